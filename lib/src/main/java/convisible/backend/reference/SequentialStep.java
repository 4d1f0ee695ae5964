package convisible.backend.reference;

import convisible.array.Shape;
import convisible.layer.Sequential;
import convisible.layer.Weights;
import java.util.ArrayList;
import java.util.List;

/** One step after the other; backward in the opposite order. */
final class SequentialStep implements Step {
    private final List<Step> steps;
    private final float[][] inputs; // of each step in the last training forward

    private SequentialStep(List<Step> steps) {
        this.steps = steps;
        inputs = new float[steps.size()][];
    }

    static SequentialStep of(Sequential sequential, Shape input, Weights weights, Dropouts dropouts) {
        List<Shape> shapes = sequential.shapes(input);
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < sequential.layers().size(); i++)
            steps.add(
                    Step.of(sequential.layers().get(i), shapes.get(i), weights.inside(Integer.toString(i)), dropouts));
        return new SequentialStep(steps);
    }

    @Override
    public float[] forward(float[] x, int n) {
        float[] y = x;
        for (Step step : steps) y = step.forward(y, n);
        return y;
    }

    @Override
    public float[] forwardTraining(float[] x, int n) {
        float[] y = x;
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = y;
            y = steps.get(i).forwardTraining(y, n);
        }
        return y;
    }

    @Override
    public float[] backward(float[] x, float[] dy, int n, Weights gradients) {
        float[] dx = dy;
        for (int i = inputs.length - 1; i >= 0; i--)
            dx = steps.get(i).backward(inputs[i], dx, n, gradients.inside(Integer.toString(i)));
        return dx;
    }
}
