package convisible.backend.reference;

import convisible.array.Shape;
import convisible.layer.Weights;

/** A fully connected layer: {@code y[n, k] = bias[k] + Σ over f of weight[k, f] · x[n, f]}. */
final class LinearStep implements Step {
    private final int inputs;
    private final int outputs;
    private final float[] weight; // outputs×inputs
    private final float[] bias; // outputs

    LinearStep(Shape output, Shape input, Weights weights) {
        inputs = input.size();
        outputs = output.size();
        weight = weights.get("weight").data();
        bias = weights.asMap().containsKey("bias") ? weights.get("bias").data() : new float[outputs];
    }

    @Override
    public float[] forward(float[] x, int n) {
        float[] y = new float[n * outputs];
        for (int example = 0, to = 0; example < n; example++)
            for (int k = 0; k < outputs; k++) {
                double sum = bias[k];
                for (int f = 0; f < inputs; f++) sum += weight[k * inputs + f] * x[example * inputs + f];
                y[to++] = (float) sum;
            }
        return y;
    }
}
