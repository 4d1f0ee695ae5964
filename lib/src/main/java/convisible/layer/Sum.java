package convisible.layer;

import convisible.array.Shape;
import convisible.array.ShapeException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Branches side by side, their outputs added element by element (ResNet): each branch takes the same input and gives
 * the same shape. A branch that changes nothing, {@code sequential()}, is the identity skip. The weights of branch 1
 * are named {@code 1.…}.
 */
public record Sum(List<Layer> branches) implements Layer {
    public Sum {
        branches = List.copyOf(branches);
        if (branches.isEmpty()) throw new ShapeException("Sum needs at least one branch.");
    }

    @Override
    public Shape outputShape(Shape input) {
        List<Shape> shapes = Branches.shapes(this, branches, input);
        for (Shape shape : shapes)
            if (!shape.equals(shapes.get(0)))
                throw new ShapeException("Sum adds its branches element by element, but they give " + shapes
                        + ". Bring the skip to the same shape, with conv(…, 1).stride(…) say.");
        return shapes.get(0);
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
        return "Runs " + branches.size() + " branches on the same input and adds their outputs: " + outputShape(input)
                + ".";
    }

    @Override
    public String toString() {
        return branches.stream().map(Layer::toString).collect(Collectors.joining(" + ", "Sum(", ")"));
    }
}
