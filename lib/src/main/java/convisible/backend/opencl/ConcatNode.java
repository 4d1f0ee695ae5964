package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.layer.Concat;

/** All branches stacked along the first axis of an example. Backward, each branch gets its part. */
final class ConcatNode implements Node {
    private final Plan plan;
    private final Branches branches;
    private final int[] sizes; // of one result of each branch
    private final int size; // of one result of all

    ConcatNode(Concat layer, Shape input, String path, Plan plan) {
        this.plan = plan;
        branches = Branches.of(layer.branches(), input, path, plan);
        sizes = layer.branches().stream()
                .mapToInt(branch -> branch.outputShape(input).size())
                .toArray();
        size = layer.outputShape(input).size();
    }

    @Override
    public Buffer forward(Buffer x) {
        Buffer y = plan.allocate(plan.n * size);
        for (int i = 0, first = 0; i < sizes.length; first += sizes[i++]) {
            Buffer part = branches.forward(i, x);
            copy(part, y, sizes[i], sizes[i], 0, size, first);
            if (part != x) plan.releaseResult(part);
        }
        return y;
    }

    @Override
    public Buffer backward(Buffer dy, boolean wanted) {
        Buffer[] parts = new Buffer[sizes.length];
        for (int i = 0, first = 0; i < sizes.length; first += sizes[i++]) {
            parts[i] = plan.allocate(plan.n * sizes[i]);
            copy(dy, parts[i], sizes[i], size, first, sizes[i], 0);
        }
        return branches.backward(parts, dy, wanted);
    }

    /**
     * In each example, {@code part} numbers: from {@code firstFrom} of {@code sizeFrom} to {@code firstTo} of sizeTo.
     */
    private void copy(Buffer from, Buffer to, int part, int sizeFrom, int firstFrom, int sizeTo, int firstTo) {
        int count = plan.n * part;
        plan.add("elementwise", "copy", Grid.each(count), from, to, count, part, sizeFrom, firstFrom, sizeTo, firstTo);
    }
}
