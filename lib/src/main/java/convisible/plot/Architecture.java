package convisible.plot;

import convisible.array.Shape;
import convisible.layer.BatchNorm2d;
import convisible.layer.Concat;
import convisible.layer.Conv2d;
import convisible.layer.Dropout;
import convisible.layer.Layer;
import convisible.layer.Linear;
import convisible.layer.LocalResponseNorm;
import convisible.layer.ReLU;
import convisible.layer.ReLU6;
import convisible.layer.Sequential;
import convisible.layer.Softmax;
import convisible.layer.Sum;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A network as a drawing, left to right and line by line: a box for each layer with its options, its output shape and
 * its weights; a slim one for what changes no shape; branches above each other. It needs no weights, only shapes.
 */
public final class Architecture implements Figure {
    static final Color OTHER = new Color(0xF3F1EC);
    private static final Color CONVOLUTION = new Color(0xDCE8F5),
            LINEAR = new Color(0xFBE3D0),
            SLIM = new Color(0xFBF6DF);
    private static final int TOTAL = 34, LONGEST_LINE = 13, LONGEST_ALT = 800;

    private final Layer layer;
    private final Shape input;
    private final Part drawing;

    private Architecture(Layer layer, Shape input, Part drawing) {
        this.layer = layer;
        this.input = input;
        this.drawing = drawing;
    }

    /** @throws convisible.array.ShapeException if the layer does not fit the input */
    static Architecture of(Layer layer, Shape input) {
        List<Part> parts = new ArrayList<>(List.of(new LayerBox(List.of("input", input.toString()), Style.PAPER)));
        double widest = MAX_WIDTH - 2 * MARGIN - 2;
        addParts(parts, layer, input, widest);
        return new Architecture(layer, input, new Chain(parts, widest));
    }

    private static void addParts(List<Part> parts, Layer layer, Shape input, double widest) {
        if (layer instanceof Sequential sequential) {
            List<Shape> shapes = sequential.shapes(input);
            for (int i = 0; i < sequential.layers().size(); i++)
                addParts(parts, sequential.layers().get(i), shapes.get(i), widest);
        } else if (layer instanceof Concat concat) {
            parts.add(new Join(branches(concat.branches(), input, widest), "concat → " + concat.outputShape(input)));
        } else if (layer instanceof Sum sum) {
            parts.add(new Join(branches(sum.branches(), input, widest), Join.SUM));
        } else parts.add(box(layer, input));
    }

    private static List<Part> branches(List<Layer> branches, Shape input, double widest) {
        List<Part> drawn = new ArrayList<>();
        for (Layer branch : branches) {
            List<Part> parts = new ArrayList<>();
            addParts(parts, branch, input, widest - Join.ENDS);
            drawn.add(parts.isEmpty() ? Join.SKIP : new Chain(parts, widest - Join.ENDS));
        }
        return drawn;
    }

    private static Part box(Layer layer, Shape input) {
        if (isSlim(layer)) return new SlimBox(layer.getClass().getSimpleName(), SLIM, LayerBox.HEIGHT);
        List<String> lines = new ArrayList<>(words(layer.toString()));
        String output = layer.outputShape(input).toString();
        if (lines.contains(output)) lines.remove(output); // a linear layer's one option
        lines.add("→ " + output);
        long weights = layer.weightCount(input);
        if (weights > 0) lines.add(String.format(Locale.ROOT, "%,d weights", weights));
        return new LayerBox(lines, layer instanceof Conv2d ? CONVOLUTION : layer instanceof Linear ? LINEAR : OTHER);
    }

    /** What changes numbers but no shape. */
    private static boolean isSlim(Layer layer) {
        return layer instanceof ReLU
                || layer instanceof ReLU6
                || layer instanceof BatchNorm2d
                || layer instanceof LocalResponseNorm
                || layer instanceof Dropout
                || layer instanceof Softmax;
    }

    /** {@code Conv2d(6, 5×5, padding 2)} as lines: the name, then as many options in each line as it takes. */
    private static List<String> words(String layer) {
        int options = layer.indexOf('(');
        if (options < 0) return List.of(layer);
        List<String> lines = new ArrayList<>(List.of(layer.substring(0, options)));
        String line = "";
        for (String option : layer.substring(options + 1, layer.length() - 1).split(", ")) {
            if (!line.isEmpty() && line.length() + option.length() > LONGEST_LINE) {
                lines.add(line + ",");
                line = option;
            } else line += (line.isEmpty() ? "" : ", ") + option;
        }
        if (!line.isEmpty()) lines.add(line);
        return lines;
    }

    private String total() {
        return String.format(
                Locale.ROOT,
                "%,d weights, %,d multiply-adds for one example",
                layer.weightCount(input),
                layer.multiplyAdds(input));
    }

    @Override
    public int width() {
        return Math.max(
                (int) Math.ceil(drawing.width()) + 2, Caption.of(total()).width());
    }

    @Override
    public int height() {
        return (int) Math.ceil(drawing.height()) + 2 + TOTAL;
    }

    @Override
    public void draw(Graphics2D g) {
        drawing.drawAt(g, (width() - drawing.width()) / 2, 1);
        g.setColor(Style.INK);
        Style.centred(g, Style.TEXT, total(), width() / 2.0, height() - TOTAL / 2.0 + 4);
    }

    @Override
    public String alt() {
        String layers = layer.toString();
        return "Architecture for an input of " + input + ": "
                + (layers.length() <= LONGEST_ALT
                        ? layers
                        : layer.summary(input).rowCount() - 2 + " steps")
                + "; output " + layer.outputShape(input) + ", "
                + total();
    }
}
