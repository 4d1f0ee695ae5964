package convisible.backend.reference;

import convisible.array.Shape;
import convisible.layer.MaxPool2d;
import convisible.layer.Weights;
import convisible.layer.Window;

/**
 * Max pooling: {@code y[n, c, i, j] = max over u, v of x[n, c, i·stride + u·dilation − padding, j·…]}. The gradient
 * goes to the cell that won, the first of them if several are equal. A window that a dilation lays over nothing but
 * padding gives −∞, as in PyTorch, and nobody wins.
 */
final class MaxPool2dStep implements Step {
    private final Window window;
    private final Shape in; // C×H×W
    private final Shape out; // C×H'×W'

    MaxPool2dStep(MaxPool2d layer, Shape input) {
        window = layer.window();
        in = input;
        out = layer.outputShape(input);
    }

    @Override
    public float[] forward(float[] x, int n) {
        float[] y = new float[n * out.size()];
        for (int plane = 0, to = 0; plane < n * in.dim(0); plane++)
            for (int i = 0; i < out.dim(1); i++)
                for (int j = 0; j < out.dim(2); j++) {
                    int winner = winner(x, plane, i, j);
                    y[to++] = winner < 0 ? Float.NEGATIVE_INFINITY : x[winner];
                }
        return y;
    }

    @Override
    public float[] backward(float[] x, float[] dy, int n, Weights gradients) {
        double[] dx = new double[x.length];
        for (int plane = 0, from = 0; plane < n * in.dim(0); plane++)
            for (int i = 0; i < out.dim(1); i++)
                for (int j = 0; j < out.dim(2); j++, from++) {
                    int winner = winner(x, plane, i, j);
                    if (winner >= 0) dx[winner] += dy[from];
                }
        return Step.rounded(dx);
    }

    /**
     * Where in x the largest value lies under the window at place (i, j); NaN beats any number; −1 if there is none.
     */
    private int winner(float[] x, int plane, int i, int j) {
        int height = in.dim(1), width = in.dim(2);
        int winner = -1;
        for (int u = 0; u < window.filter().height(); u++)
            for (int v = 0; v < window.filter().width(); v++) {
                int row = i * window.stride().height()
                        + u * window.dilation().height()
                        - window.padding().height();
                int column = j * window.stride().width()
                        + v * window.dilation().width()
                        - window.padding().width();
                if (row < 0 || row >= height || column < 0 || column >= width) continue;
                int cell = (plane * height + row) * width + column;
                if (winner < 0 || !(x[cell] <= x[winner])) winner = cell;
            }
        return winner;
    }
}
