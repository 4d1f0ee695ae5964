package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.backend.Resources;
import convisible.layer.Layer;
import java.util.ArrayList;
import java.util.List;

/**
 * A network planned for one batch size: every array allocated on the device, every kernel ready to run. What its nodes
 * add while they are being made is run in the same order, backward in the opposite order of layers.
 */
final class Plan implements AutoCloseable {
    /** What a plan can do. */
    enum Purpose {
        /** Forward as the finished network. Arrays are used again as soon as nobody needs them any more. */
        INFERENCE,
        /** Forward in training and backward as far as there are weights. */
        STEP,
        /** Forward in training and backward to the input. */
        GRADIENTS
    }

    final Resources resources = new Resources();
    final Engine engine;
    final Parameters parameters;
    final Dropouts dropouts;
    final Tile tile;
    final int n;
    final boolean training;
    final Buffer input;
    final Buffer output;
    final Buffer dOutput; // null in inference
    final Buffer dInput; // null unless for gradients

    private final List<Operation> forward = new ArrayList<>();
    private final List<Operation> backward = new ArrayList<>();
    private final List<Operation> statistics = new ArrayList<>();
    private final List<Buffer> free = new ArrayList<>();
    private List<Operation> recording = forward;
    private int dropoutLayers;

    Plan(Layer layer, Shape inputShape, Parameters parameters, Dropouts dropouts, int n, Purpose purpose) {
        this.parameters = parameters;
        this.dropouts = dropouts;
        this.n = n;
        engine = parameters.engine;
        tile = engine.tile(n * layer.multiplyAdds(inputShape));
        training = purpose != Purpose.INFERENCE;
        input = allocate(inputShape);
        Node node = Node.of(layer, inputShape, "", Activation.NONE, this);
        output = node.forward(input);
        recording = backward;
        dOutput = training ? allocate(layer.outputShape(inputShape)) : null;
        dInput = training ? node.backward(dOutput, purpose == Purpose.GRADIENTS) : null;
    }

    void forward() {
        run(forward);
    }

    void backward() {
        run(backward);
    }

    /** For after a forward in training: lets the running statistics follow those of the batch. */
    void recordStatistics() {
        run(statistics);
    }

    private static void run(List<Operation> operations) {
        for (int i = 0; i < operations.size(); i++) operations.get(i).run();
    }

    void add(Operation operation) {
        recording.add(operation);
    }

    /**
     * @param file without {@code .cl}
     * @param arguments as {@link Launch} takes them
     */
    void add(String file, String kernel, Grid grid, Object... arguments) {
        add(launch(file, kernel, grid, arguments));
    }

    Launch launch(String file, String kernel, Grid grid, Object... arguments) {
        return new Launch(resources, engine, engine.kernel(file, kernel), grid, arguments);
    }

    /** A kernel that computes an m×n product in tiles, {@code layers} times. */
    void addTiled(String file, String kernel, int m, int n, int layers, Object... arguments) {
        Tile fitting = tile.forRows(m);
        Grid grid = Grid.tiles(fitting, m, n, layers);
        add(new Launch(resources, engine, engine.kernel(file, fitting, kernel), grid, arguments));
    }

    /** What {@link #recordStatistics} runs. */
    void addStatistics(String file, String kernel, Grid grid, Object... arguments) {
        statistics.add(launch(file, kernel, grid, arguments));
    }

    /** An array for a batch of such examples; nobody knows what it holds. */
    Buffer allocate(Shape example) {
        return allocate(example.prepend(n).size());
    }

    /** An array of so many numbers; nobody knows what it holds. */
    Buffer allocate(int length) {
        for (Buffer candidate : free)
            if (candidate.length >= length && candidate.length / 2 <= length) {
                free.remove(candidate);
                return candidate;
            }
        return Buffer.allocate(resources, engine, length);
    }

    Buffer constant(int[] numbers) {
        return Buffer.of(resources, engine, numbers);
    }

    /** Nobody needs the array any more: what is added next may use it again. */
    void release(Buffer buffer) {
        free.add(buffer);
    }

    /** The same for a result of forward; in training, backward needs it. */
    void releaseResult(Buffer buffer) {
        if (!training) release(buffer);
    }

    /** The place of the next dropout layer among those of the network. */
    int nextDropout() {
        return dropoutLayers++;
    }

    /** From the gradient by an activation's results that by its inputs: dy itself, or another array. */
    Buffer back(Activation activation, Buffer y, Buffer dy, int count) {
        if (activation == Activation.NONE) return dy;
        Buffer dx = allocate(count);
        Grid grid = Grid.each(count);
        add("elementwise", "activation_backward", grid, y, dy, dx, count, activation.low, activation.high);
        return dx;
    }

    @Override
    public void close() {
        resources.close();
    }
}
