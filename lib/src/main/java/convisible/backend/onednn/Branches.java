package convisible.backend.onednn;

import convisible.array.Shape;
import convisible.layer.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** What the joins share: every branch takes the same x, so dx is the sum of what the branches give. */
final class Branches {
    private final Plan plan;
    private final List<Node> nodes = new ArrayList<>();
    private final boolean[] learns;

    private Branches(Plan plan, int count) {
        this.plan = plan;
        learns = new boolean[count];
    }

    static Branches of(List<Layer> layers, Shape input, String path, Plan plan) {
        Branches branches = new Branches(plan, layers.size());
        for (int i = 0; i < layers.size(); i++) {
            branches.nodes.add(Node.of(layers.get(i), input, path + i + ".", Activation.NONE, plan));
            branches.learns[i] = !layers.get(i).weights(input).isEmpty();
        }
        return branches;
    }

    Memory[] forward(Memory x) {
        return nodes.stream().map(node -> node.forward(x)).toArray(Memory[]::new);
    }

    /** The branches' results were used, but for one that may be the join's own result. */
    void release(Memory[] ys, Memory x, Memory result) {
        for (Memory y : ys) if (!y.sharesStorageWith(x) && !y.sharesStorageWith(result)) plan.release(y);
    }

    /** @param dys the gradient by the results of each branch */
    Memory backward(IntFunction<Memory> dys, boolean wanted) {
        Memory sum = null;
        for (int i = 0; i < nodes.size(); i++) {
            if (!wanted && !learns[i]) continue;
            Memory dx = nodes.get(i).backward(dys.apply(i), wanted);
            if (wanted) sum = sum == null ? dx : sum(sum, dx);
        }
        return sum;
    }

    private Memory sum(Memory a, Memory given) {
        Memory b = plan.laidOut(plan.shaped(given, a.layout.dims()), a.layout);
        Memory sum = plan.allocate(a.layout);
        plan.add(Arithmetic.sum(plan.resources, 1, a, 1, b, sum));
        return sum;
    }
}
