package convisible.backend.reference;

import convisible.array.Shape;
import convisible.layer.Weights;

/**
 * Global average pooling: {@code y[n, c]} is the mean of {@code x[n, c, ·, ·]}; each of these gets {@code dy[n, c]} by
 * their number.
 */
record GlobalAvgPool2dStep(Shape in) implements Step {
    @Override
    public float[] forward(float[] x, int n) {
        int area = in.dim(1) * in.dim(2);
        float[] y = new float[n * in.dim(0)];
        for (int plane = 0; plane < y.length; plane++) {
            double sum = 0;
            for (int cell = plane * area; cell < (plane + 1) * area; cell++) sum += x[cell];
            y[plane] = (float) (sum / area);
        }
        return y;
    }

    @Override
    public float[] backward(float[] x, float[] dy, int n, Weights gradients) {
        int area = in.dim(1) * in.dim(2);
        float[] dx = new float[x.length];
        for (int cell = 0; cell < dx.length; cell++) dx[cell] = dy[cell / area] / area;
        return dx;
    }
}
