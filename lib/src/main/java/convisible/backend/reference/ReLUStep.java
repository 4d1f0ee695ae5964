package convisible.backend.reference;

/** ReLU and ReLU6: {@code y = min(max(0, x), top)}, where the plain ReLU's top is infinity. */
record ReLUStep(float top) implements Step {
    @Override
    public float[] forward(float[] x, int n) {
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) y[i] = Math.min(Math.max(0, x[i]), top);
        return y;
    }
}
