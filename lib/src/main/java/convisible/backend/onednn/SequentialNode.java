package convisible.backend.onednn;

import convisible.array.Shape;
import convisible.layer.Layer;
import convisible.layer.MaxPool2d;
import convisible.layer.Sequential;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One layer after the other, an activation done by the layer before it where that can. */
final class SequentialNode implements Node {
    private record Place(Layer layer, Shape input, String path) {}

    private final List<Node> nodes = new ArrayList<>();
    private final int firstWithWeights; // before it nobody needs a gradient
    private final Plan plan;

    private SequentialNode(List<Place> places, Plan plan) {
        this.plan = plan;
        poolBeforeActivation(places);
        int first = Integer.MAX_VALUE;
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            Activation then = i + 1 < places.size() ? Activation.of(places.get(i + 1).layer) : Activation.NONE;
            boolean fused = then != Activation.NONE && Node.fuses(place.layer, then);
            if (!place.layer.weights(place.input).isEmpty()) first = Math.min(first, nodes.size());
            nodes.add(Node.of(place.layer, place.input, place.path, fused ? then : Activation.NONE, plan));
            if (fused) i++;
        }
        firstWithWeights = first;
    }

    static SequentialNode of(Sequential sequential, Shape input, String path, Plan plan) {
        List<Place> places = new ArrayList<>();
        collect(sequential, input, path, places);
        return new SequentialNode(places, plan);
    }

    /** Sequences within sequences are one long sequence. */
    private static void collect(Sequential sequential, Shape input, String path, List<Place> places) {
        List<Shape> shapes = sequential.shapes(input);
        for (int i = 0; i < sequential.layers().size(); i++) {
            Layer layer = sequential.layers().get(i);
            if (layer instanceof Sequential inner) collect(inner, shapes.get(i), path + i + ".", places);
            else places.add(new Place(layer, shapes.get(i), path + i + "."));
        }
    }

    /** The largest of some activations is the activation of the largest, and there are fewer of them after pooling. */
    private static void poolBeforeActivation(List<Place> places) {
        for (int i = 0; i + 1 < places.size(); i++)
            if (Activation.of(places.get(i).layer) != Activation.NONE && places.get(i + 1).layer instanceof MaxPool2d)
                Collections.swap(places, i, i + 1);
    }

    @Override
    public Memory forward(Memory x) {
        Memory y = x;
        for (Node node : nodes) {
            Memory next = node.forward(y);
            if (!y.sharesStorageWith(x) && !y.sharesStorageWith(next)) plan.release(y);
            y = next;
        }
        return y;
    }

    @Override
    public Memory backward(Memory dy, boolean wanted) {
        Memory dx = dy;
        for (int i = nodes.size() - 1; i >= 0 && dx != null; i--)
            dx = nodes.get(i).backward(dx, wanted || i > firstWithWeights);
        return wanted ? dx : null;
    }
}
