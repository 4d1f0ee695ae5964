package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.layer.BatchNorm2d;

/** Batch normalisation, and an activation after it; see {@code normalisation.cl}. */
final class BatchNormNode implements Node {
    private final Plan plan;
    private final String path;
    private final Activation then;
    private final Channels channels;
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
        channels = new Channels(plan.n, input.dim(0), input.dim(1) * input.dim(2));
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
                channels.count(),
                channels.area(),
                epsilon,
                then.low,
                then.high);
        return y;
    }

    private void measure() {
        int m = channels.numbers(), count = channels.count();
        Slices slices = channels.slices();
        mean = plan.allocate(count);
        variance = plan.allocate(count);
        Buffer means = plan.allocate(slices.count() * count), squares = plan.allocate(slices.count() * count);
        plan.add(
                "normalisation",
                "measure",
                channels.grid(),
                x,
                means,
                squares,
                m,
                count,
                channels.area(),
                slices.size());
        plan.add("normalisation", "join", Grid.each(count), means, squares, mean, variance, m, count, slices.size());
        plan.release(means);
        plan.release(squares);
        plan.addStatistics(
                "normalisation",
                "follow",
                Grid.each(count),
                mean,
                variance,
                runningMean,
                runningVariance,
                count,
                momentum,
                (float) m / (m - 1));
    }

    @Override
    public Buffer backward(Buffer dy, boolean wanted) {
        Buffer dweight = plan.parameters.gradient(path + "weight"), dbias = plan.parameters.gradient(path + "bias");
        Slices slices = channels.slices();
        slices.sum(
                plan,
                channels.count(),
                dweight,
                dweights -> slices.sum(
                        plan,
                        channels.count(),
                        dbias,
                        dbiases -> plan.add(
                                "normalisation",
                                "backward_sums",
                                channels.grid(),
                                x,
                                y,
                                dy,
                                mean,
                                variance,
                                dweights,
                                dbiases,
                                channels.numbers(),
                                channels.count(),
                                channels.area(),
                                slices.size(),
                                epsilon,
                                then.low,
                                then.high)));
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
                channels.count(),
                channels.area(),
                epsilon,
                then.low,
                then.high);
        return dx;
    }
}
