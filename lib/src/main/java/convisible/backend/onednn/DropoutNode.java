package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_mul;

import convisible.backend.DropoutMask;
import convisible.layer.Dropout;

/** Dropout: in training the results and their gradients are multiplied by the same mask. */
final class DropoutNode implements Node {
    private final Plan plan;
    private final Dropout layer;
    private final int place; // among the network's dropout layers
    private Memory mask;

    DropoutNode(Dropout layer, Plan plan) {
        this.plan = plan;
        this.layer = layer;
        place = plan.nextDropout();
    }

    @Override
    public Memory forward(Memory x) {
        if (!plan.training) return x;
        Memory plain = plan.allocate(plan.plain(x.layout.dims()));
        float[] numbers = new float[(int) (plain.layout.bytes() / Float.BYTES)];
        plan.add(() -> {
            DropoutMask.fill(
                    numbers, numbers.length, layer.probability(), plan.dropouts.seed, place, plan.dropouts.step);
            plain.write(numbers, 0, numbers.length);
        });
        mask = plan.laidOut(plain, x.layout);
        return masked(x);
    }

    @Override
    public Memory backward(Memory given, boolean wanted) {
        if (!wanted) return null;
        return masked(plan.laidOut(plan.shaped(given, mask.layout.dims()), mask.layout));
    }

    private Memory masked(Memory x) {
        Memory y = plan.allocate(x.layout);
        plan.add(Arithmetic.binary(plan.resources, dnnl_binary_mul, x, mask, y, null));
        return y;
    }
}
