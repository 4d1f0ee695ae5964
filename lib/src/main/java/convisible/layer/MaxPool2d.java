package convisible.layer;

import convisible.array.Shape;

/**
 * Max pooling: of every window only the largest value is kept, in each channel by itself. C×H×W → C×H'×W'. No weights.
 * Padded cells never win.
 */
public record MaxPool2d(Window window) implements Layer {
    public MaxPool2d {
        Checks.paddingAtMostHalf("MaxPool2d", window);
    }

    public MaxPool2d stride(int stride) {
        return new MaxPool2d(window.withStride(Size.square(stride)));
    }

    public MaxPool2d padding(int padding) {
        return new MaxPool2d(window.withPadding(Size.square(padding)));
    }

    public MaxPool2d dilation(int dilation) {
        return new MaxPool2d(window.withDilation(Size.square(dilation)));
    }

    @Override
    public Shape outputShape(Shape input) {
        return Checks.pooled(this, window, input);
    }

    @Override
    public String explain(Shape input) {
        return "Keeps the largest value of every " + window.filter() + " window, each channel by itself. Output: "
                + window.workedOut(Checks.plane(this, input)) + ".";
    }

    @Override
    public String toString() {
        return "MaxPool2d(" + window.filter() + window.options(window.filter()) + ")";
    }
}
