package convisible.layer;

import convisible.array.Shape;

/**
 * Turns scores into probabilities: {@code exp(x) / Σ exp(x)}, the sum running over the first axis of an example, that
 * is over the classes of a vector, or over the channels at each place of a picture. Same shape out.
 */
public record Softmax() implements Layer {
    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public String explain(Shape input) {
        return "Turns " + input.dim(0) + " scores" + (input.rank() > 1 ? " at every place" : "")
                + " into probabilities that add up to 1.";
    }

    @Override
    public String toString() {
        return "Softmax()";
    }
}
