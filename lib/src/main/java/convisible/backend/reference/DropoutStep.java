package convisible.backend.reference;

import convisible.backend.DropoutMask;
import convisible.layer.Dropout;
import convisible.layer.Weights;

/**
 * Dropout: in training {@code y = x · mask} and {@code dx = dy · mask}, where the mask is 0 for numbers that are
 * dropped and 1/(1 − probability) for the others; the finished network drops nothing.
 *
 * @param place of this layer among the network's dropout layers
 */
record DropoutStep(Dropout layer, int place, Dropouts dropouts) implements Step {
    @Override
    public float[] forward(float[] x, int n) {
        return x;
    }

    @Override
    public float[] forwardTraining(float[] x, int n) {
        return masked(x);
    }

    @Override
    public float[] backward(float[] x, float[] dy, int n, Weights gradients) {
        return masked(dy);
    }

    private float[] masked(float[] x) {
        float[] y = new float[x.length];
        DropoutMask.fill(y, y.length, layer.probability(), dropouts.seed(), place, dropouts.step());
        for (int i = 0; i < y.length; i++) y[i] *= x[i];
        return y;
    }
}
