package convisible.backend.reference;

import convisible.layer.Weights;

/**
 * ReLU and ReLU6: {@code y = min(max(0, x), top)}, where the plain ReLU's top is infinity. {@code dx = dy} where x lies
 * between 0 and top, and 0 elsewhere.
 */
record ReLUStep(float top) implements Step {
    @Override
    public float[] forward(float[] x, int n) {
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) y[i] = Math.min(Math.max(0, x[i]), top);
        return y;
    }

    @Override
    public float[] backward(float[] x, float[] dy, int n, Weights gradients) {
        float[] dx = new float[x.length];
        for (int i = 0; i < dx.length; i++) dx[i] = x[i] > 0 && x[i] < top ? dy[i] : 0;
        return dx;
    }
}
