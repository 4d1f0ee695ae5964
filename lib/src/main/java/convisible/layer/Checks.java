package convisible.layer;

import convisible.array.Shape;
import convisible.array.ShapeException;

/** What several layers ask of their input. */
final class Checks {
    private Checks() {}

    /** Height and width of a C×H×W input. */
    static Size plane(Layer layer, Shape input) {
        if (input.rank() != 3)
            throw new ShapeException(layer + " works on pictures, channels × height × width, but its input is " + input
                    + (input.rank() == 1 ? ", a vector. Put it before flatten()." : "."));
        return new Size(input.dim(1), input.dim(2));
    }

    static Shape pooled(Layer layer, Window window, Shape input) {
        Size plane = slide(layer, window, input);
        return Shape.shape(input.dim(0), plane.height(), plane.width());
    }

    /** The places that the layer's window finds on the input, or an error that names the layer. */
    static Size slide(Layer layer, Window window, Shape input) {
        Size plane = plane(layer, input);
        try {
            return window.output(plane);
        } catch (ShapeException e) {
            throw new ShapeException(layer + " does not fit its input " + input + ": " + e.getMessage());
        }
    }

    /** A pooling window must always see at least one real cell. */
    static void paddingAtMostHalf(String layer, Window window) {
        Size filter = window.filter();
        if (2L * window.padding().height()
                        > Window.extent(filter.height(), window.dilation().height())
                || 2L * window.padding().width()
                        > Window.extent(filter.width(), window.dilation().width()))
            throw new ShapeException(layer + " has padding " + window.padding().brief()
                    + ", more than half its window: some places would see nothing but padding. Use a smaller padding.");
    }
}
