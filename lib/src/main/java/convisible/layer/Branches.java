package convisible.layer;

import convisible.array.Shape;
import convisible.array.ShapeException;
import java.util.ArrayList;
import java.util.List;

/** What the joins share: every branch takes the same input. */
final class Branches {
    private Branches() {}

    static List<Shape> shapes(Layer join, List<Layer> branches, Shape input) {
        List<Shape> shapes = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            try {
                shapes.add(branches.get(i).outputShape(input));
            } catch (ShapeException e) {
                throw new ShapeException(join.getClass().getSimpleName() + ", branch " + i + ": " + e.getMessage());
            }
        }
        return shapes;
    }

    static List<Weight> weights(List<Layer> branches, Shape input) {
        List<Weight> weights = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++)
            for (Weight weight : branches.get(i).weights(input)) weights.add(weight.inside(Integer.toString(i)));
        return weights;
    }
}
