package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_eltwise;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder_primitive_desc_create;

import convisible.array.Shape;
import convisible.backend.Resources;
import convisible.layer.Layer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/**
 * A network planned for one batch size: every layout chosen, every array allocated, every operation ready to run. What
 * its nodes add while they are being made is run in the same order, backward in the opposite order of layers.
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
    final int n;
    final boolean training;
    final Memory input;
    final Memory output;
    final Memory dOutput; // null in inference
    final Memory dInput; // null unless for gradients
    final Dropouts dropouts;
    final List<Statistics> statistics = new ArrayList<>();

    private final Parameters parameters;
    private final List<Operation> relay = new ArrayList<>(); // lays the weights out anew
    final List<Operation> forward = new ArrayList<>();
    final List<Operation> backward = new ArrayList<>();
    private final List<Memory> laidOut = new ArrayList<>();
    private final List<String> laidOutNames = new ArrayList<>();
    private final List<Memory> free = new ArrayList<>();
    private List<Operation> recording = forward;
    private long version = -1;
    private int dropoutLayers;

    Plan(Layer layer, Shape inputShape, Parameters parameters, Dropouts dropouts, int n, Purpose purpose) {
        this.parameters = parameters;
        this.dropouts = dropouts;
        this.n = n;
        training = purpose != Purpose.INFERENCE;
        input = Memory.allocate(resources, plain(batch(inputShape)));
        Node node = Node.of(layer, inputShape, "", Activation.NONE, this);
        Memory y = node.forward(input);
        long[] outputDims = batch(layer.outputShape(inputShape));
        output = rowMajor(y, outputDims);
        recording = backward;
        dOutput = training ? Memory.allocate(resources, plain(outputDims)) : null;
        Memory dx = training ? node.backward(dOutput, purpose == Purpose.GRADIENTS) : null;
        dInput = purpose == Purpose.GRADIENTS ? rowMajor(dx, batch(inputShape)) : null;
    }

    void forward() {
        if (version != parameters.version()) run(relay);
        version = parameters.version();
        run(forward);
    }

    void backward() {
        run(backward);
    }

    private static void run(List<Operation> operations) {
        for (int i = 0; i < operations.size(); i++) operations.get(i).run();
    }

    /** For after a forward in training: lets the running statistics follow those of the batch. */
    void recordStatistics() {
        for (int i = 0; i < statistics.size(); i++) statistics.get(i).record();
    }

    /** The lengths of a batch of such examples. */
    long[] batch(Shape example) {
        return Arrays.stream(example.prepend(n).dims()).asLongStream().toArray();
    }

    int kind() {
        return training ? dnnl_forward_training : dnnl_forward_inference;
    }

    Layout plain(long... dims) {
        return Layout.plain(resources, dims);
    }

    Layout any(long... dims) {
        return Layout.any(resources, dims);
    }

    Descriptor descriptor(ToIntFunction<dnnl_primitive_desc> create) {
        return Descriptor.of(resources, create);
    }

    void add(Operation operation) {
        recording.add(operation);
    }

    void add(Descriptor descriptor, Map<Integer, Memory> arguments) {
        add(new Primitive(resources, descriptor, arguments));
    }

    /** An array of which nobody knows what it holds. */
    Memory allocate(Layout layout) {
        for (Memory candidate : free) {
            long bytes = candidate.layout.bytes();
            if (bytes >= layout.bytes() && bytes <= 2 * layout.bytes()) {
                free.remove(candidate);
                return candidate.as(resources, layout);
            }
        }
        return Memory.allocate(resources, layout);
    }

    /** The array is not needed any more; in training it is, by backward. */
    void release(Memory memory) {
        if (!training && !memory.sharesStorageWith(input) && !free.contains(memory.storage()))
            free.add(memory.storage());
    }

    /** x in that layout: x itself, or a copy. */
    Memory laidOut(Memory x, Layout layout) {
        if (x.layout.sameAs(layout)) return x;
        Memory copy = allocate(layout);
        add(reorder(x, copy));
        return copy;
    }

    /** x as an array of these lengths: x itself if it has them, in any layout, or a row-major one. */
    Memory shaped(Memory x, long... dims) {
        if (Arrays.equals(x.layout.dims(), dims)) return x;
        return laidOut(x, plain(x.layout.dims())).as(resources, plain(dims));
    }

    /** x as a row-major array of these lengths. */
    Memory rowMajor(Memory x, long... dims) {
        return laidOut(shaped(x, dims), plain(dims));
    }

    Operation reorder(Memory from, Memory to) {
        Descriptor descriptor = descriptor(pd -> dnnl_reorder_primitive_desc_create(
                pd, from.layout.md(), Dnnl.ENGINE, to.layout.md(), Dnnl.ENGINE, null));
        return new Primitive(resources, descriptor, Map.of(DNNL_ARG_FROM, from, DNNL_ARG_TO, to));
    }

    /** The place of the next dropout layer among those of the network. */
    int nextDropout() {
        return dropoutLayers++;
    }

    /** A weight in that layout, kept up to date. */
    Memory weight(String name, Layout layout) {
        Memory plain = parameters.weight(name, plain(layout.dims()));
        if (plain.layout.sameAs(layout)) return plain;
        for (int i = 0; i < laidOut.size(); i++)
            if (laidOutNames.get(i).equals(name) && laidOut.get(i).layout.sameAs(layout)) return laidOut.get(i);
        Memory copy = Memory.allocate(resources, layout);
        relay.add(reorder(plain, copy));
        laidOut.add(copy);
        laidOutNames.add(name);
        return copy;
    }

    /** Where an operation may write a weight's gradient; {@link #gradientWritten} comes after it. */
    Memory gradient(String name, Layout layout) {
        Memory plain = parameters.gradient(name, plain(layout.dims()));
        return plain.layout.sameAs(layout) ? plain : allocate(layout);
    }

    void gradientWritten(String name, Memory gradient) {
        Memory plain = parameters.gradient(name, plain(gradient.layout.dims()));
        if (!plain.layout.sameAs(gradient.layout)) add(reorder(gradient, plain));
    }

    /** The option of an operation that applies an activation to its results; null for none. */
    dnnl_primitive_attr then(Activation activation) {
        if (activation == Activation.NONE) return null;
        return Attributes.after(
                resources,
                chain -> Dnnl.check(dnnl_post_ops_append_eltwise(chain, activation.forward, 0, activation.top)));
    }

    /** From the gradient by an activation's results that by its inputs, in the layout of the results. */
    Memory back(Activation activation, Memory y, Memory dyGiven) {
        Memory dy = laidOut(shaped(dyGiven, y.layout.dims()), y.layout);
        if (activation == Activation.NONE) return dy;
        Layout layout = y.layout;
        Descriptor hint = descriptor(pd -> dnnl_eltwise_forward_primitive_desc_create(
                pd,
                Dnnl.ENGINE,
                dnnl_forward_training,
                activation.backward,
                layout.md(),
                layout.md(),
                0,
                activation.top,
                null));
        Descriptor descriptor = descriptor(pd -> dnnl_eltwise_backward_primitive_desc_create(
                pd,
                Dnnl.ENGINE,
                activation.backward,
                layout.md(),
                layout.md(),
                layout.md(),
                0,
                activation.top,
                hint.handle,
                null));
        Memory dx = allocate(layout);
        add(descriptor, Map.of(DNNL_ARG_DST, y, DNNL_ARG_DIFF_DST, dy, DNNL_ARG_DIFF_SRC, dx));
        return dx;
    }

    @Override
    public void close() {
        resources.close();
    }
}
