package convisible.plot;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** Parts one after the other, with arrows between them; what does not fit into one line goes on in the next. */
final class Chain implements Part {
    static final double ARROW = 18;
    private static final double BETWEEN_LINES = 30, TURN = 10;

    /** How far lines after the first are set in, and the last part of a line stays from the edge, for the way back. */
    private static final double INDENT = TURN + ARROW;

    private record Line(List<Part> parts) {
        double width() {
            return parts.stream().mapToDouble(Part::width).sum() + ARROW * (parts.size() - 1);
        }

        /** How far below the line's top data runs. */
        double axis() {
            return parts.stream().mapToDouble(Part::in).max().orElse(0);
        }

        double height() {
            return axis()
                    + parts.stream()
                            .mapToDouble(part -> part.height() - part.in())
                            .max()
                            .orElse(0);
        }

        Part end() {
            return parts.get(parts.size() - 1);
        }
    }

    private final List<Line> lines = new ArrayList<>();

    /** @param widest where a line is broken, unless a single part is wider */
    Chain(List<Part> parts, double widest) {
        Line whole = new Line(parts);
        if (whole.width() <= widest) {
            lines.add(whole);
            return;
        }
        for (Part part : parts) {
            Line last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            if (last == null || INDENT + last.width() + ARROW + part.width() + TURN > widest)
                lines.add(last = new Line(new ArrayList<>()));
            last.parts().add(part);
        }
    }

    private double indent(int line) {
        return line == 0 ? 0 : INDENT;
    }

    @Override
    public double width() {
        double width = 0;
        for (int i = 0; i < lines.size(); i++)
            width = Math.max(width, indent(i) + lines.get(i).width() + (lines.size() == 1 ? 0 : TURN));
        return width;
    }

    @Override
    public double height() {
        return lines.stream().mapToDouble(Line::height).sum() + BETWEEN_LINES * (lines.size() - 1);
    }

    @Override
    public double in() {
        return lines.get(0).axis();
    }

    @Override
    public double right() {
        return indent(lines.size() - 1) + lines.get(lines.size() - 1).width();
    }

    @Override
    public double out() {
        Line last = lines.get(lines.size() - 1);
        return height()
                - last.height()
                + last.axis()
                - last.end().in()
                + last.end().out();
    }

    @Override
    public void draw(Graphics2D g) {
        double top = 0;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            double axis = top + line.axis(), x = indent(i), fromX = x, fromY = axis;
            for (Part part : line.parts()) {
                double middle = fromX + ARROW / 2;
                if (x > indent(i)) part.lead(g, fromX, fromY, middle, fromY, middle, axis, x, axis);
                part.drawAt(g, x, axis - part.in());
                fromX = x + part.right();
                fromY = axis - part.in() + part.out();
                x += part.width() + ARROW;
            }
            top += line.height() + BETWEEN_LINES;
            if (i + 1 == lines.size()) return;
            double between = top - BETWEEN_LINES / 2,
                    next = top + lines.get(i + 1).axis();
            Part first = lines.get(i + 1).parts().get(0);
            first.lead(g, fromX, fromY, fromX + TURN, fromY, fromX + TURN, between, 1, between, 1, next, INDENT, next);
        }
    }
}
