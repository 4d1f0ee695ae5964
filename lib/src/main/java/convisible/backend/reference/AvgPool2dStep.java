package convisible.backend.reference;

import convisible.array.Shape;
import convisible.layer.AvgPool2d;
import convisible.layer.Weights;
import convisible.layer.Window;

/**
 * Average pooling: {@code y[n, c, i, j]} is the mean of {@code x[n, c, i·stride + u − padding, j·…]} over u and v.
 * Whether padded cells count in the divisor is the layer's choice; those beyond the padding never do. Backward, each
 * cell under the window gets {@code dy[n, c, i, j]} by the same divisor.
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
                for (int j = 0; j < out.dim(2); j++) {
                    Place place = place(plane, i, j);
                    double sum = 0;
                    for (int row = place.firstRow; row < place.endRow; row++)
                        for (int column = place.firstColumn; column < place.endColumn; column++)
                            sum += x[place.plane + row * in.dim(2) + column];
                    y[to++] = (float) (sum / place.divisor);
                }
        return y;
    }

    @Override
    public float[] backward(float[] x, float[] dy, int n, Weights gradients) {
        double[] dx = new double[x.length];
        for (int plane = 0, from = 0; plane < n * in.dim(0); plane++)
            for (int i = 0; i < out.dim(1); i++)
                for (int j = 0; j < out.dim(2); j++) {
                    Place place = place(plane, i, j);
                    double d = (double) dy[from++] / place.divisor;
                    for (int row = place.firstRow; row < place.endRow; row++)
                        for (int column = place.firstColumn; column < place.endColumn; column++)
                            dx[place.plane + row * in.dim(2) + column] += d;
                }
        return Step.rounded(dx);
    }

    /** The real cells under the window at one place; {@code plane} is where their plane starts. */
    private record Place(int plane, int firstRow, int endRow, int firstColumn, int endColumn, int divisor) {}

    private Place place(int plane, int i, int j) {
        Window window = layer.window();
        int height = window.filter().height(), width = window.filter().width();
        int top = i * window.stride().height() - window.padding().height();
        int left = j * window.stride().width() - window.padding().width();
        int firstRow = Math.max(0, top), endRow = Math.min(in.dim(1), top + height);
        int firstColumn = Math.max(0, left), endColumn = Math.min(in.dim(2), left + width);
        int divisor = layer.countPadding() ? height * width : (endRow - firstRow) * (endColumn - firstColumn);
        return new Place(plane * in.dim(1) * in.dim(2), firstRow, endRow, firstColumn, endColumn, divisor);
    }
}
