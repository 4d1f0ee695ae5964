package convisible.layer;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The numbers that a layer's description asks for, by name: {@code 0.weight}, {@code 0.bias}, … in the order of
 * {@link Layer#weights}.
 */
public final class Weights {
    private final Map<String, Tensor> tensors;

    private Weights(Map<String, Tensor> tensors) {
        this.tensors = tensors;
    }

    /** Fresh weights; the same seed gives the same numbers everywhere. */
    public static Weights random(Layer layer, Shape input, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Weight weight : layer.weights(input)) tensors.put(weight.name(), start(weight, random));
        return new Weights(tensors);
    }

    /** All zero, running statistics too: room for gradients, say. */
    public static Weights zeros(Layer layer, Shape input) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Weight weight : layer.weights(input)) tensors.put(weight.name(), Tensor.zeros(weight.shape()));
        return new Weights(tensors);
    }

    /**
     * Weights from elsewhere, a file say; they are used as they are, not copied.
     *
     * @throws ShapeException if one is missing, has another shape than the layer asks for, or is not asked for at all
     */
    public static Weights of(Layer layer, Shape input, Map<String, Tensor> from) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (Weight weight : layer.weights(input)) {
            Tensor tensor = from.get(weight.name());
            if (tensor == null)
                throw new ShapeException("The network needs " + weight.name() + " (" + weight.shape()
                        + "), but only these weights were given: " + from.keySet() + ".");
            if (!tensor.shape().equals(weight.shape()))
                throw new ShapeException("The network needs " + weight.name() + " with shape " + weight.shape()
                        + ", but was given " + tensor.shape() + ". Are these the weights of another network?");
            tensors.put(weight.name(), tensor);
        }
        for (String name : from.keySet())
            if (!tensors.containsKey(name))
                throw new ShapeException("The network has no " + name + "; it has " + tensors.keySet()
                        + ". Are these the weights of another network?");
        return new Weights(tensors);
    }

    /** @throws PlainException if there is none of that name; the message lists those there are */
    public Tensor get(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null)
            throw new PlainException("No weight is called " + name + "; there are " + tensors.keySet() + ".");
        return tensor;
    }

    public Map<String, Tensor> asMap() {
        return Collections.unmodifiableMap(tensors);
    }

    /** The same numbers in arrays of their own. */
    public Weights copy() {
        Map<String, Tensor> copies = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> copies.put(name, tensor.copy()));
        return new Weights(copies);
    }

    /** Overwrites the numbers of these weights with those of others, which have the same names and shapes. */
    public void set(Weights others) {
        tensors.forEach(
                (name, tensor) -> System.arraycopy(others.get(name).data(), 0, tensor.data(), 0, tensor.data().length));
    }

    /** The weights of one part of the layer: {@code inside("3")} turns {@code 3.bias} into {@code bias}. */
    public Weights inside(String part) {
        String prefix = part + ".";
        Map<String, Tensor> inner = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix)) inner.put(name.substring(prefix.length()), tensor);
        });
        return new Weights(inner);
    }

    private static Tensor start(Weight weight, SplittableRandom random) {
        Tensor tensor = Tensor.zeros(weight.shape());
        float[] data = tensor.data();
        if (weight.start() instanceof Weight.Start.UniformFanIn uniform) {
            double bound = 1 / Math.sqrt(uniform.fanIn());
            for (int i = 0; i < data.length; i++) data[i] = (float) ((2 * random.nextDouble() - 1) * bound);
        } else if (weight.start() instanceof Weight.Start.Constant constant) {
            Arrays.fill(data, constant.value());
        }
        return tensor;
    }
}
