package convisible.backend.reference;

import convisible.array.Shape;
import convisible.layer.BatchNorm2d;
import convisible.layer.Weights;

/**
 * Batch normalisation: {@code y = x̂ · weight[c] + bias[c]} with {@code x̂ = (x − mean[c]) / √(variance[c] + ε)}. The
 * finished network takes the running mean and variance. Training takes those of the m numbers that the batch has in
 * channel c, and lets the running ones follow (the variance by m/(m − 1), as an estimate of the whole):
 *
 * <pre>
 * running = (1 − momentum) · running + momentum · measured
 * dx         = weight[c] / √(variance[c] + ε) · (dy − mean of dy − x̂ · mean of dy·x̂)
 * dweight[c] = Σ dy·x̂
 * dbias[c]   = Σ dy
 * </pre>
 */
final class BatchNorm2dStep implements Step {
    private final BatchNorm2d layer;
    private final int channels;
    private final int area;
    private final float[] weight; // C, as the others
    private final float[] bias;
    private final float[] runningMean;
    private final float[] runningVariance;

    BatchNorm2dStep(BatchNorm2d layer, Shape input, Weights weights) {
        this.layer = layer;
        channels = input.dim(0);
        area = input.dim(1) * input.dim(2);
        weight = weights.get("weight").data();
        bias = weights.get("bias").data();
        runningMean = weights.get("running_mean").data();
        runningVariance = weights.get("running_var").data();
    }

    @Override
    public float[] forward(float[] x, int n) {
        float[] y = new float[x.length];
        for (int c = 0; c < channels; c++) normalise(x, n, c, runningMean[c], runningVariance[c], y);
        return y;
    }

    @Override
    public float[] forwardTraining(float[] x, int n) {
        float[] y = new float[x.length];
        int m = n * area;
        for (int c = 0; c < channels; c++) {
            double mean = mean(x, n, c), variance = variance(x, n, c, mean);
            normalise(x, n, c, mean, variance, y);
            runningMean[c] = follow(runningMean[c], mean);
            runningVariance[c] = follow(runningVariance[c], variance * m / (m - 1));
        }
        return y;
    }

    @Override
    public float[] backward(float[] x, float[] dy, int n, Weights gradients) {
        float[] dx = new float[x.length];
        float[] dweight = gradients.get("weight").data(),
                dbias = gradients.get("bias").data();
        int m = n * area;
        for (int c = 0; c < channels; c++) {
            double mean = mean(x, n, c);
            double scale = 1 / Math.sqrt(variance(x, n, c, mean) + layer.epsilon());
            double sum = 0, sumWithX = 0;
            for (int i = 0; i < m; i++) {
                int cell = cell(i, c);
                sum += dy[cell];
                sumWithX += dy[cell] * (x[cell] - mean) * scale;
            }
            for (int i = 0; i < m; i++) {
                int cell = cell(i, c);
                double normalised = (x[cell] - mean) * scale;
                dx[cell] = (float) (weight[c] * scale * (dy[cell] - sum / m - normalised * sumWithX / m));
            }
            dweight[c] = (float) sumWithX;
            dbias[c] = (float) sum;
        }
        return dx;
    }

    private void normalise(float[] x, int n, int c, double mean, double variance, float[] y) {
        double deviation = Math.sqrt(variance + layer.epsilon());
        for (int i = 0; i < n * area; i++) {
            int cell = cell(i, c);
            y[cell] = (float) ((x[cell] - mean) / deviation * weight[c] + bias[c]);
        }
    }

    private double mean(float[] x, int n, int c) {
        double sum = 0;
        for (int i = 0; i < n * area; i++) sum += x[cell(i, c)];
        return sum / (n * area);
    }

    private double variance(float[] x, int n, int c, double mean) {
        double sum = 0;
        for (int i = 0; i < n * area; i++) sum += (x[cell(i, c)] - mean) * (x[cell(i, c)] - mean);
        return sum / (n * area);
    }

    private float follow(float running, double measured) {
        return (float) ((1 - layer.momentum()) * running + layer.momentum() * measured);
    }

    /** Where the i-th of the batch's numbers in channel c lies. */
    private int cell(int i, int c) {
        return (i / area * channels + c) * area + i % area;
    }
}
