package convisible.layer;

import static convisible.array.Shape.shape;

import convisible.array.Shape;
import convisible.array.ShapeException;
import java.util.List;

/**
 * Convolution: {@code filters} filters slide over the picture, each through all its channels, and each leaves one
 * feature map. C×H×W → K×H'×W', where K is the number of filters. As everywhere in deep learning this is
 * cross-correlation: the filter is not flipped.
 *
 * <p>The number of input channels is not an option: the input brings it. Weights: {@code weight} K×(C/groups)×F×F and
 * {@code bias} K.
 *
 * @param filters how many filters, hence output channels
 * @param window filter size, stride, padding, dilation
 * @param groups into how many independent groups channels and filters are split; 1 for the ordinary case, the number of
 *     channels for a depthwise convolution
 * @param bias whether one number per filter is added
 */
public record Conv2d(int filters, Window window, int groups, boolean bias) implements Layer {
    public Conv2d {
        if (filters < 1) throw new ShapeException("A convolution needs at least 1 filter, not " + filters + ".");
        if (groups < 1) throw new ShapeException("A convolution has at least 1 group, not " + groups + ".");
        if (filters % groups != 0)
            throw new ShapeException(filters + " filters cannot be split into " + groups
                    + " equal groups. Use a number of filters that is a multiple of " + groups + ".");
    }

    public Conv2d stride(int stride) {
        return stride(stride, stride);
    }

    public Conv2d stride(int height, int width) {
        return with(window.withStride(new Size(height, width)));
    }

    public Conv2d padding(int padding) {
        return padding(padding, padding);
    }

    public Conv2d padding(int height, int width) {
        return with(window.withPadding(new Size(height, width)));
    }

    public Conv2d dilation(int dilation) {
        return with(window.withDilation(Size.square(dilation)));
    }

    public Conv2d groups(int groups) {
        return new Conv2d(filters, window, groups, bias);
    }

    public Conv2d noBias() {
        return new Conv2d(filters, window, groups, false);
    }

    private Conv2d with(Window window) {
        return new Conv2d(filters, window, groups, bias);
    }

    @Override
    public Shape outputShape(Shape input) {
        Size plane = Checks.slide(this, window, input);
        channelsPerGroup(input);
        return shape(filters, plane.height(), plane.width());
    }

    @Override
    public List<Weight> weights(Shape input) {
        Size filter = window.filter();
        Shape weight = shape(filters, channelsPerGroup(input), filter.height(), filter.width());
        int fanIn = weight.dropFirst().size();
        Weight weights = Weight.uniform("weight", weight, fanIn);
        return bias ? List.of(weights, Weight.uniform("bias", shape(filters), fanIn)) : List.of(weights);
    }

    @Override
    public long multiplyAdds(Shape input) {
        Size filter = window.filter();
        return (long) outputShape(input).size() * channelsPerGroup(input) * filter.height() * filter.width();
    }

    @Override
    public String explain(Shape input) {
        int channels = channelsPerGroup(input);
        Size plane = new Size(input.dim(1), input.dim(2));
        return (filters == 1 ? "1 filter" : filters + " filters") + " of " + window.filter() + " through "
                + (groups > 1
                        ? channels + " of " + input.dim(0) + " channels"
                        : channels == 1 ? "1 channel" : channels + " channels")
                + ": " + weights(input).get(0).shape().dropFirst().size() + " weights" + (bias ? " and a bias" : "")
                + (filters == 1 ? "" : " each") + ". Output: " + filters + (filters == 1 ? " channel, " : " channels, ")
                + window.workedOut(plane) + ".";
    }

    private int channelsPerGroup(Shape input) {
        Checks.plane(this, input);
        int channels = input.dim(0);
        if (channels % groups != 0)
            throw new ShapeException(this + " splits its input into " + groups + " groups, but " + input + " has "
                    + channels + " channels, which is not a multiple. Use groups(1), or " + groups + " channels.");
        return channels / groups;
    }

    /** {@code Conv2d(16, 5×5, stride 2, padding 2)}: the filters, their size, and what is not at its default. */
    @Override
    public String toString() {
        return "Conv2d(" + filters + ", " + window.filter() + window.options(Size.square(1))
                + (groups == 1 ? "" : ", groups " + groups) + (bias ? "" : ", no bias") + ")";
    }
}
