package convisible.backend.reference;

import convisible.array.Shape;
import convisible.layer.LocalResponseNorm;
import convisible.layer.Weights;

/**
 * Local response normalisation. At each place by itself, with c' running over the {@code size} channels around c:
 *
 * <pre>
 * s[c]  = k + alpha/size · Σ x[c']²
 * y[c]  = x[c] · s[c]^−beta
 * dx[c] = dy[c] · s[c]^−beta − 2 · alpha/size · beta · x[c] · Σ dy[c'] · x[c'] · s[c']^(−beta − 1)
 * </pre>
 */
record LocalResponseNormStep(LocalResponseNorm layer, Shape in) implements Step {
    @Override
    public float[] forward(float[] x, int n) {
        float[] y = new float[x.length];
        double[] s = scale(x);
        for (int i = 0; i < y.length; i++) y[i] = (float) (x[i] * Math.pow(s[i], -layer.beta()));
        return y;
    }

    @Override
    public float[] backward(float[] x, float[] dy, int n, Weights gradients) {
        double[] s = scale(x), products = new double[x.length];
        for (int i = 0; i < x.length; i++) products[i] = dy[i] * x[i] * Math.pow(s[i], -layer.beta() - 1);
        float[] dx = new float[x.length];
        for (int i = 0; i < dx.length; i++)
            dx[i] = (float) (dy[i] * Math.pow(s[i], -layer.beta())
                    - 2 * layer.alpha() / layer.size() * layer.beta() * x[i] * sumAround(products, i));
        return dx;
    }

    private double[] scale(float[] x) {
        double[] squares = new double[x.length], s = new double[x.length];
        for (int i = 0; i < x.length; i++) squares[i] = (double) x[i] * x[i];
        for (int i = 0; i < x.length; i++) s[i] = layer.k() + layer.alpha() / layer.size() * sumAround(squares, i);
        return s;
    }

    /** The sum over the channels around that of cell i, at its place. */
    private double sumAround(double[] values, int i) {
        int channels = in.dim(0), area = in.dim(1) * in.dim(2), reach = layer.size() / 2;
        int c = i / area % channels;
        double sum = 0;
        for (int other = Math.max(0, c - reach); other <= Math.min(channels - 1, c + reach); other++)
            sum += values[i + (other - c) * area];
        return sum;
    }
}
