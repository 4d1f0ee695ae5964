package convisible.layer;

import convisible.array.PlainException;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * Which pixels of the input one number of a layer's output depends on: a window of them, which moves with the number's
 * place. That of place (i, j) has its top left pixel in row {@code start + i·step} and its column likewise.
 *
 * @param size of the window, in pixels of the input
 * @param step how many pixels the window moves from one place of the output to the next
 * @param start the first window's top left pixel; negative where padding lies under it
 */
public record ReceptiveField(Size size, Size step, Size start) {
    /** That of a pixel of the input: itself. */
    private static final ReceptiveField PIXEL = new ReceptiveField(Size.square(1), Size.square(1), Size.square(0));

    /**
     * @param layer one layer, or several joined, whose output is C×H×W
     * @throws PlainException if one of the layers looks at all places at once, as a linear layer does
     */
    public static ReceptiveField of(Layer layer) {
        return PIXEL.through(layer);
    }

    private ReceptiveField through(Layer layer) {
        if (layer instanceof Conv2d conv) return through(conv.window());
        if (layer instanceof MaxPool2d pool) return through(pool.window());
        if (layer instanceof AvgPool2d pool) return through(pool.window());
        if (layer instanceof Sequential sequential) {
            ReceptiveField field = this;
            for (Layer next : sequential.layers()) field = field.through(next);
            return field;
        }
        if (layer instanceof Concat concat) return through(concat.branches());
        if (layer instanceof Sum sum) return through(sum.branches());
        if (layer instanceof Linear || layer instanceof Flatten || layer instanceof GlobalAvgPool2d)
            throw new PlainException(layer + " looks at all places at once, so its receptive field is the whole input."
                    + " Ask for the layers before it.");
        return this;
    }

    private ReceptiveField through(Window window) {
        Size extent = window.extent(), stride = window.stride(), padding = window.padding();
        return new ReceptiveField(
                each(size, each(extent, step, (e, s) -> (e - 1) * s), Integer::sum),
                each(step, stride, (a, b) -> a * b),
                each(start, each(padding, step, (p, s) -> p * s), (a, b) -> a - b));
    }

    /** Branches see together what any of them sees. */
    private ReceptiveField through(List<Layer> branches) {
        return branches.stream().map(this::through).reduce(ReceptiveField::and).orElseThrow();
    }

    private ReceptiveField and(ReceptiveField other) {
        Size first = each(start, other.start, Math::min);
        Size end = each(each(start, size, Integer::sum), each(other.start, other.size, Integer::sum), Math::max);
        return new ReceptiveField(each(end, first, (a, b) -> a - b), step, first);
    }

    private static Size each(Size a, Size b, BinaryOperator<Integer> operation) {
        return new Size(operation.apply(a.height(), b.height()), operation.apply(a.width(), b.width()));
    }

    /** Such as {@code 10×10 pixels in steps of 2}. */
    @Override
    public String toString() {
        return size + " pixels in steps of " + step.brief();
    }
}
