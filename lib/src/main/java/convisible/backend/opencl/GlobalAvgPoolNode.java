package convisible.backend.opencl;

import convisible.array.Shape;

/** The mean of each channel. */
final class GlobalAvgPoolNode implements Node {
    private final Plan plan;
    private final int planes;
    private final int area;

    GlobalAvgPoolNode(Shape input, Plan plan) {
        this.plan = plan;
        planes = plan.n * input.dim(0);
        area = input.dim(1) * input.dim(2);
    }

    @Override
    public Buffer forward(Buffer x) {
        Buffer y = plan.allocate(planes);
        plan.add("pool", "global_avg_pool", Grid.each(planes), x, y, planes, area);
        return y;
    }

    @Override
    public Buffer backward(Buffer dy, boolean wanted) {
        if (!wanted) return null;
        int count = planes * area;
        Buffer dx = plan.allocate(count);
        plan.add("pool", "global_avg_pool_backward", Grid.each(count), dy, dx, count, area);
        return dx;
    }
}
