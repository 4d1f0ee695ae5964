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
 * where x is 0 outside the picture, and c runs over the channels of k's group.
 */
final class Conv2dStep implements Step {
    private final Conv2d layer;
    private final Shape in; // C×H×W
    private final Shape out; // K×H'×W'
    private final float[] weight; // K×(C/groups)×F×F
    private final float[] bias; // K

    Conv2dStep(Conv2d layer, Shape input, Weights weights) {
        this.layer = layer;
        in = input;
        out = layer.outputShape(input);
        weight = weights.get("weight").data();
        bias = layer.bias() ? weights.get("bias").data() : new float[layer.filters()];
    }

    @Override
    public float[] forward(float[] x, int n) {
        int filters = out.dim(0), channels = in.dim(0) / layer.groups(), filtersPerGroup = filters / layer.groups();
        float[] y = new float[n * out.size()];
        for (int example = 0, to = 0; example < n; example++)
            for (int k = 0; k < filters; k++) {
                int firstChannel = k / filtersPerGroup * channels;
                for (int i = 0; i < out.dim(1); i++)
                    for (int j = 0; j < out.dim(2); j++)
                        y[to++] = bias[k] + (float) sum(x, example, firstChannel, channels, k, i, j);
            }
        return y;
    }

    /** The sum of products under the filter when it lies at place (i, j). */
    private double sum(float[] x, int example, int firstChannel, int channels, int k, int i, int j) {
        Window window = layer.window();
        int height = in.dim(1), width = in.dim(2);
        int filterHeight = window.filter().height(),
                filterWidth = window.filter().width();
        int top = i * window.stride().height() - window.padding().height();
        int left = j * window.stride().width() - window.padding().width();
        double sum = 0;
        for (int c = 0; c < channels; c++)
            for (int u = 0; u < filterHeight; u++)
                for (int v = 0; v < filterWidth; v++) {
                    int row = top + u * window.dilation().height();
                    int column = left + v * window.dilation().width();
                    if (row >= 0 && row < height && column >= 0 && column < width)
                        sum += weight[((k * channels + c) * filterHeight + u) * filterWidth + v]
                                * x[((example * in.dim(0) + firstChannel + c) * height + row) * width + column];
                }
        return sum;
    }
}
