package convisible.plot;

import convisible.array.ShapeException;
import convisible.array.Tensor;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A dense network as columns of nodes, each connected to all of the next column. The inputs come first and are named 0,
 * 1, …, 9, a, b, …
 */
public final class Units implements Figure {
    private static final int NODE = 19, STEP = 21, BETWEEN = 135, TITLE_HEIGHT = 28;

    /** Connections weaker than this share of the strongest are drawn as if they had no weight. */
    private static final double LEAST = 0.02;

    private final int[] columns;
    private List<String> outputs = List.of();
    private List<String> titles = List.of();
    private float[] input;
    private float[][] strengths;

    private Units(int[] columns) {
        this.columns = columns;
    }

    static Units of(int... columns) {
        if (columns.length < 2 || Arrays.stream(columns).anyMatch(n -> n < 1 || n > Character.MAX_RADIX))
            throw new ShapeException("A network is drawn with at least two columns of 1 to " + Character.MAX_RADIX
                    + " nodes, not " + Arrays.toString(columns) + ".");
        return new Units(columns.clone());
    }

    /**
     * A name beside each node of the last column.
     *
     * @throws ShapeException if there are more or fewer names than nodes
     */
    public Units outputs(String... names) {
        Units copy = copy();
        copy.outputs = checked(names, columns[columns.length - 1], "outputs");
        return copy;
    }

    /**
     * A line of text above each column.
     *
     * @throws ShapeException if there are more or fewer than columns
     */
    public Units titles(String... titles) {
        Units copy = copy();
        copy.titles = checked(titles, columns.length, "columns");
        return copy;
    }

    private static List<String> checked(String[] names, int length, String what) {
        if (names.length != length)
            throw new ShapeException("This network has " + length + " " + what + ", but " + names.length
                    + " names were given. Give one for each.");
        return List.of(names);
    }

    /**
     * The inputs as dark as a picture's pixels: 0 is light, 1 is dark. Connections of those that are 0 are left out, as
     * they add nothing.
     *
     * @param x as many numbers as there are inputs, in any shape
     */
    public Units input(INDArray x) {
        Units copy = copy();
        copy.input = Tensor.of(x).data();
        if (copy.input.length != columns[0])
            throw new ShapeException(
                    "This network has " + columns[0] + " inputs, but " + copy.input.length + " numbers were given.");
        return copy;
    }

    /**
     * The connections of the inputs as strong as these numbers, the largest strongest: orange above 0, blue below, grey
     * at 0.
     *
     * @param strengths units × inputs, weights say, or how much they changed
     */
    public Units weights(INDArray strengths) {
        Units copy = copy();
        copy.strengths = Tensor.of(strengths).rows();
        if (copy.strengths.length != columns[1] || copy.strengths[0].length != columns[0])
            throw new ShapeException("The first connections of this network are " + columns[1] + "×" + columns[0]
                    + ", but these weights are " + copy.strengths.length + "×" + copy.strengths[0].length + ".");
        return copy;
    }

    private Units copy() {
        Units copy = new Units(columns);
        copy.outputs = outputs;
        copy.titles = titles;
        copy.input = input;
        copy.strengths = strengths;
        return copy;
    }

    /** Room left of the first column, so that its title is not cut off. */
    private double margin() {
        double title = titles.isEmpty() ? 0 : Style.textWidth(Style.TITLE, titles.get(0)) / 2.0;
        return Math.max(NODE / 2.0 + 2, title);
    }

    private double right() {
        int names = outputs.stream()
                .mapToInt(name -> Style.textWidth(Style.TEXT, name))
                .max()
                .orElse(0);
        double title = titles.isEmpty() ? 0 : Style.textWidth(Style.TITLE, titles.get(columns.length - 1)) / 2.0;
        return Math.max(title, NODE / 2.0 + (names == 0 ? 2 : 10 + names));
    }

    @Override
    public int width() {
        return (int) Math.ceil(margin() + (columns.length - 1) * BETWEEN + right());
    }

    private int top() {
        return titles.isEmpty() ? 0 : TITLE_HEIGHT;
    }

    @Override
    public int height() {
        return top() + Arrays.stream(columns).max().orElseThrow() * STEP;
    }

    private double x(int column) {
        return margin() + column * BETWEEN;
    }

    private double y(int column, int node) {
        double room = height() - top();
        double step = Math.min(2.0 * STEP, room / columns[column]);
        return top() + room / 2 + (node - (columns[column] - 1) / 2.0) * step;
    }

    @Override
    public void draw(Graphics2D g) {
        Object smooth = g.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF); // a third of the bytes
        for (int column = 0; column + 1 < columns.length; column++) drawConnections(g, column, false);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smooth);
        if (strengths != null) drawConnections(g, 0, true);
        for (int column = 0; column < columns.length; column++) {
            for (int node = 0; node < columns[column]; node++) drawNode(g, column, node);
            g.setColor(Style.INK);
            if (!titles.isEmpty()) Style.centred(g, Style.TITLE, titles.get(column), x(column), TITLE_HEIGHT / 2.0 - 4);
        }
        int last = columns.length - 1;
        for (int node = 0; node < outputs.size(); node++) {
            double half = Style.textWidth(Style.TEXT, outputs.get(node)) / 2.0;
            Style.centred(g, Style.TEXT, outputs.get(node), x(last) + NODE / 2.0 + 8 + half, y(last, node));
        }
    }

    private boolean isLeftOut(int from) {
        return input != null && input[from] == 0;
    }

    /** @param weighted those with a strength, in colour, or else all of them, in grey */
    private void drawConnections(Graphics2D g, int column, boolean weighted) {
        double largest = weighted ? Palette.largest(strengths) : 1;
        Color grey = input == null ? Style.pale(Style.FADED) : Style.FAINT; // darker where there are few
        for (int from = 0; from < columns[column]; from++) {
            if (column == 0 && isLeftOut(from)) continue;
            for (int to = 0; to < columns[column + 1]; to++) {
                double share = weighted && largest > 0 ? strengths[to][from] / largest : 0;
                if (weighted && Math.abs(share) < LEAST) continue;
                g.setColor(weighted ? Palette.SIGNED.color(Math.signum(share)) : grey);
                g.setStroke(Style.line(weighted ? 0.6 + 3.4 * Math.abs(share) : 1));
                g.draw(new Line2D.Double(x(column), y(column, from), x(column + 1), y(column + 1, to)));
            }
        }
    }

    private void drawNode(Graphics2D g, int column, int node) {
        double x = x(column), y = y(column, node);
        Ellipse2D circle = new Ellipse2D.Double(x - NODE / 2.0, y - NODE / 2.0, NODE, NODE);
        Color fill = column == 0 && input != null ? Palette.INK.color(input[node]) : Style.PAPER;
        g.setColor(fill);
        g.fill(circle);
        g.setColor(Style.FADED);
        g.setStroke(Style.line(1.2));
        g.draw(circle);
        if (column > 0) return;
        Font font = Style.TEXT.deriveFont(12f);
        g.setColor(Style.readableOn(fill));
        Style.centred(g, font, name(node), x, y);
    }

    private static String name(int input) {
        return Integer.toString(input, Character.MAX_RADIX);
    }

    @Override
    public String alt() {
        StringJoiner alt = new StringJoiner("; ");
        String sizes = Arrays.stream(columns).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        alt.add("columns of " + sizes + " nodes; each is connected to all of the next column");
        if (!outputs.isEmpty()) alt.add("the last are " + String.join(" and ", outputs));
        if (input != null)
            alt.add("only dark inputs have connections: "
                    + names(IntStream.range(0, columns[0]).filter(i -> !isLeftOut(i))));
        if (strengths != null) {
            double least = LEAST * Palette.largest(strengths);
            alt.add("connections in colour come from "
                    + names(IntStream.range(0, columns[0])
                            .filter(i -> !isLeftOut(i)
                                    && Arrays.stream(strengths)
                                            .anyMatch(unit -> unit[i] != 0 && Math.abs(unit[i]) >= least))));
        }
        return alt.toString();
    }

    private static String names(IntStream inputs) {
        String names = inputs.mapToObj(Units::name).collect(Collectors.joining(" "));
        return names.isEmpty() ? "none" : names;
    }
}
