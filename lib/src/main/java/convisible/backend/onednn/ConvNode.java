package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_BIAS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_backward_data_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_backward_weights_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_direct;
import static org.bytedeco.dnnl.global.dnnl.dnnl_convolution_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import convisible.array.Shape;
import convisible.layer.Conv2d;
import convisible.layer.Size;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;

/** Convolution, its bias, and an activation after it. */
final class ConvNode implements Node {
    private final Plan plan;
    private final String weightName;
    private final String biasName;
    private final Activation then;
    private final long[] in; // N, C, H, W
    private final long[] out; // N, K, H', W'
    private final long[] filters; // K, C, F, F, or groups first if there are several
    private final long[] stride;
    private final long[] padding;
    private final long[] dilation; // oneDNN's 0 is our 1
    private final Layout bias; // null without
    private Descriptor forward;
    private Memory x;
    private Memory y;

    ConvNode(Conv2d layer, Shape input, String path, Activation then, Plan plan) {
        this.plan = plan;
        this.then = then;
        weightName = path + "weight";
        biasName = path + "bias";
        in = plan.batch(input);
        out = plan.batch(layer.outputShape(input));
        Size filter = layer.window().filter();
        int groups = layer.groups();
        long channels = in[1] / groups;
        filters = groups == 1
                ? new long[] {out[1], channels, filter.height(), filter.width()}
                : new long[] {groups, out[1] / groups, channels, filter.height(), filter.width()};
        stride = pair(layer.window().stride());
        padding = pair(layer.window().padding());
        Size dilated = layer.window().dilation();
        dilation = new long[] {dilated.height() - 1, dilated.width() - 1};
        bias = layer.bias() ? plan.plain(out[1]) : null;
    }

    private static long[] pair(Size size) {
        return new long[] {size.height(), size.width()};
    }

    private dnnl_memory_desc biasDescription() {
        return bias == null ? null : bias.md();
    }

    @Override
    public Memory forward(Memory given) {
        Layout src = plan.any(in), weights = plan.any(filters), dst = plan.any(out);
        dnnl_primitive_attr attributes = plan.then(then);
        forward = plan.descriptor(pd -> dnnl_convolution_forward_primitive_desc_create(
                pd,
                Dnnl.ENGINE,
                dnnl_forward_training, // for inference oneDNN would choose an algorithm that was slower wherever we
                // tried
                dnnl_convolution_direct,
                src.md(),
                weights.md(),
                biasDescription(),
                dst.md(),
                stride,
                dilation,
                padding,
                padding,
                attributes));
        x = plan.laidOut(plan.shaped(given, in), forward.src(in));
        y = plan.allocate(forward.dst(out));
        Map<Integer, Memory> arguments = new HashMap<>();
        arguments.put(DNNL_ARG_SRC, x);
        arguments.put(DNNL_ARG_WEIGHTS, plan.weight(weightName, forward.weights(filters)));
        if (bias != null) arguments.put(DNNL_ARG_BIAS, plan.weight(biasName, bias));
        arguments.put(DNNL_ARG_DST, y);
        plan.add(forward, arguments);
        if (!x.sharesStorageWith(given)) plan.release(x);
        return y;
    }

    @Override
    public Memory backward(Memory given, boolean wanted) {
        Memory dy = then == Activation.NONE ? plan.shaped(given, out) : plan.back(then, y, given);
        backwardWeights(dy);
        return wanted ? backwardData(dy) : null;
    }

    private void backwardWeights(Memory given) {
        Layout src = prefersRowMajor() ? plan.plain(in) : plan.any(in);
        Layout dst = prefersRowMajor() ? plan.plain(out) : plan.any(out);
        Layout weights = plan.any(filters);
        Descriptor descriptor = plan.descriptor(pd -> dnnl_convolution_backward_weights_primitive_desc_create(
                pd,
                Dnnl.ENGINE,
                dnnl_convolution_direct,
                src.md(),
                weights.md(),
                biasDescription(),
                dst.md(),
                stride,
                dilation,
                padding,
                padding,
                forward.handle,
                null));
        Memory dweight = plan.gradient(weightName, descriptor.diffWeights(filters));
        Map<Integer, Memory> arguments = new HashMap<>();
        arguments.put(DNNL_ARG_SRC, plan.laidOut(x, descriptor.src(in)));
        arguments.put(DNNL_ARG_DIFF_DST, plan.laidOut(given, descriptor.diffDst(out)));
        arguments.put(DNNL_ARG_DIFF_WEIGHTS, dweight);
        if (bias != null) arguments.put(DNNL_ARG_DIFF_BIAS, plan.gradient(biasName, bias));
        plan.add(descriptor, arguments);
        plan.gradientWritten(weightName, dweight);
    }

    /**
     * With so few channels oneDNN's own layouts are mostly padding, and its gradients by weights up to 3 times slower.
     */
    private boolean prefersRowMajor() {
        return filters.length == 4 && in[1] >= 4 && in[1] < 16;
    }

    private Memory backwardData(Memory given) {
        Layout src = plan.any(in), weights = plan.any(filters), dst = plan.any(out);
        Descriptor descriptor = plan.descriptor(pd -> dnnl_convolution_backward_data_primitive_desc_create(
                pd,
                Dnnl.ENGINE,
                dnnl_convolution_direct,
                src.md(),
                weights.md(),
                dst.md(),
                stride,
                dilation,
                padding,
                padding,
                forward.handle,
                null));
        Memory dx = plan.allocate(descriptor.diffSrc(in));
        plan.add(
                descriptor,
                Map.of(
                        DNNL_ARG_DIFF_DST,
                        plan.laidOut(given, descriptor.diffDst(out)),
                        DNNL_ARG_WEIGHTS,
                        plan.weight(weightName, descriptor.weights(filters)),
                        DNNL_ARG_DIFF_SRC,
                        dx));
        return dx;
    }
}
