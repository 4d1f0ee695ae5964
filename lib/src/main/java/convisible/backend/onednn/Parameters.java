package convisible.backend.onednn;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.backend.Resources;
import convisible.layer.Layer;
import convisible.layer.Weight;
import convisible.layer.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights of a network and their gradients. Each kind lies in one piece, array after array, so that an optimiser
 * updates all of them at once. They are row-major here; every plan lays them out for itself whenever they have changed.
 */
final class Parameters {
    /** Arrays start at multiples of this many numbers, a cache line. */
    private static final int ALIGNMENT = 16;

    private final Resources resources;
    private final Layer layer;
    private final Shape input;
    private final Map<String, Weight> weights = new LinkedHashMap<>();
    private final Map<String, Integer> offsets = new LinkedHashMap<>();
    private final int trainedSize;
    private final Memory values; // the trained ones first
    private final Memory gradients;
    private final Memory sumOfGradients;
    private final Operation addGradients;
    private final float[] number = new float[1];
    private final float[] copy;
    private long version;

    Parameters(Resources resources, Layer layer, Shape input, Weights from) {
        this.resources = resources;
        this.layer = layer;
        this.input = input;
        List<Weight> all = layer.weights(input);
        all.forEach(weight -> weights.put(weight.name(), weight));
        trainedSize = place(all.stream().filter(Weight::trained).toList(), 0);
        int size = place(all.stream().filter(weight -> !weight.trained()).toList(), trainedSize);
        values = flat(size);
        gradients = flat(trainedSize);
        sumOfGradients = Memory.allocate(resources, Layout.plain(resources, 1));
        addGradients = Arithmetic.total(resources, gradients, sumOfGradients);
        copy = new float[size];
        load(from);
    }

    private int place(List<Weight> placed, int from) {
        int offset = from;
        for (Weight weight : placed) {
            offsets.put(weight.name(), offset);
            offset += (weight.shape().size() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        }
        return offset;
    }

    /** An array as long as all trained weights together, all zero, for an optimiser to remember something in. */
    Memory memory() {
        return flat(trainedSize);
    }

    private Memory flat(int size) {
        float[] zeros = new float[Math.max(ALIGNMENT, size)];
        Memory memory = Memory.allocate(resources, Layout.plain(resources, zeros.length));
        memory.write(zeros, 0, zeros.length);
        return memory;
    }

    /** All trained weights, as one vector. */
    Memory trained() {
        return values.part(resources, Layout.plain(resources, Math.max(ALIGNMENT, trainedSize)), 0);
    }

    /** The gradients by all trained weights, as one vector. */
    Memory gradients() {
        return gradients;
    }

    /** Finite if all gradients are: one number that tells whether they may be used. */
    double sumOfGradients() {
        addGradients.run();
        sumOfGradients.read(number, 0, 1);
        return number[0];
    }

    Memory weight(String name, Layout plain) {
        return values.part(resources, plain, offsets.get(name));
    }

    Memory gradient(String name, Layout plain) {
        return gradients.part(resources, plain, offsets.get(name));
    }

    /** Counts how often the weights have changed. */
    long version() {
        return version;
    }

    void changed() {
        version++;
    }

    void load(Weights from) {
        Arrays.fill(copy, 0);
        offsets.forEach((name, offset) -> {
            float[] data = from.get(name).data();
            System.arraycopy(data, 0, copy, offset, data.length);
        });
        values.write(copy, 0, copy.length);
        changed();
    }

    Weights save() {
        values.read(copy, 0, copy.length);
        Map<String, Tensor> saved = new LinkedHashMap<>();
        weights.forEach((name, weight) -> saved.put(name, part(copy, weight)));
        return Weights.of(layer, input, saved);
    }

    /** The parts of a vector over all trained weights, by name. */
    Map<String, Tensor> split(Memory vector) {
        float[] all = new float[trainedSize];
        vector.read(all, 0, trainedSize);
        Map<String, Tensor> parts = new LinkedHashMap<>();
        weights.values().stream()
                .filter(Weight::trained)
                .forEach(weight -> parts.put(weight.name(), part(all, weight)));
        return parts;
    }

    /** The opposite of {@link #split}. */
    void join(Map<String, Tensor> parts, Memory vector) {
        float[] all = new float[trainedSize];
        parts.forEach((name, part) -> System.arraycopy(part.data(), 0, all, offsets.get(name), part.data().length));
        vector.write(all, 0, trainedSize);
    }

    private Tensor part(float[] all, Weight weight) {
        int offset = offsets.get(weight.name());
        return new Tensor(
                weight.shape(),
                Arrays.copyOfRange(all, offset, offset + weight.shape().size()));
    }
}
