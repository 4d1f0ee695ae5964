package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_forward_primitive_desc_create;

import java.util.Map;

/** An activation that no layer before it could do on the way. */
final class ActivationNode implements Node {
    private final Activation activation;
    private final Plan plan;
    private Memory y;

    ActivationNode(Activation activation, Plan plan) {
        this.activation = activation;
        this.plan = plan;
    }

    @Override
    public Memory forward(Memory x) {
        y = plan.allocate(x.layout);
        Descriptor descriptor = plan.descriptor(pd -> dnnl_eltwise_forward_primitive_desc_create(
                pd,
                Dnnl.ENGINE,
                plan.kind(),
                activation.forward,
                x.layout.md(),
                x.layout.md(),
                0,
                activation.top,
                null));
        plan.add(descriptor, Map.of(DNNL_ARG_SRC, x, DNNL_ARG_DST, y));
        return y;
    }

    @Override
    public Memory backward(Memory dy, boolean wanted) {
        return wanted ? plan.back(activation, y, dy) : null;
    }
}
