package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.layer.Layer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the joins share: every branch takes the same x, so dx is the sum of what the branches give. */
final class Branches {
    private final Plan plan;
    private final int count; // of the numbers in x
    private final List<Node> nodes = new ArrayList<>();
    private final boolean[] learns;

    private Branches(Plan plan, int count, int branches) {
        this.plan = plan;
        this.count = count;
        learns = new boolean[branches];
    }

    static Branches of(List<Layer> layers, Shape input, String path, Plan plan) {
        Branches branches = new Branches(plan, input.prepend(plan.n).size(), layers.size());
        for (int i = 0; i < layers.size(); i++) {
            branches.nodes.add(Node.of(layers.get(i), input, path + i + ".", Activation.NONE, plan));
            branches.learns[i] = !layers.get(i).weights(input).isEmpty();
        }
        return branches;
    }

    Buffer forward(int branch, Buffer x) {
        return nodes.get(branch).forward(x);
    }

    /**
     * @param dys the gradient by the results of each branch; released here, but for
     * @param kept which is somebody else's
     */
    Buffer backward(Buffer[] dys, Buffer kept, boolean wanted) {
        List<Buffer> parts = new ArrayList<>();
        for (int i = 0; i < dys.length; i++)
            if (wanted || learns[i]) parts.add(nodes.get(i).backward(dys[i], wanted));
        Buffer dx = wanted ? sum(parts) : null;
        Set<Buffer> used = new LinkedHashSet<>(List.of(dys));
        if (wanted) used.addAll(parts);
        for (Buffer buffer : used) if (buffer != kept && buffer != dx) plan.release(buffer);
        return dx;
    }

    private Buffer sum(List<Buffer> parts) {
        Buffer sum = parts.get(0);
        if (parts.size() == 1) return sum;
        Buffer result = plan.allocate(count);
        for (Buffer part : parts.subList(1, parts.size())) {
            add(plan, sum, part, result, count, Activation.NONE);
            sum = result;
        }
        return result;
    }

    /** {@code y = a + b}, and an activation after it; y may be a. */
    static void add(Plan plan, Buffer a, Buffer b, Buffer y, int count, Activation then) {
        plan.add("elementwise", "add", Grid.each(count), a, b, y, count, then.low, then.high);
    }
}
