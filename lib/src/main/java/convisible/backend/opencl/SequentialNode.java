package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.layer.Layer;
import convisible.layer.Sequential;
import java.util.ArrayList;
import java.util.List;

/** One layer after the other, an activation done by the layer before it where that can. */
final class SequentialNode implements Node {
    private record Place(Layer layer, Shape input, String path) {}

    private final List<Node> nodes = new ArrayList<>();
    private final int firstWithWeights; // before it nobody needs a gradient
    private final Plan plan;

    private SequentialNode(List<Place> places, Plan plan) {
        this.plan = plan;
        int first = Integer.MAX_VALUE;
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            Activation next = i + 1 < places.size() ? Activation.of(places.get(i + 1).layer) : Activation.NONE;
            Activation then = Node.fuses(place.layer) ? next : Activation.NONE;
            if (!place.layer.weights(place.input).isEmpty()) first = Math.min(first, nodes.size());
            nodes.add(Node.of(place.layer, place.input, place.path, then, plan));
            if (then != Activation.NONE) i++;
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

    @Override
    public Buffer forward(Buffer x) {
        Buffer y = x;
        for (Node node : nodes) {
            Buffer next = node.forward(y);
            if (y != x && y != next) plan.releaseResult(y);
            y = next;
        }
        return y;
    }

    @Override
    public Buffer backward(Buffer dy, boolean wanted) {
        Buffer dx = dy;
        for (int i = nodes.size() - 1; i >= 0 && dx != null; i--) {
            Buffer next = nodes.get(i).backward(dx, wanted || i > firstWithWeights);
            if (dx != dy && dx != next) plan.release(dx);
            dx = next;
        }
        return wanted ? dx : null;
    }
}
