package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;

import convisible.array.Shape;
import convisible.layer.Sum;

/** The sum of all branches, and an activation after it. */
final class SumNode implements Node {
    private final Plan plan;
    private final Branches branches;
    private final Activation then;
    private final long[] out;
    private Memory y;

    SumNode(Sum layer, Shape input, String path, Activation then, Plan plan) {
        this.plan = plan;
        this.then = then;
        branches = Branches.of(layer.branches(), input, path, plan);
        out = plan.batch(layer.outputShape(input));
    }

    @Override
    public Memory forward(Memory x) {
        Memory[] ys = branches.forward(x);
        Memory sum = plan.shaped(ys[0], out);
        Layout layout = sum.layout;
        for (int i = 1; i < ys.length; i++) {
            Memory part = plan.laidOut(plan.shaped(ys[i], out), layout);
            Memory next = plan.allocate(layout);
            Activation last = i == ys.length - 1 ? then : Activation.NONE;
            plan.add(Arithmetic.binary(plan.resources, dnnl_binary_add, sum, part, next, plan.then(last)));
            if (i > 1) plan.release(sum);
            sum = next;
        }
        branches.release(ys, x, sum);
        y = sum;
        if (ys.length == 1 && then != Activation.NONE) y = new ActivationNode(then, plan).forward(sum);
        return y;
    }

    @Override
    public Memory backward(Memory given, boolean wanted) {
        Memory dy = then == Activation.NONE ? plan.shaped(given, out) : plan.back(then, y, given);
        return branches.backward(branch -> dy, wanted);
    }
}
