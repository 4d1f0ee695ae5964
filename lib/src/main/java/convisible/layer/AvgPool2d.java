package convisible.layer;

import convisible.array.Shape;
import convisible.array.ShapeException;

/**
 * Average pooling: every window becomes its mean, in each channel by itself. C×H×W → C×H'×W'. No weights.
 *
 * @param countPadding whether padded zeros count as cells of the mean (PyTorch's default) or are left out of it
 */
public record AvgPool2d(Window window, boolean countPadding) implements Layer {
    public AvgPool2d {
        Checks.paddingAtMostHalf("AvgPool2d", window);
        if (!window.dilation().isAll(1))
            throw new ShapeException(
                    "AvgPool2d has no dilation. Use avgPool(" + window.filter().height() + ") without it.");
    }

    public AvgPool2d stride(int stride) {
        return new AvgPool2d(window.withStride(Size.square(stride)), countPadding);
    }

    public AvgPool2d padding(int padding) {
        return new AvgPool2d(window.withPadding(Size.square(padding)), countPadding);
    }

    public AvgPool2d withoutPadding() {
        return new AvgPool2d(window, false);
    }

    @Override
    public Shape outputShape(Shape input) {
        return Checks.pooled(this, window, input);
    }

    @Override
    public String explain(Shape input) {
        return "Replaces every " + window.filter() + " window by its mean, each channel by itself. Output: "
                + window.workedOut(Checks.plane(this, input)) + ".";
    }

    @Override
    public String toString() {
        return "AvgPool2d(" + window.filter() + window.options(window.filter())
                + (countPadding ? "" : ", padding not counted") + ")";
    }
}
