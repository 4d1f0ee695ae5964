package convisible.plot;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Figures, each at a place of its own. */
final class Board implements Figure {
    private record Piece(Figure figure, double left, double top) {}

    private final List<Piece> pieces = new ArrayList<>();

    /** The figure's top left corner at (left, top). */
    void put(Figure figure, double left, double top) {
        pieces.add(new Piece(figure, left, top));
    }

    /** The figure's middle at (x, y). */
    void putCentred(Figure figure, double x, double y) {
        put(figure, x - figure.width() / 2.0, y - figure.height() / 2.0);
    }

    @Override
    public int width() {
        return (int) Math.ceil(pieces.stream()
                .mapToDouble(piece -> piece.left() + piece.figure().width())
                .max()
                .orElse(0));
    }

    @Override
    public int height() {
        return (int) Math.ceil(pieces.stream()
                .mapToDouble(piece -> piece.top() + piece.figure().height())
                .max()
                .orElse(0));
    }

    @Override
    public void draw(Graphics2D g) {
        for (Piece piece : pieces) {
            Graphics2D inner = (Graphics2D) g.create();
            inner.translate(piece.left(), piece.top());
            piece.figure().draw(inner);
            inner.dispose();
        }
    }

    @Override
    public String alt() {
        return pieces.stream().map(piece -> piece.figure().alt()).collect(Collectors.joining("; "));
    }
}
