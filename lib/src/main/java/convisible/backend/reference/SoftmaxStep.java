package convisible.backend.reference;

import convisible.array.Shape;
import convisible.layer.Weights;

/**
 * Softmax over the first axis of each example: {@code y[c] = exp(x[c] − m) / Σ exp(x − m)}. Subtracting the largest
 * score m changes nothing but keeps exp from overflowing. Backward: {@code dx[c] = y[c] · (dy[c] − Σ y·dy)}.
 */
record SoftmaxStep(Shape in) implements Step {
    @Override
    public float[] forward(float[] x, int n) {
        int classes = in.dim(0), area = in.size() / classes;
        float[] y = new float[x.length];
        for (int example = 0; example < n; example++)
            for (int place = 0; place < area; place++) {
                int first = example * in.size() + place;
                double largest = Double.NEGATIVE_INFINITY, sum = 0;
                for (int c = 0; c < classes; c++) largest = Math.max(largest, x[first + c * area]);
                for (int c = 0; c < classes; c++) sum += Math.exp(x[first + c * area] - largest);
                for (int c = 0; c < classes; c++)
                    y[first + c * area] = (float) (Math.exp(x[first + c * area] - largest) / sum);
            }
        return y;
    }

    @Override
    public float[] backward(float[] x, float[] dy, int n, Weights gradients) {
        int classes = in.dim(0), area = in.size() / classes;
        float[] y = forward(x, n);
        float[] dx = new float[x.length];
        for (int example = 0; example < n; example++)
            for (int place = 0; place < area; place++) {
                int first = example * in.size() + place;
                double sum = 0;
                for (int c = 0; c < classes; c++) sum += (double) y[first + c * area] * dy[first + c * area];
                for (int c = 0; c < classes; c++)
                    dx[first + c * area] = (float) (y[first + c * area] * (dy[first + c * area] - sum));
            }
        return dx;
    }
}
