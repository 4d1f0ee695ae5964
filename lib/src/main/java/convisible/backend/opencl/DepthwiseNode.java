package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.layer.Conv2d;
import convisible.layer.Window;

/** Depthwise convolution, its bias, and an activation after it; see {@code depthwise.cl}. */
final class DepthwiseNode implements Node {
    private static final int SMALLEST_SLICE = 4096;
    private static final int MOST_SLICES = 64;

    private final Plan plan;
    private final String path;
    private final Activation then;
    private final boolean hasBias;
    private final int in; // how many numbers, in a batch
    private final int out;
    private final int filters;
    private final int area; // of a result
    private final int window; // F·F
    private final int[] sizes; // the kernels' struct
    private final Buffer weight;
    private Buffer x;
    private Buffer y;

    DepthwiseNode(Conv2d layer, Shape input, String path, Activation then, Plan plan) {
        this.plan = plan;
        this.path = path;
        this.then = then;
        hasBias = layer.bias();
        Shape output = layer.outputShape(input);
        in = input.prepend(plan.n).size();
        out = output.prepend(plan.n).size();
        filters = output.dim(0);
        area = output.dim(1) * output.dim(2);
        Window window = layer.window();
        this.window = window.filter().height() * window.filter().width();
        sizes = new int[] {
            plan.n,
            input.dim(0),
            input.dim(1),
            input.dim(2),
            filters,
            output.dim(1),
            output.dim(2),
            window.filter().height(),
            window.filter().width(),
            window.stride().height(),
            window.stride().width(),
            window.padding().height(),
            window.padding().width(),
            window.dilation().height(),
            window.dilation().width()
        };
        weight = plan.parameters.weight(path + "weight");
    }

    @Override
    public Buffer forward(Buffer x) {
        this.x = x;
        y = plan.allocate(out);
        Buffer bias = hasBias ? plan.parameters.weight(path + "bias") : weight;
        int biased = hasBias ? 1 : 0;
        plan.add("depthwise", "forward", Grid.each(out), x, weight, bias, y, sizes, biased, then.low, then.high);
        return y;
    }

    @Override
    public Buffer backward(Buffer given, boolean wanted) {
        Buffer dy = plan.back(then, y, given, out);
        Slices slices = Slices.of(plan.n * area, SMALLEST_SLICE, MOST_SLICES);
        int sums = filters * window;
        Grid grid = Grid.groups(slices.count() * sums);
        Buffer dweight = plan.parameters.gradient(path + "weight");
        slices.sum(
                plan,
                sums,
                dweight,
                parts -> plan.add("depthwise", "backward_weights", grid, x, dy, parts, sizes, slices.size()));
        if (hasBias) new Channels(plan.n, filters, area).sum(plan, dy, plan.parameters.gradient(path + "bias"));
        Buffer dx = wanted ? plan.allocate(in) : null;
        if (wanted) plan.add("depthwise", "backward_data", Grid.each(in), dy, weight, dx, sizes);
        if (dy != given) plan.release(dy);
        return dx;
    }
}
