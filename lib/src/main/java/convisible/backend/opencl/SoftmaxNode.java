package convisible.backend.opencl;

import convisible.array.Shape;

/** Softmax over the first axis of each example. */
final class SoftmaxNode implements Node {
    private final Plan plan;
    private final int classes;
    private final int area;
    private Buffer y;

    SoftmaxNode(Shape input, Plan plan) {
        this.plan = plan;
        classes = input.dim(0);
        area = input.size() / classes;
    }

    @Override
    public Buffer forward(Buffer x) {
        y = plan.allocate(plan.n * classes * area);
        plan.add("softmax", "softmax", Grid.each(plan.n * area), x, y, plan.n, classes, area);
        return y;
    }

    @Override
    public Buffer backward(Buffer dy, boolean wanted) {
        if (!wanted) return null;
        Buffer dx = plan.allocate(plan.n * classes * area);
        plan.add("softmax", "softmax_backward", Grid.each(plan.n * area), y, dy, dx, plan.n, classes, area);
        return dx;
    }
}
