package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax_accurate;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_softmax_forward_primitive_desc_create;

import convisible.array.Shape;
import java.util.Map;

/** Softmax over the first axis of each example. */
final class SoftmaxNode implements Node {
    private static final int AXIS = 1; // N comes first

    private final Plan plan;
    private final long[] dims;
    private Descriptor forward;
    private Memory y;

    SoftmaxNode(Shape input, Plan plan) {
        this.plan = plan;
        dims = plan.batch(input);
    }

    @Override
    public Memory forward(Memory given) {
        Memory x = plan.shaped(given, dims);
        forward = plan.descriptor(pd -> dnnl_softmax_forward_primitive_desc_create(
                pd, Dnnl.ENGINE, plan.kind(), dnnl_softmax_accurate, x.layout.md(), x.layout.md(), AXIS, null));
        y = plan.allocate(x.layout);
        plan.add(forward, Map.of(DNNL_ARG_SRC, x, DNNL_ARG_DST, y));
        return y;
    }

    @Override
    public Memory backward(Memory given, boolean wanted) {
        if (!wanted) return null;
        Memory dy = plan.laidOut(plan.shaped(given, dims), y.layout);
        Descriptor descriptor = plan.descriptor(pd -> dnnl_softmax_backward_primitive_desc_create(
                pd,
                Dnnl.ENGINE,
                dnnl_softmax_accurate,
                y.layout.md(),
                y.layout.md(),
                y.layout.md(),
                AXIS,
                forward.handle,
                null));
        Memory dx = plan.allocate(y.layout);
        plan.add(descriptor, Map.of(DNNL_ARG_DST, y, DNNL_ARG_DIFF_DST, dy, DNNL_ARG_DIFF_SRC, dx));
        return dx;
    }
}
