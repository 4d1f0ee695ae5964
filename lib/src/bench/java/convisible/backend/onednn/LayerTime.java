package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_get_primitive_desc;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_primitive_kind;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reorder;
import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;

import convisible.array.Shape;
import convisible.backend.Resources;
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;

/** Runs a layer as a network does, without handing arrays over to Java and back. */
public final class LayerTime {
    private LayerTime() {}

    /** From a row-major array to a row-major array, as the only layer of a network. */
    public static Runnable alone(Layer layer, Shape input, int n, boolean backward, boolean toInput) {
        Plan plan = plan(layer, input, n, backward, toInput);
        return backward
                ? () -> {
                    plan.forward();
                    plan.backward();
                }
                : plan::forward;
    }

    /** From and to the layouts that oneDNN likes best, as among other layers. */
    public static Runnable inside(Layer layer, Shape input, int n, boolean backward, boolean toInput) {
        Plan plan = plan(layer, input, n, backward, toInput);
        plan.forward();
        Stream<Operation> operations =
                backward ? Stream.of(plan.forward, plan.backward).flatMap(List::stream) : plan.forward.stream();
        List<Operation> layerAlone = operations
                .filter(operation -> !(operation instanceof Primitive primitive && isReorder(primitive)))
                .toList();
        return () -> layerAlone.forEach(Operation::run);
    }

    /** A matrix product of that many rows and columns on every side. */
    public static Runnable product(int size) {
        FloatPointer a = new FloatPointer((long) size * size).zero();
        FloatPointer b = new FloatPointer((long) size * size).zero();
        FloatPointer c = new FloatPointer((long) size * size);
        return () -> Dnnl.check(dnnl_sgemm((byte) 'N', (byte) 'N', size, size, size, 1, a, size, b, size, 0, c, size));
    }

    private static boolean isReorder(Primitive primitive) {
        try (dnnl_primitive_desc descriptor = new dnnl_primitive_desc();
                IntPointer kind = new IntPointer(1)) {
            Dnnl.check(dnnl_primitive_get_primitive_desc(primitive.handle, descriptor));
            Dnnl.check(dnnl_primitive_desc_query(descriptor, dnnl_query_primitive_kind, 0, kind));
            return kind.get() == dnnl_reorder;
        }
    }

    private static Plan plan(Layer layer, Shape input, int n, boolean backward, boolean toInput) {
        Parameters parameters = new Parameters(new Resources(), layer, input, Weights.random(layer, input, 1));
        Plan.Purpose purpose =
                !backward ? Plan.Purpose.INFERENCE : toInput ? Plan.Purpose.GRADIENTS : Plan.Purpose.STEP;
        Plan plan = new Plan(layer, input, parameters, new Dropouts(1), n, purpose);
        plan.input.write(new float[n * input.size()], 0, n * input.size());
        return plan;
    }
}
