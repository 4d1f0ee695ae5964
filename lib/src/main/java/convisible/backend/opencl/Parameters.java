package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.backend.Resources;
import convisible.layer.Layer;
import convisible.layer.Weight;
import convisible.layer.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of a network and their gradients, on the device. Each kind lies in one piece, array after array, so that
 * an optimiser updates all of them at once.
 */
final class Parameters {
    final Engine engine;
    private final Resources resources;
    private final Layer layer;
    private final Shape input;
    private final Map<String, Weight> weights = new LinkedHashMap<>();
    private final Map<String, Integer> offsets = new LinkedHashMap<>();
    private final int trainedSize;
    private final Buffer values; // the trained ones first
    private final Buffer gradients;
    private final Map<String, Buffer> weightParts = new HashMap<>();
    private final Map<String, Buffer> gradientParts = new HashMap<>();
    private final float[] copy;

    Parameters(Resources resources, Engine engine, Layer layer, Shape input, Weights from) {
        this.resources = resources;
        this.engine = engine;
        this.layer = layer;
        this.input = input;
        List<Weight> all = layer.weights(input);
        all.forEach(weight -> weights.put(weight.name(), weight));
        int trainedEnd = place(all.stream().filter(Weight::trained).toList(), 0);
        int end = place(all.stream().filter(weight -> !weight.trained()).toList(), trainedEnd);
        trainedSize = Math.max(1, trainedEnd);
        copy = new float[Math.max(1, end)];
        values = Buffer.allocate(resources, engine, copy.length);
        gradients = memory();
        load(from);
    }

    private int place(List<Weight> placed, int from) {
        int alignment = engine.device.alignment() / Float.BYTES, offset = from;
        for (Weight weight : placed) {
            offsets.put(weight.name(), offset);
            offset += (weight.shape().size() + alignment - 1) / alignment * alignment;
        }
        return offset;
    }

    /** An array as long as all trained weights together, all zero, for an optimiser to remember something in. */
    Buffer memory() {
        Buffer memory = Buffer.allocate(resources, engine, trainedSize);
        memory.fillWithZeros();
        return memory;
    }

    /** How many numbers the trained weights are together. */
    int trainedSize() {
        return trainedSize;
    }

    /** All weights, the trained ones first. */
    Buffer values() {
        return values;
    }

    /** The gradients by all trained weights. */
    Buffer gradients() {
        return gradients;
    }

    Buffer weight(String name) {
        return weightParts.computeIfAbsent(name, key -> part(values, key));
    }

    Buffer gradient(String name) {
        return gradientParts.computeIfAbsent(name, key -> part(gradients, key));
    }

    private Buffer part(Buffer whole, String name) {
        return whole.part(
                resources, offsets.get(name), weights.get(name).shape().size());
    }

    void load(Weights from) {
        Arrays.fill(copy, 0);
        offsets.forEach((name, offset) -> {
            float[] data = from.get(name).data();
            System.arraycopy(data, 0, copy, offset, data.length);
        });
        values.write(copy, 0, copy.length);
    }

    Weights save() {
        values.read(copy, 0, copy.length);
        Map<String, Tensor> saved = new LinkedHashMap<>();
        weights.forEach((name, weight) -> saved.put(name, part(copy, weight)));
        return Weights.of(layer, input, saved);
    }

    /** The parts of a vector over all trained weights, by name. */
    Map<String, Tensor> split(Buffer vector) {
        vector.read(copy, 0, trainedSize);
        Map<String, Tensor> parts = new LinkedHashMap<>();
        weights.values().stream()
                .filter(Weight::trained)
                .forEach(weight -> parts.put(weight.name(), part(copy, weight)));
        return parts;
    }

    /** The opposite of {@link #split}. */
    void join(Map<String, Tensor> parts, Buffer vector) {
        Arrays.fill(copy, 0);
        parts.forEach((name, part) -> System.arraycopy(part.data(), 0, copy, offsets.get(name), part.data().length));
        vector.write(copy, 0, trainedSize);
    }

    private Tensor part(float[] all, Weight weight) {
        int offset = offsets.get(weight.name());
        return new Tensor(
                weight.shape(),
                Arrays.copyOfRange(all, offset, offset + weight.shape().size()));
    }
}
