package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_data_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_backward_weights_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_inner_product_forward_primitive_desc_create;

import convisible.layer.Linear;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;

/** A fully connected layer, its bias, and an activation after it. */
final class LinearNode implements Node {
    private final Plan plan;
    private final String weightName;
    private final String biasName;
    private final Activation then;
    private final long[] out; // N, outputs
    private final Layout bias; // null without
    private long[] filters; // outputs, F
    private Descriptor forward;
    private Memory x;
    private Memory y;

    LinearNode(Linear layer, String path, Activation then, Plan plan) {
        this.plan = plan;
        this.then = then;
        weightName = path + "weight";
        biasName = path + "bias";
        out = new long[] {plan.n, layer.outputs()};
        bias = layer.bias() ? plan.plain(out[1]) : null;
    }

    private dnnl_memory_desc biasDescription() {
        return bias == null ? null : bias.md();
    }

    @Override
    public Memory forward(Memory given) {
        int features = (int) (LongStream.of(given.layout.dims()).reduce(1, Math::multiplyExact) / plan.n);
        x = plan.rowMajor(given, plan.n, features);
        filters = new long[] {out[1], features};
        Layout weights = plan.any(filters), dst = plan.any(out);
        dnnl_primitive_attr attributes = plan.then(then);
        forward = plan.descriptor(pd -> dnnl_inner_product_forward_primitive_desc_create(
                pd, Dnnl.ENGINE, plan.kind(), x.layout.md(), weights.md(), biasDescription(), dst.md(), attributes));
        y = plan.allocate(forward.dst(out));
        Map<Integer, Memory> arguments = new HashMap<>();
        arguments.put(DNNL_ARG_SRC, x);
        arguments.put(DNNL_ARG_WEIGHTS, plan.weight(weightName, forward.weights(filters)));
        if (bias != null) arguments.put(DNNL_ARG_BIAS, plan.weight(biasName, bias));
        arguments.put(DNNL_ARG_DST, y);
        plan.add(forward, arguments);
        return y;
    }

    @Override
    public Memory backward(Memory given, boolean wanted) {
        Memory dy = then == Activation.NONE ? plan.shaped(given, out) : plan.back(then, y, given);
        backwardWeights(dy);
        return wanted ? backwardData(dy) : null;
    }

    private void backwardWeights(Memory dy) {
        Layout weights = plan.any(filters);
        Descriptor descriptor = plan.descriptor(pd -> dnnl_inner_product_backward_weights_primitive_desc_create(
                pd, Dnnl.ENGINE, x.layout.md(), weights.md(), biasDescription(), dy.layout.md(), forward.handle, null));
        Memory dweight = plan.gradient(weightName, descriptor.diffWeights(filters));
        Map<Integer, Memory> arguments = new HashMap<>();
        arguments.put(DNNL_ARG_SRC, x);
        arguments.put(DNNL_ARG_DIFF_DST, dy);
        arguments.put(DNNL_ARG_DIFF_WEIGHTS, dweight);
        if (bias != null) arguments.put(DNNL_ARG_DIFF_BIAS, plan.gradient(biasName, bias));
        plan.add(descriptor, arguments);
        plan.gradientWritten(weightName, dweight);
    }

    private Memory backwardData(Memory dy) {
        Layout weights = plan.any(filters);
        Descriptor descriptor = plan.descriptor(pd -> dnnl_inner_product_backward_data_primitive_desc_create(
                pd, Dnnl.ENGINE, x.layout.md(), weights.md(), dy.layout.md(), forward.handle, null));
        Memory dx = plan.allocate(x.layout);
        plan.add(
                descriptor,
                Map.of(
                        DNNL_ARG_DIFF_DST,
                        dy,
                        DNNL_ARG_WEIGHTS,
                        plan.weight(weightName, descriptor.weights(filters)),
                        DNNL_ARG_DIFF_SRC,
                        dx));
        return dx;
    }
}
