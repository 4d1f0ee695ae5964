package convisible.backend.reference;

import convisible.array.Shape;
import convisible.layer.Sequential;
import convisible.layer.Weights;
import java.util.List;
import java.util.stream.IntStream;

/** One step after the other. */
record SequentialStep(List<Step> steps) implements Step {
    static SequentialStep of(Sequential sequential, Shape input, Weights weights) {
        List<Shape> shapes = sequential.shapes(input);
        return new SequentialStep(IntStream.range(0, sequential.layers().size())
                .mapToObj(i -> Step.of(sequential.layers().get(i), shapes.get(i), weights.inside(Integer.toString(i))))
                .toList());
    }

    @Override
    public float[] forward(float[] x, int n) {
        float[] y = x;
        for (Step step : steps) y = step.forward(y, n);
        return y;
    }
}
