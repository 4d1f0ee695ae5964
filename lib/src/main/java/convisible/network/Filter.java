package convisible.network;

import static convisible.array.Shape.shape;

import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import convisible.layer.Conv2d;
import convisible.layer.Layer;
import convisible.layer.Layers;
import convisible.layer.Size;
import convisible.layer.Weights;
import convisible.layer.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * One filter with weights chosen by hand, to be laid over pictures: a convolution whose numbers are known. Also called
 * kernel or feature detector.
 */
public final class Filter {
    private final String name;
    private final float[][] weights;
    private final float bias;
    private final int stride;
    private final int padding;

    private Filter(String name, float[][] weights, float bias, int stride, int padding) {
        this.name = name;
        this.weights = weights;
        this.bias = bias;
        this.stride = stride;
        this.padding = padding;
    }

    /**
     * @param weights the filter's rows, at least one, all of the same length
     * @throws ShapeException if the rows are of different lengths
     */
    public static Filter of(String name, float[][] weights) {
        if (weights.length == 0 || weights[0].length == 0)
            throw new ShapeException("The filter \"" + name + "\" has no weights. Give it at least one row.");
        for (float[] row : weights)
            if (row.length != weights[0].length)
                throw new ShapeException("The rows of the filter \"" + name + "\" have " + weights[0].length + " and "
                        + row.length + " weights. Give every row the same number.");
        return new Filter(name, weights, 0, 1, 0);
    }

    public Filter bias(float bias) {
        return new Filter(name, weights, bias, stride, padding);
    }

    public Filter stride(int stride) {
        return new Filter(name, weights, bias, stride, padding);
    }

    public Filter padding(int padding) {
        return new Filter(name, weights, bias, stride, padding);
    }

    public String name() {
        return name;
    }

    /** The number that is added at the end. */
    public float bias() {
        return bias;
    }

    /** Its size, stride and padding. */
    public Window window() {
        return Window.of(new Size(weights.length, weights[0].length), Size.square(stride))
                .withPadding(Size.square(padding));
    }

    /** The rows of the filter, top first. */
    public float[][] weights() {
        float[][] copy = new float[weights.length][];
        for (int i = 0; i < copy.length; i++) copy[i] = weights[i].clone();
        return copy;
    }

    /**
     * Slides the filter over every channel by itself.
     *
     * @param x H×W, C×H×W or N×C×H×W
     * @return the feature maps, with as many axes as x
     */
    public INDArray apply(INDArray x) {
        Tensor picture = Tensor.of(x);
        int rank = picture.shape().rank();
        if (rank < 2 || rank > 4)
            throw new ShapeException(
                    "A filter slides over H×W, C×H×W or N×C×H×W, but was given " + picture.shape() + ".");
        int height = picture.shape().dim(-2), width = picture.shape().dim(-1);
        int planes = picture.shape().size() / (height * width);
        try (Network network = stack(shape(1, height, width), this)) {
            Tensor maps = network.apply(new Tensor(shape(planes, 1, height, width), picture.data()));
            int[] dims = picture.shape().dims();
            dims[rank - 2] = maps.shape().dim(-2);
            dims[rank - 1] = maps.shape().dim(-1);
            return new Tensor(shape(dims), maps.data()).toNd4j();
        }
    }

    /**
     * Several filters side by side: a convolution layer with these weights. Each filter leaves one feature map, in this
     * order.
     *
     * @param input C×H×W; every filter looks at all C channels with the same weights
     * @param filters of one size, with the same stride and padding
     */
    public static Network stack(Shape input, Filter... filters) {
        Filter first = filters[0];
        Conv2d layer = Layers.conv(filters.length, first.weights.length, first.weights[0].length)
                .stride(first.stride)
                .padding(first.padding);
        List<Float> weight = new ArrayList<>();
        float[] bias = new float[filters.length];
        for (int k = 0; k < filters.length; k++) {
            filters[k].mustMatch(first);
            bias[k] = filters[k].bias;
            for (int c = 0; c < input.dim(0); c++)
                for (float[] row : filters[k].weights) for (float w : row) weight.add(w);
        }
        return Network.of(layer, input, weights(layer, input, weight, bias));
    }

    private static Weights weights(Layer layer, Shape input, List<Float> weight, float[] bias) {
        float[] data = new float[weight.size()];
        for (int i = 0; i < data.length; i++) data[i] = weight.get(i);
        Shape weightShape = layer.weights(input).get(0).shape();
        Map<String, Tensor> tensors =
                Map.of("weight", new Tensor(weightShape, data), "bias", new Tensor(shape(bias.length), bias));
        return Weights.of(layer, input, tensors);
    }

    private void mustMatch(Filter first) {
        if (weights.length != first.weights.length
                || weights[0].length != first.weights[0].length
                || stride != first.stride
                || padding != first.padding)
            throw new ShapeException("Filters in one layer share size, stride and padding, but " + this + " and "
                    + first + " differ. Put them in layers of their own.");
    }

    @Override
    public String toString() {
        return name + " (" + weights.length + "×" + weights[0].length + (stride == 1 ? "" : ", stride " + stride)
                + (padding == 0 ? "" : ", padding " + padding) + ")";
    }
}
