package convisible.plot;

import convisible.layer.Size;
import convisible.layer.Window;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A network as nodes and edges: the pixels of a square picture on the left, named 0, 1, …, 9, a, b, …; the outputs of a
 * window that slides over it on the right, y0, y1, …. An edge's colour says which weight of the filter it carries, so
 * edges of one colour share a weight.
 */
public final class Connections implements Figure {
    private static final int NODE = 24;
    private static final int STEP = 28;
    private static final int WIDTH = 420;

    /** @param weight of the filter, or in a dense layer of the output */
    record Edge(int from, int weight) {}

    private final int side;
    private final Window window;
    private List<Integer> shown;
    private boolean dense;

    private Connections(int side, Window window) {
        this.side = side;
        this.window = window;
        shown = new ArrayList<>();
        for (int i = 0; i < outputs(); i++) shown.add(i);
    }

    static Connections of(int side, int filter, int stride) {
        return new Connections(side, Window.of(Size.square(filter), Size.square(stride)));
    }

    /** Only the edges of these outputs. */
    public Connections only(Integer... outputs) {
        Connections copy = new Connections(side, window);
        copy.dense = dense;
        copy.shown = List.of(outputs);
        return copy;
    }

    /** Every pixel connected to every output, as in a fully connected layer. */
    public Connections dense() {
        Connections copy = new Connections(side, window);
        copy.shown = shown;
        copy.dense = true;
        return copy;
    }

    /**
     * A window that moves by so many pixels at a time; the edges of all its outputs.
     *
     * @throws convisible.array.ShapeException if it is below 1
     */
    public Connections stride(int stride) {
        Connections copy = new Connections(side, window.withStride(Size.square(stride)));
        copy.dense = dense;
        return copy;
    }

    /** The same as two planes, the pixels below and the outputs above. */
    public Figure planes() {
        return planes(1);
    }

    /** The same for a picture of several channels: a plane of pixels for each, one below the other. */
    public Figure planes(int channels) {
        return new ConnectionPlanes(this, channels);
    }

    /** The connections of one output after the other, at last of all. */
    Animation appearing() {
        List<Figure> frames = new ArrayList<>();
        for (int output : shown) frames.add(only(output));
        frames.add(this);
        return new Animation(
                frames, 900, "Animation: the connections of one output after the other, at last of all. " + alt());
    }

    int side() {
        return side;
    }

    /** How many outputs there are along a side. */
    int outputSide() {
        return window.output(Size.square(side)).width();
    }

    boolean isDense() {
        return dense;
    }

    List<Integer> shown() {
        return shown;
    }

    private int outputs() {
        return outputSide() * outputSide();
    }

    List<Edge> edges(int output) {
        List<Edge> edges = new ArrayList<>();
        int across = outputSide(), filter = window.filter().width();
        int top = output / across * window.stride().height(),
                left = output % across * window.stride().width();
        if (dense) for (int i = 0; i < side * side; i++) edges.add(new Edge(i, i));
        else
            for (int u = 0; u < filter; u++)
                for (int v = 0; v < filter; v++) edges.add(new Edge((top + u) * side + left + v, u * filter + v));
        return edges;
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return side * side * STEP;
    }

    private Point2D pixel(int i) {
        return new Point2D.Double(NODE, STEP / 2.0 + i * STEP);
    }

    private Point2D output(int i) {
        double step = Math.min(2.0 * STEP, height() / (double) outputs());
        return new Point2D.Double(WIDTH - NODE - 8, height() / 2.0 + (i - (outputs() - 1) / 2.0) * step);
    }

    @Override
    public void draw(Graphics2D g) {
        boolean[] used = new boolean[side * side];
        for (int output : shown)
            for (Edge edge : edges(output)) {
                used[edge.from()] = true;
                g.setColor(dense ? Style.FAINT : Style.accent(edge.weight()));
                g.setStroke(Style.line(dense ? 1 : 2));
                g.draw(new Line2D.Double(pixel(edge.from()), output(output)));
            }
        for (int i = 0; i < side * side; i++) node(g, pixel(i), Integer.toString(i, Character.MAX_RADIX), used[i]);
        for (int i = 0; i < outputs(); i++) node(g, output(i), "y" + i, shown.contains(i));
        if (shown.size() == 1 && !dense) edges(shown.get(0)).forEach(edge -> label(g, edge));
    }

    private void label(Graphics2D g, Edge edge) {
        Point2D from = pixel(edge.from()), to = output(shown.get(0));
        double x = from.getX() + 0.3 * (to.getX() - from.getX()), y = from.getY() + 0.3 * (to.getY() - from.getY());
        String text = "w" + (edge.weight() + 1);
        double room = Style.textWidth(Style.TITLE, text) / 2.0 + 4;
        g.setColor(Style.PAPER);
        g.fill(new Ellipse2D.Double(x - room, y - 10, 2 * room, 20));
        g.setColor(Style.accent(edge.weight()));
        Style.centred(g, Style.TITLE, text, x, y);
    }

    private static void node(Graphics2D g, Point2D at, String name, boolean used) {
        Ellipse2D circle = new Ellipse2D.Double(at.getX() - NODE / 2.0, at.getY() - NODE / 2.0, NODE, NODE);
        Color fill = used ? Style.INK : Style.PAPER;
        g.setColor(fill);
        g.fill(circle);
        g.setColor(used ? Style.INK : Style.FAINT);
        g.setStroke(Style.line(1.2));
        g.draw(circle);
        Font font = Style.TEXT.deriveFont(12f);
        g.setColor(used ? Style.PAPER : Style.INK);
        Style.centred(g, font, name, at.getX(), at.getY());
    }

    @Override
    public String alt() {
        StringJoiner alt = new StringJoiner("; ");
        alt.add("nodes for " + side * side + " pixels on the left and " + outputs() + " outputs on the right");
        if (dense)
            return alt.add("every pixel is connected to " + (shown.size() == 1 ? "y" + shown.get(0) : "every output"))
                    .toString();
        for (int output : shown) {
            StringJoiner pixels = new StringJoiner(", ");
            for (Edge edge : edges(output))
                pixels.add(Integer.toString(edge.from(), Character.MAX_RADIX) + " by w" + (edge.weight() + 1));
            alt.add("y" + output + " is connected to the pixels " + pixels);
        }
        return alt.toString();
    }
}
