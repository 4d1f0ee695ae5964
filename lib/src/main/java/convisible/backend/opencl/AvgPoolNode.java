package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.layer.AvgPool2d;

/** Average pooling. */
final class AvgPoolNode implements Node {
    private final Plan plan;
    private final int in; // how many numbers, in a batch
    private final int out;
    private final int[] sizes;

    AvgPoolNode(AvgPool2d layer, Shape input, Plan plan) {
        this.plan = plan;
        Shape output = layer.outputShape(input);
        in = input.prepend(plan.n).size();
        out = output.prepend(plan.n).size();
        sizes = Pooling.sizes(layer.window(), input, output, plan.n, layer.countPadding());
    }

    @Override
    public Buffer forward(Buffer x) {
        Buffer y = plan.allocate(out);
        plan.add("pool", "avg_pool", Grid.each(out), x, y, sizes);
        return y;
    }

    @Override
    public Buffer backward(Buffer dy, boolean wanted) {
        if (!wanted) return null;
        Buffer dx = plan.allocate(in);
        plan.add("pool", "avg_pool_backward", Grid.each(in), dy, dx, sizes);
        return dx;
    }
}
