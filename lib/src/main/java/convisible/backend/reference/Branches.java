package convisible.backend.reference;

import convisible.array.Shape;
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** What the joins share: every branch takes the same x, so dx is the sum of what the branches give. */
record Branches(List<Step> steps) {
    static Branches of(List<Layer> layers, Shape input, Weights weights, Dropouts dropouts) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++)
            steps.add(Step.of(layers.get(i), input, weights.inside(Integer.toString(i)), dropouts));
        return new Branches(steps);
    }

    List<float[]> forward(float[] x, int n) {
        return steps.stream().map(step -> step.forward(x, n)).toList();
    }

    List<float[]> forwardTraining(float[] x, int n) {
        return steps.stream().map(step -> step.forwardTraining(x, n)).toList();
    }

    /** @param dys the gradient by the results of each branch */
    float[] backward(float[] x, IntFunction<float[]> dys, int n, Weights gradients) {
        double[] dx = new double[x.length];
        for (int branch = 0; branch < steps.size(); branch++) {
            float[] part =
                    steps.get(branch).backward(x, dys.apply(branch), n, gradients.inside(Integer.toString(branch)));
            for (int i = 0; i < dx.length; i++) dx[i] += part[i];
        }
        return Step.rounded(dx);
    }
}
