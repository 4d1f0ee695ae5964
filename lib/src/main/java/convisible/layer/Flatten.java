package convisible.layer;

import static convisible.array.Shape.shape;

import convisible.array.Shape;

/** Lays a box of numbers out as one long vector, channel by channel, row by row. C×H×W → C·H·W. */
public record Flatten() implements Layer {
    @Override
    public Shape outputShape(Shape input) {
        return shape(input.size());
    }

    @Override
    public String explain(Shape input) {
        return "Lays the " + input + " box out as one vector of " + input.size() + " numbers.";
    }

    @Override
    public String toString() {
        return "Flatten()";
    }
}
