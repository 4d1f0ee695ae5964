package convisible.backend.reference;

import convisible.array.Shape;
import convisible.layer.BatchNorm2d;
import convisible.layer.Weights;

/**
 * Batch normalisation with the running statistics: {@code y = (x − running_mean[c]) / √(running_var[c] + ε) · weight[c]
 * + bias[c]}.
 */
final class BatchNorm2dStep implements Step {
    private final double epsilon;
    private final int channels;
    private final int area;
    private final float[] weight; // C, as the others
    private final float[] bias;
    private final float[] mean;
    private final float[] variance;

    BatchNorm2dStep(BatchNorm2d layer, Shape input, Weights weights) {
        epsilon = layer.epsilon();
        channels = input.dim(0);
        area = input.dim(1) * input.dim(2);
        weight = weights.get("weight").data();
        bias = weights.get("bias").data();
        mean = weights.get("running_mean").data();
        variance = weights.get("running_var").data();
    }

    @Override
    public float[] forward(float[] x, int n) {
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) {
            int c = i / area % channels;
            y[i] = (float) ((x[i] - mean[c]) / Math.sqrt(variance[c] + epsilon) * weight[c] + bias[c]);
        }
        return y;
    }
}
