package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.layer.LocalResponseNorm;

/** Local response normalisation; the scale of every number is remembered for the way back. */
final class LocalResponseNormNode implements Node {
    private final Plan plan;
    private final int count;
    private final int channels;
    private final int area;
    private final int reach;
    private final float share;
    private final float beta;
    private final float k;
    private Buffer x;
    private Buffer scale;

    LocalResponseNormNode(LocalResponseNorm layer, Shape input, Plan plan) {
        this.plan = plan;
        count = input.prepend(plan.n).size();
        channels = input.dim(0);
        area = input.dim(1) * input.dim(2);
        reach = layer.size() / 2;
        share = (float) (layer.alpha() / layer.size());
        beta = (float) layer.beta();
        k = (float) layer.k();
    }

    @Override
    public Buffer forward(Buffer x) {
        this.x = x;
        scale = plan.allocate(count);
        Buffer y = plan.allocate(count);
        plan.add("response", "normalise", Grid.each(count), x, scale, y, count, channels, area, reach, share, beta, k);
        plan.releaseResult(scale);
        return y;
    }

    @Override
    public Buffer backward(Buffer dy, boolean wanted) {
        if (!wanted) return null;
        Buffer dx = plan.allocate(count);
        Grid grid = Grid.each(count);
        plan.add("response", "normalise_backward", grid, x, scale, dy, dx, count, channels, area, reach, share, beta);
        return dx;
    }
}
