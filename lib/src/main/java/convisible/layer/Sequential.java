package convisible.layer;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.array.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Layers one after the other: each takes what the one before it gives. The weights of layer 3 are named
 * {@code 3.weight}, {@code 3.bias}.
 */
public record Sequential(List<Layer> layers) implements Layer {
    public Sequential {
        layers = List.copyOf(layers);
    }

    @Override
    public Shape outputShape(Shape input) {
        List<Shape> shapes = shapes(input);
        return shapes.get(shapes.size() - 1);
    }

    /**
     * The shape before each layer, and after the last: one more than there are layers.
     *
     * @throws ShapeException naming the first layer that does not fit, and its place
     */
    public List<Shape> shapes(Shape input) {
        List<Shape> shapes = new ArrayList<>(List.of(input));
        for (int i = 0; i < layers.size(); i++) {
            try {
                shapes.add(layers.get(i).outputShape(shapes.get(i)));
            } catch (ShapeException e) {
                throw new ShapeException("Layer " + i + ": " + e.getMessage());
            }
        }
        return shapes;
    }

    /**
     * @param count how many of the layers, from the first on; at least 1
     * @throws PlainException if there are fewer
     */
    public Sequential first(int count) {
        if (count < 1 || count > layers.size())
            throw new PlainException("There are " + layers.size() + " layers, so the first " + count
                    + " cannot be had. Ask for 1 to " + layers.size() + ".");
        return new Sequential(layers.subList(0, count));
    }

    @Override
    public List<Weight> weights(Shape input) {
        List<Shape> shapes = shapes(input);
        List<Weight> weights = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++)
            for (Weight weight : layers.get(i).weights(shapes.get(i))) weights.add(weight.inside(Integer.toString(i)));
        return weights;
    }

    @Override
    public long multiplyAdds(Shape input) {
        List<Shape> shapes = shapes(input);
        long sum = 0;
        for (int i = 0; i < layers.size(); i++) sum += layers.get(i).multiplyAdds(shapes.get(i));
        return sum;
    }

    @Override
    public String explain(Shape input) {
        List<Shape> shapes = shapes(input);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < layers.size(); i++)
            text.append(i == 0 ? "" : "\n")
                    .append(layers.get(i))
                    .append(": ")
                    .append(layers.get(i).explain(shapes.get(i)));
        return text.toString();
    }

    @Override
    public String toString() {
        if (layers.isEmpty()) return "identity";
        return layers.stream().map(Layer::toString).collect(Collectors.joining(" → "));
    }
}
