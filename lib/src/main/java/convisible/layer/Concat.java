package convisible.layer;

import static convisible.array.Shape.shape;

import convisible.array.Shape;
import convisible.array.ShapeException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Branches side by side, their outputs stacked along the channels (Inception, DenseNet): each branch takes the same
 * input, and their planes must be of one size. C×H×W → (ΣKᵢ)×H'×W'. The weights of branch 2 are named {@code 2.…}.
 */
public record Concat(List<Layer> branches) implements Layer {
    public Concat {
        branches = List.copyOf(branches);
        if (branches.isEmpty()) throw new ShapeException("Concat needs at least one branch.");
    }

    @Override
    public Shape outputShape(Shape input) {
        List<Shape> shapes = Branches.shapes(this, branches, input);
        int[] dims = shapes.get(0).dims();
        dims[0] = 0;
        for (Shape shape : shapes) {
            if (shape.rank() != dims.length
                    || !shape.dropFirst().equals(shapes.get(0).dropFirst()))
                throw new ShapeException(
                        "Concat stacks channels, so its branches must agree in all else, but they give " + shapes
                                + ". Check their strides and paddings.");
            dims[0] += shape.dim(0);
        }
        return shape(dims);
    }

    @Override
    public List<Weight> weights(Shape input) {
        return Branches.weights(branches, input);
    }

    @Override
    public long multiplyAdds(Shape input) {
        return branches.stream().mapToLong(branch -> branch.multiplyAdds(input)).sum();
    }

    @Override
    public String explain(Shape input) {
        return "Runs " + branches.size() + " branches on the same input and stacks their outputs along the channels: "
                + outputShape(input) + ".";
    }

    @Override
    public String toString() {
        return branches.stream().map(Layer::toString).collect(Collectors.joining(" | ", "Concat(", ")"));
    }
}
