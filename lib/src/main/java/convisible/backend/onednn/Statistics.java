package convisible.backend.onednn;

/**
 * What a batch norm measured on a batch, and the running statistics that follow it once the step is known to be good.
 */
final class Statistics {
    private final Memory mean;
    private final Memory variance;
    private final Memory runningMean;
    private final Memory runningVariance;
    private final double momentum;
    private final long count; // of numbers per channel
    private final float[] measured;
    private final float[] running;

    Statistics(Memory mean, Memory variance, Memory runningMean, Memory runningVariance, double momentum, long count) {
        this.mean = mean;
        this.variance = variance;
        this.runningMean = runningMean;
        this.runningVariance = runningVariance;
        this.momentum = momentum;
        this.count = count;
        measured = new float[(int) mean.layout.dims()[0]];
        running = new float[measured.length];
    }

    void record() {
        follow(runningMean, mean, 1);
        follow(runningVariance, variance, (double) count / (count - 1));
    }

    private void follow(Memory to, Memory from, double correction) {
        from.read(measured, 0, measured.length);
        to.read(running, 0, running.length);
        for (int c = 0; c < running.length; c++)
            running[c] = (float) ((1 - momentum) * running[c] + momentum * correction * measured[c]);
        to.write(running, 0, running.length);
    }
}
