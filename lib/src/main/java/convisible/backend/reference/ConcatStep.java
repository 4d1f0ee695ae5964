package convisible.backend.reference;

import convisible.array.Shape;
import convisible.layer.Concat;
import convisible.layer.Weights;
import java.util.List;

/**
 * All branches stacked: in each example of y the results of branch 0 come first. Backward, each branch gets its part.
 */
final class ConcatStep implements Step {
    private final Branches branches;
    private final int[] sizes; // of one result of each branch
    private final int size; // of one result of all

    private ConcatStep(Branches branches, int[] sizes, int size) {
        this.branches = branches;
        this.sizes = sizes;
        this.size = size;
    }

    static ConcatStep of(Concat concat, Shape input, Weights weights, Dropouts dropouts) {
        int[] sizes = concat.branches().stream()
                .mapToInt(branch -> branch.outputShape(input).size())
                .toArray();
        Branches branches = Branches.of(concat.branches(), input, weights, dropouts);
        return new ConcatStep(branches, sizes, concat.outputShape(input).size());
    }

    @Override
    public float[] forward(float[] x, int n) {
        return stacked(branches.forward(x, n), n);
    }

    @Override
    public float[] forwardTraining(float[] x, int n) {
        return stacked(branches.forwardTraining(x, n), n);
    }

    @Override
    public float[] backward(float[] x, float[] dy, int n, Weights gradients) {
        return branches.backward(x, branch -> part(dy, branch, n), n, gradients);
    }

    private float[] stacked(List<float[]> ys, int n) {
        float[] y = new float[n * size];
        for (int branch = 0; branch < sizes.length; branch++)
            for (int example = 0; example < n; example++)
                System.arraycopy(
                        ys.get(branch), example * sizes[branch], y, example * size + offset(branch), sizes[branch]);
        return y;
    }

    private float[] part(float[] dy, int branch, int n) {
        float[] part = new float[n * sizes[branch]];
        for (int example = 0; example < n; example++)
            System.arraycopy(dy, example * size + offset(branch), part, example * sizes[branch], sizes[branch]);
        return part;
    }

    /** Where in an example the results of a branch start. */
    private int offset(int branch) {
        int offset = 0;
        for (int before = 0; before < branch; before++) offset += sizes[before];
        return offset;
    }
}
