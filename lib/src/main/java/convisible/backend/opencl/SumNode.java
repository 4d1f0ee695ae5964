package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.layer.Sum;
import java.util.Arrays;

/** The sum of all branches, and an activation after it. */
final class SumNode implements Node {
    private final Plan plan;
    private final Branches branches;
    private final int size; // how many branches
    private final Activation then;
    private final Shape out;
    private final int count;
    private Buffer y;

    SumNode(Sum layer, Shape input, String path, Activation then, Plan plan) {
        this.plan = plan;
        this.then = then;
        branches = Branches.of(layer.branches(), input, path, plan);
        size = layer.branches().size();
        out = layer.outputShape(input);
        count = out.prepend(plan.n).size();
    }

    @Override
    public Buffer forward(Buffer x) {
        Buffer sum = branches.forward(0, x);
        for (int i = 1; i < size; i++) {
            Buffer part = branches.forward(i, x), next = plan.allocate(count);
            Branches.add(plan, sum, part, next, count, i == size - 1 ? then : Activation.NONE);
            if (sum != x) plan.releaseResult(sum);
            if (part != x) plan.releaseResult(part);
            sum = next;
        }
        y = size == 1 && then != Activation.NONE ? new ActivationNode(then, out, plan).forward(sum) : sum;
        return y;
    }

    @Override
    public Buffer backward(Buffer given, boolean wanted) {
        Buffer[] dys = new Buffer[size];
        Arrays.fill(dys, plan.back(then, y, given, count));
        return branches.backward(dys, given, wanted);
    }
}
