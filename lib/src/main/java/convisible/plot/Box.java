package convisible.plot;

import convisible.array.Shape;
import convisible.array.ShapeException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/**
 * A box of numbers in a 3-D look: height and width in front, channels into the depth, each edge labelled. Lengths are
 * compressed (a power of 0.4), the same in every box, so that 3 channels and 512 both fit a page.
 */
public final class Box implements Figure {
    private static final int TITLE_HEIGHT = 24;
    private static final int LABEL = 22;
    private static final double SIDE = 20, DEPTH = 9, SLANT = 0.62;
    private static final Color FRONT = new Color(0xE8EFF7), TOP = new Color(0xF6F9FC), FLANK = new Color(0xC9D8E8);

    private static final double LONGEST = 320;

    /** Lines between the channels that are closer would only make the box grey. */
    private static final double CLOSEST_LINES = 2.5;

    private final Shape shape; // C×H×W
    private final boolean vector;
    private final String title;

    private Box(Shape shape, boolean vector, String title) {
        this.shape = shape;
        this.vector = vector;
        this.title = title;
    }

    /** @throws ShapeException if the shape is neither C×H×W nor F */
    static Box of(Shape shape) {
        if (shape.rank() == 1) return new Box(Shape.shape(shape.dim(0), 1, 1), true, "");
        if (shape.rank() != 3)
            throw new ShapeException("A box is C×H×W (or F for a vector), but this shape is " + shape
                    + ". For a batch, draw one example: shape.dropFirst().");
        return new Box(shape, false, "");
    }

    /** The same with a line of text above. */
    public Box title(String title) {
        return new Box(shape, vector, title);
    }

    private static double length(double one, int number) {
        return Math.min(LONGEST, one * Math.pow(number, 0.4));
    }

    private double boxWidth() {
        return length(SIDE, shape.dim(2));
    }

    private double boxHeight() {
        return length(SIDE, shape.dim(1));
    }

    /** How far the back lies to the right; it lies as far up times {@link #SLANT}. */
    private double shift() {
        return length(DEPTH, shape.dim(0));
    }

    private static int width(int number) {
        return Style.textWidth(Style.TEXT, Integer.toString(number));
    }

    /** Room for the height's label on the left; a vector has none. */
    private int left() {
        return vector ? 0 : width(shape.dim(1)) + 8;
    }

    /** The depth's label stands to the right of the middle of its edge. */
    private double right() {
        return Math.max(0, 8 + width(shape.dim(0)) - shift() / 2) + 2;
    }

    private double drawingWidth() {
        return Math.max(left() + boxWidth() + shift() + right(), left() + boxWidth() / 2 + width(shape.dim(2)));
    }

    @Override
    public int width() {
        return (int) Math.ceil(Math.max(drawingWidth(), title.isEmpty() ? 0 : Style.textWidth(Style.TITLE, title)));
    }

    @Override
    public int height() {
        return (int) Math.ceil((title.isEmpty() ? 0 : TITLE_HEIGHT) + SLANT * shift() + boxHeight() + LABEL + 2);
    }

    @Override
    public void draw(Graphics2D g) {
        g.setColor(Style.INK);
        if (!title.isEmpty()) Style.centred(g, Style.TITLE, title, width() / 2.0, TITLE_HEIGHT / 2.0 - 3);
        double x = left() + (width() - drawingWidth()) / 2, w = boxWidth(), h = boxHeight(), dx = shift();
        double dy = SLANT * dx, y = height() - LABEL - 1 - h;
        face(g, FRONT, x, y, x + w, y, x + w, y + h, x, y + h);
        face(g, TOP, x, y, x + dx, y - dy, x + w + dx, y - dy, x + w, y);
        face(g, FLANK, x + w, y, x + w + dx, y - dy, x + w + dx, y + h - dy, x + w, y + h);
        channelLines(g, x, y, w, h, dx, dy);
        g.setColor(Style.INK);
        if (!vector) {
            label(g, shape.dim(2), x + w / 2, y + h + LABEL / 2.0 + 1);
            label(g, shape.dim(1), x - 6 - width(shape.dim(1)) / 2.0, y + h / 2);
        }
        label(g, shape.dim(0), x + w + dx / 2 + 8 + width(shape.dim(0)) / 2.0, y + h - dy / 2 + 8);
    }

    private static void face(Graphics2D g, Color color, double... corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0], corners[1]);
        for (int i = 2; i < corners.length; i += 2) path.lineTo(corners[i], corners[i + 1]);
        path.closePath();
        g.setColor(color);
        g.fill(path);
        g.setColor(Style.INK);
        g.setStroke(Style.line(1.2));
        g.draw(path);
    }

    private void channelLines(Graphics2D g, double x, double y, double w, double h, double dx, double dy) {
        int channels = shape.dim(0);
        if (dx / channels < CLOSEST_LINES) return;
        g.setColor(Style.FADED);
        g.setStroke(Style.line(0.8));
        for (int c = 1; c < channels; c++) {
            double sx = dx * c / channels, sy = dy * c / channels;
            g.draw(new Line2D.Double(x + sx, y - sy, x + w + sx, y - sy));
            g.draw(new Line2D.Double(x + w + sx, y - sy, x + w + sx, y + h - sy));
        }
    }

    private static void label(Graphics2D g, int number, double x, double y) {
        Style.centred(g, Style.TEXT, Integer.toString(number), x, y);
    }

    @Override
    public String alt() {
        return (title.isEmpty() ? "" : title + ": ")
                + (vector
                        ? "a vector of " + shape.dim(0) + " numbers"
                        : "a box of " + shape.dim(0) + (shape.dim(0) == 1 ? " channel, " : " channels, ") + shape.dim(1)
                                + " high and " + shape.dim(2) + " wide");
    }
}
