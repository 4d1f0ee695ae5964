package convisible.backend.reference;

import convisible.array.Shape;
import convisible.layer.AvgPool2d;
import convisible.layer.Window;

/**
 * Average pooling: {@code y[n, c, i, j]} is the mean of {@code x[n, c, i·stride + u − padding, j·…]} over u and v.
 * Whether padded cells count in the divisor is the layer's choice; those beyond the padding never do.
 */
final class AvgPool2dStep implements Step {
    private final AvgPool2d layer;
    private final Shape in; // C×H×W
    private final Shape out; // C×H'×W'

    AvgPool2dStep(AvgPool2d layer, Shape input) {
        this.layer = layer;
        in = input;
        out = layer.outputShape(input);
    }

    @Override
    public float[] forward(float[] x, int n) {
        float[] y = new float[n * out.size()];
        for (int plane = 0, to = 0; plane < n * in.dim(0); plane++)
            for (int i = 0; i < out.dim(1); i++)
                for (int j = 0; j < out.dim(2); j++) y[to++] = mean(x, plane * in.dim(1) * in.dim(2), i, j);
        return y;
    }

    private float mean(float[] x, int plane, int i, int j) {
        Window window = layer.window();
        int top = i * window.stride().height() - window.padding().height();
        int left = j * window.stride().width() - window.padding().width();
        int firstRow = Math.max(0, top),
                endRow = Math.min(in.dim(1), top + window.filter().height());
        int firstColumn = Math.max(0, left),
                endColumn = Math.min(in.dim(2), left + window.filter().width());
        double sum = 0;
        for (int row = firstRow; row < endRow; row++)
            for (int column = firstColumn; column < endColumn; column++) sum += x[plane + row * in.dim(2) + column];
        int cells = layer.countPadding()
                ? window.filter().height() * window.filter().width()
                : (endRow - firstRow) * (endColumn - firstColumn);
        return (float) (sum / cells);
    }
}
