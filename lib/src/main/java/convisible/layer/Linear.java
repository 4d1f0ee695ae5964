package convisible.layer;

import static convisible.array.Shape.shape;

import convisible.array.Shape;
import convisible.array.ShapeException;
import java.util.List;

/**
 * A fully connected layer: every output is a weighted sum of all inputs plus a bias. F → {@code outputs}. Weights:
 * {@code weight} outputs×F and {@code bias} outputs.
 */
public record Linear(int outputs, boolean bias) implements Layer {
    public Linear {
        if (outputs < 1) throw new ShapeException("A linear layer needs at least 1 output, not " + outputs + ".");
    }

    public Linear noBias() {
        return new Linear(outputs, false);
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.rank() != 1)
            throw new ShapeException(
                    this + " takes a vector, but its input is " + input + ". Put flatten() before it.");
        return shape(outputs);
    }

    @Override
    public List<Weight> weights(Shape input) {
        outputShape(input);
        int inputs = input.dim(0);
        Weight weight = Weight.uniform("weight", shape(outputs, inputs), inputs);
        return bias ? List.of(weight, Weight.uniform("bias", shape(outputs), inputs)) : List.of(weight);
    }

    @Override
    public long multiplyAdds(Shape input) {
        return (long) outputShape(input).size() * input.dim(0);
    }

    @Override
    public String explain(Shape input) {
        return "Each of the " + outputs + " outputs is a weighted sum of all " + input.size() + " inputs"
                + (bias ? " plus a bias." : ".");
    }

    @Override
    public String toString() {
        return "Linear(" + outputs + (bias ? "" : ", no bias") + ")";
    }
}
