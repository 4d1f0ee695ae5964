package convisible.backend.reference;

import convisible.array.Shape;
import convisible.layer.Linear;
import convisible.layer.Weights;

/**
 * A fully connected layer:
 *
 * <pre>
 * y[n, k]       = bias[k] + Σ over f of weight[k, f] · x[n, f]
 * dx[n, f]      = Σ over k of weight[k, f] · dy[n, k]
 * dweight[k, f] = Σ over n of x[n, f] · dy[n, k]
 * dbias[k]      = Σ over n of dy[n, k]
 * </pre>
 */
final class LinearStep implements Step {
    private final int inputs;
    private final int outputs;
    private final boolean hasBias;
    private final float[] weight; // outputs×inputs
    private final float[] bias; // outputs

    LinearStep(Linear layer, Shape input, Weights weights) {
        inputs = input.size();
        outputs = layer.outputs();
        hasBias = layer.bias();
        weight = weights.get("weight").data();
        bias = hasBias ? weights.get("bias").data() : new float[outputs];
    }

    @Override
    public float[] forward(float[] x, int n) {
        float[] y = new float[n * outputs];
        for (int example = 0, to = 0; example < n; example++)
            for (int k = 0; k < outputs; k++) {
                double sum = bias[k];
                for (int f = 0; f < inputs; f++) sum += (double) weight[k * inputs + f] * x[example * inputs + f];
                y[to++] = (float) sum;
            }
        return y;
    }

    @Override
    public float[] backward(float[] x, float[] dy, int n, Weights gradients) {
        double[] dx = new double[n * inputs];
        double[] dweight = new double[weight.length];
        double[] dbias = new double[outputs];
        for (int example = 0, from = 0; example < n; example++)
            for (int k = 0; k < outputs; k++) {
                double d = dy[from++];
                dbias[k] += d;
                for (int f = 0; f < inputs; f++) {
                    dx[example * inputs + f] += weight[k * inputs + f] * d;
                    dweight[k * inputs + f] += x[example * inputs + f] * d;
                }
            }
        Step.store(dweight, gradients.get("weight").data());
        if (hasBias) Step.store(dbias, gradients.get("bias").data());
        return Step.rounded(dx);
    }
}
