package convisible.backend.reference;

import convisible.array.Shape;
import convisible.layer.MaxPool2d;
import convisible.layer.Window;

/** Max pooling: {@code y[n, c, i, j] = max over u, v of x[n, c, i·stride + u·dilation − padding, j·…]}. */
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
                for (int j = 0; j < out.dim(2); j++) y[to++] = largest(x, plane * in.dim(1) * in.dim(2), i, j);
        return y;
    }

    private float largest(float[] x, int plane, int i, int j) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int u = 0; u < window.filter().height(); u++)
            for (int v = 0; v < window.filter().width(); v++) {
                int row = i * window.stride().height()
                        + u * window.dilation().height()
                        - window.padding().height();
                int column = j * window.stride().width()
                        + v * window.dilation().width()
                        - window.padding().width();
                if (row >= 0 && row < in.dim(1) && column >= 0 && column < in.dim(2))
                    largest = Math.max(largest, x[plane + row * in.dim(2) + column]);
            }
        return largest;
    }
}
