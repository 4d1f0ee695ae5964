package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.backend.opencl.Products.Factor;
import convisible.layer.Conv2d;
import convisible.layer.Size;
import convisible.layer.Window;

/** Convolution, its bias, and an activation after it; see {@code convolution.cl}. */
final class ConvNode implements Node {
    /** For the gradient by the weights the places of a batch are cut into slices of at least so many, … */
    private static final int SMALLEST_SLICE = 256;

    /** … and so that there are no more tiles than this, all slices together, if a tile is so large. */
    private static final int MOST_TILES = 512;

    private static final int TILE = 64;

    private final Plan plan;
    private final String path;
    private final Activation then;
    private final boolean hasBias;
    private final Shape in; // C×H×W
    private final Shape out; // K×H'×W'
    private final Window window;
    private final int groups;
    private final int taps; // of a filter
    private final int[] sizes; // the kernels' struct
    private final Buffer weight;
    private final Buffer table; // of a filter's taps
    private Buffer x;
    private Buffer y;

    private ConvNode(Conv2d layer, Shape input, String path, Activation then, Plan plan) {
        this.plan = plan;
        this.path = path;
        this.then = then;
        hasBias = layer.bias();
        in = input;
        out = layer.outputShape(input);
        window = layer.window();
        groups = layer.groups();
        int area = window.filter().height() * window.filter().width();
        taps = in.dim(0) / groups * area;
        sizes = new int[] {
            plan.n,
            in.dim(0),
            in.dim(1),
            in.dim(2),
            out.dim(0),
            out.dim(1),
            out.dim(2),
            window.stride().height(),
            window.stride().width(),
            window.padding().height(),
            window.padding().width(),
            groups,
            area,
            taps
        };
        weight = plan.parameters.weight(path + "weight");
        table = table(in.dim(0) / groups, area(in), in.dim(2), 1, area);
    }

    static Node of(Conv2d layer, Shape input, String path, Activation then, Plan plan) {
        boolean depthwise = layer.groups() > 1 && layer.groups() == input.dim(0);
        return depthwise
                ? new DepthwiseNode(layer, input, path, then, plan)
                : new ConvNode(layer, input, path, then, plan);
    }

    /**
     * A line for each tap of {@code planes} planes: offset, row, column, weight.
     *
     * @param area how far the offset goes from plane to plane
     * @param down from row to row
     * @param across from column to column
     * @param step how far the weights go from plane to plane
     */
    private Buffer table(int planes, int area, int down, int across, int step) {
        Size filter = window.filter(), dilation = window.dilation();
        int[] lines = new int[planes * filter.height() * filter.width() * 4];
        int to = 0;
        for (int plane = 0; plane < planes; plane++)
            for (int u = 0; u < filter.height(); u++)
                for (int v = 0; v < filter.width(); v++) {
                    int row = u * dilation.height(), column = v * dilation.width();
                    lines[to++] = plane * area + row * down + column * across;
                    lines[to++] = row;
                    lines[to++] = column;
                    lines[to++] = plane * step + u * filter.width() + v;
                }
        return plan.constant(lines);
    }

    @Override
    public Buffer forward(Buffer x) {
        this.x = x;
        y = plan.allocate(out);
        Buffer bias = hasBias ? plan.parameters.weight(path + "bias") : null;
        if (pointwise())
            new Products(plan.n, out.dim(0), area(out), taps)
                    .add(plan, Factor.rows(weight, taps), planes(x, in), bias, 1, 0, y, then);
        else
            plan.addTiled(
                    "convolution",
                    "forward",
                    out.dim(0) / groups,
                    plan.n * area(out),
                    groups,
                    x,
                    weight,
                    table,
                    hasBias ? bias : weight,
                    y,
                    sizes,
                    hasBias ? 1 : 0,
                    then.low,
                    then.high);
        return y;
    }

    /** Whether every place of y is made of the one place of x below it: then x is the matrix already. */
    private boolean pointwise() {
        return groups == 1
                && window.filter().isAll(1)
                && window.stride().isAll(1)
                && window.padding().isAll(0);
    }

    /** A picture's channels as the rows of a matrix. */
    private static Factor planes(Buffer pictures, Shape shape) {
        return Factor.rows(pictures, area(shape)).layers(shape.size());
    }

    private static int area(Shape shape) {
        return shape.dim(1) * shape.dim(2);
    }

    @Override
    public Buffer backward(Buffer given, boolean wanted) {
        Buffer dy = plan.back(then, y, given, plan.n * out.size());
        backwardWeights(dy);
        if (hasBias) new Channels(plan.n, out.dim(0), area(out)).sum(plan, dy, plan.parameters.gradient(path + "bias"));
        Buffer dx = wanted ? backwardData(dy) : null;
        if (dy != given) plan.release(dy);
        return dx;
    }

    private void backwardWeights(Buffer dy) {
        int filters = out.dim(0) / groups, tiles = groups * Slices.ceil(filters, TILE) * Slices.ceil(taps, TILE);
        Slices slices = Slices.of(plan.n * area(out), SMALLEST_SLICE, MOST_TILES / tiles);
        slices.sum(
                plan,
                out.dim(0) * taps,
                plan.parameters.gradient(path + "weight"),
                parts -> plan.addTiled(
                        "convolution",
                        "backward_weights",
                        filters,
                        taps,
                        slices.count() * groups,
                        x,
                        dy,
                        table,
                        parts,
                        sizes,
                        slices.size()));
    }

    private Buffer backwardData(Buffer dy) {
        Buffer dx = plan.allocate(in);
        if (pointwise())
            new Products(plan.n, in.dim(0), area(in), out.dim(0))
                    .add(plan, Factor.rows(weight, taps).transposed(), planes(dy, out), dx);
        else
            plan.addTiled(
                    "convolution",
                    "backward_data",
                    in.dim(0) / groups,
                    plan.n * area(in),
                    groups,
                    dy,
                    weight,
                    table(out.dim(0) / groups, area(out), 0, 0, taps),
                    dx,
                    sizes);
        return dx;
    }
}
