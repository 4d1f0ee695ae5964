package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.backend.Loss;
import convisible.backend.Optimizer;
import convisible.backend.Training;
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A training on the device that outlives it. The host keeps a copy of weights and state as they once were, and a diary
 * of what was asked since. If the device fails, the CPU starts from the copy, does what is in the diary, and goes on.
 * The copy is made anew whenever the diary is longer than it, so that reading it back costs no more than writing the
 * diary.
 */
final class LastingTraining implements Training {
    /** Bytes; below this a diary is never long. */
    private static final long SHORT_DIARY = 16 << 20;

    /** What was asked; targets only for a step. */
    private record Entry(Request request, float[] x, float[] targets, int n, double learningRate) {
        long bytes() {
            return (long) Float.BYTES * (x.length + targets.length);
        }
    }

    private enum Request {
        STEP,
        FORWARD,
        BACKWARD
    }

    private final OpenclBackend backend;
    private final Layer layer;
    private final Shape input;
    private final Shape output;
    private final Loss loss;
    private final Optimizer optimizer;
    private final long seed;
    private final List<Entry> diary = new ArrayList<>();
    private final Deque<float[]> spare = new ArrayDeque<>();

    private Training training;
    private boolean onDevice = true;
    private Weights weights; // the copy
    private Map<String, Tensor> state; // null before the first copy is made: as at the start
    private long diaryBytes;
    private long copyBytes;

    LastingTraining(
            OpenclBackend backend,
            Layer layer,
            Shape input,
            Weights weights,
            Loss loss,
            Optimizer optimizer,
            long seed) {
        this.backend = backend;
        this.layer = layer;
        this.input = input;
        this.loss = loss;
        this.optimizer = optimizer;
        this.seed = seed;
        this.weights = weights.copy();
        output = layer.outputShape(input);
        try {
            training = new OpenclTraining(backend.engine(), layer, input, weights, loss, optimizer, seed);
        } catch (DeviceException e) {
            takeOver(e);
        }
    }

    private <R> R lasting(Function<Training, R> request) {
        try {
            return request.apply(training);
        } catch (DeviceException e) {
            training.close();
            takeOver(e);
            return request.apply(training);
        }
    }

    private void takeOver(DeviceException failure) {
        onDevice = false;
        training = Fallback.after(failure, backend, "the training")
                .compileTraining(layer, input, weights, loss, optimizer, seed);
        if (state != null) training.restore(weights, state);
        diary.forEach(this::repeat);
        diary.clear();
        spare.clear();
    }

    private void repeat(Entry entry) {
        switch (entry.request) {
            case STEP -> training.step(entry.x, entry.targets, entry.n, entry.learningRate);
            case FORWARD -> training.forwardTraining(new Tensor(input.prepend(entry.n), entry.x));
            case BACKWARD -> training.backward(new Tensor(output.prepend(entry.n), entry.x));
        }
    }

    private void write(Request request, float[] x, float[] targets, int n, double learningRate) {
        Entry entry = new Entry(request, x, targets, n, learningRate);
        diary.add(entry);
        diaryBytes += entry.bytes();
    }

    /** For before a request: what it leaves behind besides weights and state is made again from the diary. */
    private void copyIfDue(Training training) {
        if (!onDevice || diaryBytes <= Math.max(SHORT_DIARY, copyBytes)) return;
        Weights current = training.weights();
        copied(current, training.state());
    }

    private void copied(Weights weights, Map<String, Tensor> state) {
        this.weights = weights;
        this.state = state;
        copyBytes = 0;
        for (Tensor tensor : weights.asMap().values()) copyBytes += (long) Float.BYTES * tensor.data().length;
        for (Tensor tensor : state.values()) copyBytes += (long) Float.BYTES * tensor.data().length;
        spare.clear();
        for (Entry entry : diary) {
            spare.add(entry.x);
            spare.add(entry.targets);
        }
        diary.clear();
        diaryBytes = 0;
    }

    /** The first numbers, in an array that was used before if there is one of that length. */
    private float[] copy(float[] numbers, int length) {
        float[] copy = spare.stream()
                .filter(array -> array.length == length)
                .findFirst()
                .orElse(null);
        if (copy == null) return Arrays.copyOf(numbers, length);
        spare.remove(copy);
        System.arraycopy(numbers, 0, copy, 0, length);
        return copy;
    }

    @Override
    public double step(float[] x, float[] targets, int n, double learningRate) {
        double value = lasting(training -> {
            copyIfDue(training);
            return training.step(x, targets, n, learningRate);
        });
        if (onDevice) {
            float[] kept = copy(x, n * input.size());
            write(Request.STEP, kept, copy(targets, n * loss.target(output).size()), n, learningRate);
        }
        return value;
    }

    @Override
    public int correct() {
        return training.correct();
    }

    @Override
    public Tensor forward(Tensor x) {
        return lasting(training -> training.forward(x));
    }

    @Override
    public Tensor forwardTraining(Tensor x) {
        Tensor y = lasting(training -> {
            copyIfDue(training);
            return training.forwardTraining(x);
        });
        if (onDevice)
            write(Request.FORWARD, x.data().clone(), new float[0], x.shape().dim(0), 0);
        return y;
    }

    @Override
    public Tensor backward(Tensor dy) {
        Tensor dx = lasting(training -> training.backward(dy));
        if (onDevice)
            write(Request.BACKWARD, dy.data().clone(), new float[0], dy.shape().dim(0), 0);
        return dx;
    }

    @Override
    public Map<String, Tensor> gradients() {
        return lasting(Training::gradients);
    }

    @Override
    public Weights weights() {
        return lasting(Training::weights);
    }

    @Override
    public Map<String, Tensor> state() {
        return lasting(Training::state);
    }

    @Override
    public void restore(Weights weights, Map<String, Tensor> state) {
        lasting(training -> {
            training.restore(weights, state);
            return null;
        });
        if (!onDevice) return;
        Map<String, Tensor> copies = new LinkedHashMap<>();
        state.forEach((name, tensor) -> copies.put(name, tensor.copy()));
        copied(weights.copy(), copies);
    }

    @Override
    public void close() {
        training.close();
    }
}
