package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_include_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;

import convisible.array.Shape;
import convisible.layer.AvgPool2d;
import convisible.layer.MaxPool2d;
import convisible.layer.Size;
import convisible.layer.Window;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_primitive_attr;

/** Max and average pooling, and an activation after it. Max pooling leaves a note for backward of which cell won. */
final class PoolNode implements Node {
    private static final long[] NO_DILATION = {0, 0};

    private final Plan plan;
    private final int algorithm;
    private final Activation then;
    private final long[] in; // N, C, H, W
    private final long[] out; // N, C, H', W'
    private final long[] size;
    private final long[] stride;
    private final long[] padding;
    private Descriptor forward;
    private Layout src;
    private Layout dst;
    private Memory y;
    private Memory workspace; // null but for max pooling in training

    private PoolNode(int algorithm, Window window, Shape input, Shape output, Activation then, Plan plan) {
        this.plan = plan;
        this.then = then;
        this.algorithm = algorithm;
        in = plan.batch(input);
        out = plan.batch(output);
        size = pair(window.filter());
        stride = pair(window.stride());
        padding = pair(window.padding());
    }

    static PoolNode of(MaxPool2d layer, Shape input, Activation then, Plan plan) {
        return new PoolNode(dnnl_pooling_max, layer.window(), input, layer.outputShape(input), then, plan);
    }

    static PoolNode of(AvgPool2d layer, Shape input, Activation then, Plan plan) {
        int algorithm = layer.countPadding() ? dnnl_pooling_avg_include_padding : dnnl_pooling_avg_exclude_padding;
        return new PoolNode(algorithm, layer.window(), input, layer.outputShape(input), then, plan);
    }

    /** Global average pooling: one window over the whole plane. Its results are N×C×1×1. */
    static PoolNode overAll(Shape input, Activation then, Plan plan) {
        Size plane = new Size(input.dim(1), input.dim(2));
        Shape output = Shape.shape(input.dim(0), 1, 1);
        return new PoolNode(dnnl_pooling_avg_exclude_padding, Window.of(plane, plane), input, output, then, plan);
    }

    private static long[] pair(Size size) {
        return new long[] {size.height(), size.width()};
    }

    @Override
    public Memory forward(Memory given) {
        Memory x = plan.shaped(given, in);
        src = x.layout;
        Layout wanted = plan.any(out);
        dnnl_primitive_attr attributes = plan.then(then);
        forward = plan.descriptor(pd -> dnnl_pooling_forward_primitive_desc_create(
                pd,
                Dnnl.ENGINE,
                plan.kind(),
                algorithm,
                src.md(),
                wanted.md(),
                stride,
                size,
                NO_DILATION,
                padding,
                padding,
                attributes));
        dst = forward.dst(out);
        y = plan.allocate(dst);
        Map<Integer, Memory> arguments = new HashMap<>(Map.of(DNNL_ARG_SRC, x, DNNL_ARG_DST, y));
        if (plan.training && algorithm == dnnl_pooling_max) {
            workspace = plan.allocate(forward.workspace());
            arguments.put(DNNL_ARG_WORKSPACE, workspace);
        }
        plan.add(forward, arguments);
        return y;
    }

    @Override
    public Memory backward(Memory given, boolean wanted) {
        if (!wanted) return null;
        Memory dy = plan.back(then, y, given);
        Descriptor descriptor = plan.descriptor(pd -> dnnl_pooling_backward_primitive_desc_create(
                pd,
                Dnnl.ENGINE,
                algorithm,
                src.md(),
                dst.md(),
                stride,
                size,
                NO_DILATION,
                padding,
                padding,
                forward.handle,
                null));
        Memory dx = plan.allocate(src);
        Map<Integer, Memory> arguments = new HashMap<>(Map.of(DNNL_ARG_DIFF_DST, dy, DNNL_ARG_DIFF_SRC, dx));
        if (workspace != null) arguments.put(DNNL_ARG_WORKSPACE, workspace);
        plan.add(descriptor, arguments);
        return dx;
    }
}
