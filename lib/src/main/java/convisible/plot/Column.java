package convisible.plot;

import java.awt.Graphics2D;
import java.util.List;
import java.util.stream.Collectors;

/** Figures one below the other, their middles in line. */
record Column(List<Figure> figures, int gap) implements Figure {
    private static final int GAP = 10;

    Column {
        figures = List.copyOf(figures);
    }

    Column(List<Figure> figures) {
        this(figures, GAP);
    }

    @Override
    public int width() {
        return figures.stream().mapToInt(Figure::width).max().orElse(0);
    }

    @Override
    public int height() {
        return figures.stream().mapToInt(Figure::height).sum() + gap * (figures.size() - 1);
    }

    @Override
    public void draw(Graphics2D g) {
        int top = 0;
        for (Figure figure : figures) {
            Graphics2D inner = (Graphics2D) g.create();
            inner.translate((width() - figure.width()) / 2.0, top);
            figure.draw(inner);
            inner.dispose();
            top += figure.height() + gap;
        }
    }

    @Override
    public String alt() {
        return figures.stream().map(Figure::alt).collect(Collectors.joining("; "));
    }
}
