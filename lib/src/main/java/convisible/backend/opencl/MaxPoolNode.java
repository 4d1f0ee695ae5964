package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.layer.MaxPool2d;

/** Max pooling; what has won is remembered for the way back. */
final class MaxPoolNode implements Node {
    private final Plan plan;
    private final int in; // how many numbers, in a batch
    private final int out;
    private final int[] sizes;
    private Buffer winners;

    MaxPoolNode(MaxPool2d layer, Shape input, Plan plan) {
        this.plan = plan;
        Shape output = layer.outputShape(input);
        in = input.prepend(plan.n).size();
        out = output.prepend(plan.n).size();
        sizes = Pooling.sizes(layer.window(), input, output, plan.n, false);
    }

    @Override
    public Buffer forward(Buffer x) {
        Buffer y = plan.allocate(out);
        winners = plan.allocate(out);
        plan.add("pool", "max_pool", Grid.each(out), x, y, winners, sizes);
        plan.releaseResult(winners);
        return y;
    }

    @Override
    public Buffer backward(Buffer dy, boolean wanted) {
        if (!wanted) return null;
        Buffer dx = plan.allocate(in);
        plan.add("pool", "max_pool_backward", Grid.each(in), dy, winners, dx, sizes);
        return dx;
    }
}
