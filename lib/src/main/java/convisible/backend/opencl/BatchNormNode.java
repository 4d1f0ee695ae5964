package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.layer.BatchNorm2d;

/** Batch normalisation, and an activation after it; see {@code normalisation.cl}. */
final class BatchNormNode implements Node {
    private final Plan plan;
    private final String path;
    private final Activation then;
    private final int channels;
    private final int area;
    private final int count;
    private final float epsilon;
    private final float momentum;
    private final Buffer weight;
    private final Buffer bias;
    private final Buffer runningMean;
    private final Buffer runningVariance;
    private Buffer mean;
    private Buffer variance;
    private Buffer x;
    private Buffer y;

    BatchNormNode(BatchNorm2d layer, Shape input, String path, Activation then, Plan plan) {
        this.plan = plan;
        this.path = path;
        this.then = then;
        channels = input.dim(0);
        area = input.dim(1) * input.dim(2);
        count = input.prepend(plan.n).size();
        epsilon = (float) layer.epsilon();
        momentum = (float) layer.momentum();
        weight = plan.parameters.weight(path + "weight");
        bias = plan.parameters.weight(path + "bias");
        runningMean = plan.parameters.weight(path + "running_mean");
        runningVariance = plan.parameters.weight(path + "running_var");
    }

    @Override
    public Buffer forward(Buffer x) {
        this.x = x;
        mean = runningMean;
        variance = runningVariance;
        if (plan.training) measure();
        y = plan.allocate(count);
        plan.add(
                "normalisation",
                "normalise",
                Grid.each(count),
                x,
                mean,
                variance,
                weight,
                bias,
                y,
                count,
                channels,
                area,
                epsilon,
                then.low,
                then.high);
        return y;
    }

    private void measure() {
        mean = plan.allocate(channels);
        variance = plan.allocate(channels);
        plan.add("normalisation", "measure", Grid.groups(channels), x, mean, variance, plan.n, channels, area);
        int m = plan.n * area;
        float correction = (float) m / (m - 1);
        Grid grid = Grid.each(channels);
        plan.addStatistics(
                "normalisation",
                "follow",
                grid,
                mean,
                variance,
                runningMean,
                runningVariance,
                channels,
                momentum,
                correction);
    }

    @Override
    public Buffer backward(Buffer dy, boolean wanted) {
        Buffer dweight = plan.parameters.gradient(path + "weight"), dbias = plan.parameters.gradient(path + "bias");
        plan.add(
                "normalisation",
                "backward_sums",
                Grid.groups(channels),
                x,
                y,
                dy,
                mean,
                variance,
                dweight,
                dbias,
                plan.n,
                channels,
                area,
                epsilon,
                then.low,
                then.high);
        if (!wanted) return null;
        Buffer dx = plan.allocate(count);
        plan.add(
                "normalisation",
                "backward",
                Grid.each(count),
                x,
                y,
                dy,
                mean,
                variance,
                weight,
                dweight,
                dbias,
                dx,
                count,
                channels,
                area,
                epsilon,
                then.low,
                then.high);
        return dx;
    }
}
