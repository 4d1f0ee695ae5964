package convisible.plot;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Figures side by side, their middles in line; what does not fit into one line goes on in the next. */
record Row(List<Figure> figures, int gap) implements Figure {
    private static final int GAP = 16;

    Row {
        figures = List.copyOf(figures);
    }

    Row(List<Figure> figures) {
        this(figures, GAP);
    }

    private List<List<Figure>> lines() {
        List<List<Figure>> lines = new ArrayList<>();
        int used = 0;
        for (Figure figure : figures) {
            if (lines.isEmpty() || used + gap + figure.width() > MAX_WIDTH - 2 * MARGIN) {
                lines.add(new ArrayList<>());
                used = -gap;
            }
            lines.get(lines.size() - 1).add(figure);
            used += gap + figure.width();
        }
        return lines;
    }

    private int width(List<Figure> line) {
        return line.stream().mapToInt(Figure::width).sum() + gap * (line.size() - 1);
    }

    private static int height(List<Figure> line) {
        return line.stream().mapToInt(Figure::height).max().orElse(0);
    }

    @Override
    public int width() {
        return lines().stream().mapToInt(this::width).max().orElse(0);
    }

    @Override
    public int height() {
        List<List<Figure>> lines = lines();
        return lines.stream().mapToInt(Row::height).sum() + gap * (lines.size() - 1);
    }

    @Override
    public void draw(Graphics2D g) {
        int top = 0;
        for (List<Figure> line : lines()) {
            int left = 0;
            for (Figure figure : line) {
                Graphics2D inner = (Graphics2D) g.create();
                inner.translate(left, top + (height(line) - figure.height()) / 2.0);
                figure.draw(inner);
                inner.dispose();
                left += figure.width() + gap;
            }
            top += height(line) + gap;
        }
    }

    @Override
    public String alt() {
        return figures.stream().map(Figure::alt).collect(Collectors.joining("; "));
    }
}
