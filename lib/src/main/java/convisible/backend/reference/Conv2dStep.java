package convisible.backend.reference;

import convisible.array.Shape;
import convisible.layer.Conv2d;
import convisible.layer.Weights;
import convisible.layer.Window;

/**
 * Convolution, as cross-correlation:
 *
 * <pre>
 * y[n, k, i, j] = bias[k] + Σ over c, u, v of weight[k, c, u, v] · x[n, c, i·stride + u·dilation − padding, j·…]
 * </pre>
 *
 * where x is 0 outside the picture, and c runs over the channels of k's group. Backward, each of these products hands
 * its {@code dy[n, k, i, j]} on to both its factors: {@code dx += weight · dy}, {@code dweight += x · dy}; and
 * {@code dbias[k]} is the sum of all {@code dy[·, k, ·, ·]}.
 */
final class Conv2dStep implements Step {
    private final Conv2d layer;
    private final Shape in; // C×H×W
    private final Shape out; // K×H'×W'
    private final int channels; // of a group
    private final int filtersPerGroup;
    private final float[] weight; // K×(C/groups)×F×F
    private final float[] bias; // K

    Conv2dStep(Conv2d layer, Shape input, Weights weights) {
        this.layer = layer;
        in = input;
        out = layer.outputShape(input);
        channels = in.dim(0) / layer.groups();
        filtersPerGroup = layer.filters() / layer.groups();
        weight = weights.get("weight").data();
        bias = layer.bias() ? weights.get("bias").data() : new float[layer.filters()];
    }

    @Override
    public float[] forward(float[] x, int n) {
        float[] y = new float[n * out.size()];
        for (int example = 0, to = 0; example < n; example++)
            for (int k = 0; k < layer.filters(); k++)
                for (int i = 0; i < out.dim(1); i++)
                    for (int j = 0; j < out.dim(2); j++) y[to++] = (float) (bias[k] + sum(x, example, k, i, j));
        return y;
    }

    /** The sum of products under filter k when it lies at place (i, j). */
    private double sum(float[] x, int example, int k, int i, int j) {
        Window window = layer.window();
        int height = in.dim(1), width = in.dim(2);
        int filterHeight = window.filter().height(),
                filterWidth = window.filter().width();
        int top = i * window.stride().height() - window.padding().height();
        int left = j * window.stride().width() - window.padding().width();
        int firstPlane = example * in.dim(0) + k / filtersPerGroup * channels;
        double sum = 0;
        for (int c = 0; c < channels; c++)
            for (int u = 0; u < filterHeight; u++)
                for (int v = 0; v < filterWidth; v++) {
                    int row = top + u * window.dilation().height();
                    int column = left + v * window.dilation().width();
                    if (row >= 0 && row < height && column >= 0 && column < width)
                        sum += (double) weight[((k * channels + c) * filterHeight + u) * filterWidth + v]
                                * x[((firstPlane + c) * height + row) * width + column];
                }
        return sum;
    }

    @Override
    public float[] backward(float[] x, float[] dy, int n, Weights gradients) {
        double[] dx = new double[x.length];
        double[] dweight = new double[weight.length];
        double[] dbias = new double[bias.length];
        for (int example = 0, from = 0; example < n; example++)
            for (int k = 0; k < layer.filters(); k++)
                for (int i = 0; i < out.dim(1); i++)
                    for (int j = 0; j < out.dim(2); j++) {
                        dbias[k] += dy[from];
                        dsum(x, example, k, i, j, dy[from++], dx, dweight);
                    }
        Step.store(dweight, gradients.get("weight").data());
        if (layer.bias()) Step.store(dbias, gradients.get("bias").data());
        return Step.rounded(dx);
    }

    /** What the products of {@link #sum} add to dx and dweight when the gradient by their sum is d. */
    private void dsum(float[] x, int example, int k, int i, int j, double d, double[] dx, double[] dweight) {
        Window window = layer.window();
        int height = in.dim(1), width = in.dim(2);
        int filterHeight = window.filter().height(),
                filterWidth = window.filter().width();
        int top = i * window.stride().height() - window.padding().height();
        int left = j * window.stride().width() - window.padding().width();
        int firstPlane = example * in.dim(0) + k / filtersPerGroup * channels;
        for (int c = 0; c < channels; c++)
            for (int u = 0; u < filterHeight; u++)
                for (int v = 0; v < filterWidth; v++) {
                    int row = top + u * window.dilation().height();
                    int column = left + v * window.dilation().width();
                    if (row >= 0 && row < height && column >= 0 && column < width) {
                        int w = ((k * channels + c) * filterHeight + u) * filterWidth + v;
                        int cell = ((firstPlane + c) * height + row) * width + column;
                        dx[cell] += weight[w] * d;
                        dweight[w] += x[cell] * d;
                    }
                }
    }
}
