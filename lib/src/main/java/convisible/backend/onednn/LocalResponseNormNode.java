package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_lrn_across_channels;
import static org.bytedeco.dnnl.global.dnnl.dnnl_lrn_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_lrn_forward_primitive_desc_create;

import convisible.array.Shape;
import convisible.layer.LocalResponseNorm;
import java.util.HashMap;
import java.util.Map;

/** Local response normalisation. */
final class LocalResponseNormNode implements Node {
    private final Plan plan;
    private final LocalResponseNorm layer;
    private final long[] dims; // N, C, H, W
    private Descriptor forward;
    private Memory x;
    private Memory workspace; // null if oneDNN wants none

    LocalResponseNormNode(LocalResponseNorm layer, Shape input, Plan plan) {
        this.plan = plan;
        this.layer = layer;
        dims = plan.batch(input);
    }

    @Override
    public Memory forward(Memory given) {
        x = plan.shaped(given, dims);
        forward = plan.descriptor(pd -> dnnl_lrn_forward_primitive_desc_create(
                pd,
                Dnnl.ENGINE,
                plan.kind(),
                dnnl_lrn_across_channels,
                x.layout.md(),
                x.layout.md(),
                layer.size(),
                (float) layer.alpha(),
                (float) layer.beta(),
                (float) layer.k(),
                null));
        Memory y = plan.allocate(x.layout);
        Map<Integer, Memory> arguments = new HashMap<>(Map.of(DNNL_ARG_SRC, x, DNNL_ARG_DST, y));
        if (plan.training && forward.workspace().bytes() > 0)
            arguments.put(DNNL_ARG_WORKSPACE, workspace = plan.allocate(forward.workspace()));
        plan.add(forward, arguments);
        return y;
    }

    @Override
    public Memory backward(Memory given, boolean wanted) {
        if (!wanted) return null;
        Memory dy = plan.laidOut(plan.shaped(given, dims), x.layout);
        Descriptor descriptor = plan.descriptor(pd -> dnnl_lrn_backward_primitive_desc_create(
                pd,
                Dnnl.ENGINE,
                dnnl_lrn_across_channels,
                x.layout.md(),
                x.layout.md(),
                x.layout.md(),
                layer.size(),
                (float) layer.alpha(),
                (float) layer.beta(),
                (float) layer.k(),
                forward.handle,
                null));
        Memory dx = plan.allocate(x.layout);
        Map<Integer, Memory> arguments =
                new HashMap<>(Map.of(DNNL_ARG_SRC, x, DNNL_ARG_DIFF_DST, dy, DNNL_ARG_DIFF_SRC, dx));
        if (workspace != null) arguments.put(DNNL_ARG_WORKSPACE, workspace);
        plan.add(descriptor, arguments);
        return dx;
    }
}
