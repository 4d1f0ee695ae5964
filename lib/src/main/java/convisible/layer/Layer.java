package convisible.layer;

import convisible.array.Shape;
import convisible.array.ShapeException;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * A description of one step of a network, or of several joined. It holds no numbers: it says what shapes go in and out,
 * which weights it needs and what it costs. Every shape is that of one example, without N.
 */
public sealed interface Layer
        permits Conv2d,
                MaxPool2d,
                AvgPool2d,
                GlobalAvgPool2d,
                ReLU,
                ReLU6,
                Linear,
                Flatten,
                BatchNorm2d,
                LocalResponseNorm,
                Dropout,
                Softmax,
                Sequential,
                Concat,
                Sum {
    /** @throws ShapeException if the layer cannot take such an input; the message says why and what to do */
    Shape outputShape(Shape input);

    /** The arrays that the layer needs for inputs of this shape, in a fixed order. */
    default List<Weight> weights(Shape input) {
        return List.of();
    }

    /**
     * Multiplications that are followed by an addition, for one example. As in the literature, only convolutions and
     * linear layers count; biases, normalisation and pooling are small next to them.
     */
    default long multiplyAdds(Shape input) {
        return 0;
    }

    /** How many numbers training can change. */
    default long weightCount(Shape input) {
        return weights(input).stream()
                .filter(Weight::trained)
                .mapToLong(weight -> weight.shape().size())
                .sum();
    }

    /** What the layer does to inputs of this shape, in one or two plain sentences. */
    String explain(Shape input);

    /**
     * One row a layer: output shape, weights, multiply-adds; a remark where a stride cuts something off; and the sums.
     */
    default Table summary(Shape input) {
        return Summary.of(this, input);
    }
}
