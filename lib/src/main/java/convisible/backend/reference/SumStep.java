package convisible.backend.reference;

import convisible.array.Shape;
import convisible.layer.Sum;
import convisible.layer.Weights;
import java.util.List;

/** The sum of all branches: {@code y = Σ yᵢ}, and each branch gets {@code dyᵢ = dy}. */
record SumStep(Branches branches) implements Step {
    static SumStep of(Sum sum, Shape input, Weights weights, Dropouts dropouts) {
        return new SumStep(Branches.of(sum.branches(), input, weights, dropouts));
    }

    @Override
    public float[] forward(float[] x, int n) {
        return sum(branches.forward(x, n));
    }

    @Override
    public float[] forwardTraining(float[] x, int n) {
        return sum(branches.forwardTraining(x, n));
    }

    @Override
    public float[] backward(float[] x, float[] dy, int n, Weights gradients) {
        return branches.backward(x, branch -> dy, n, gradients);
    }

    private static float[] sum(List<float[]> ys) {
        double[] y = new double[ys.get(0).length];
        for (float[] part : ys) for (int i = 0; i < y.length; i++) y[i] += part[i];
        return Step.rounded(y);
    }
}
