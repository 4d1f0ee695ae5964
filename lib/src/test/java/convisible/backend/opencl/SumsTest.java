package convisible.backend.opencl;

import static convisible.array.Shape.shape;
import static convisible.layer.Layers.batchNorm;
import static convisible.layer.Layers.conv;
import static convisible.layer.Layers.flatten;
import static convisible.layer.Layers.linear;
import static convisible.layer.Layers.maxPool;
import static convisible.layer.Layers.relu;
import static convisible.layer.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.backend.Backend;
import convisible.backend.Loss;
import convisible.backend.Optimizer;
import convisible.backend.Training;
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What random small layers do not reach: sums so long that they are cut into slices, and larger tiles. */
class SumsTest {
    private static final Optimizer SGD = new Optimizer.Sgd(0.9, false, 0);

    /** Tens of thousands of terms; see {@code BackendsAgreeTest}. */
    private static final double TOLERANCE = 1e-4;

    private record Outcome(Tensor y, Tensor dx, Map<String, Tensor> gradients, Map<String, Tensor> weights) {}

    private static Outcome outcome(Training training, Tensor x, Tensor dy, float[] targets) {
        Tensor y = training.forwardTraining(x), dx = training.backward(dy);
        Map<String, Tensor> gradients = training.gradients();
        training.step(x.data(), targets, x.shape().dim(0), 0.01);
        return new Outcome(y, dx, gradients, training.weights().asMap());
    }

    private static Outcome outcome(Training training, Shape input, Shape output, int n) {
        Random random = new Random(1);
        Tensor dy = random(output.prepend(n), random);
        return outcome(training, random(input.prepend(n), random), dy, dy.data());
    }

    private static Tensor random(Shape shape, Random random) {
        Tensor tensor = Tensor.zeros(shape);
        for (int i = 0; i < tensor.data().length; i++) tensor.data()[i] = (float) random.nextGaussian();
        return tensor;
    }

    @Test
    void longSumsAreThoseOfTheReference() {
        Layer layer = sequential(
                conv(4, 3).padding(1).noBias(),
                batchNorm(),
                relu(),
                conv(8, 3).padding(1).groups(4),
                maxPool(2));
        Shape input = shape(2, 60, 50), output = layer.outputShape(input);
        Outcome actual = on(Opened.backend(), layer, input, output),
                expected = on(Opened.reference(), layer, input, output);
        assertClose("y", actual.y, expected.y);
        assertClose("dx", actual.dx, expected.dx);
        expected.gradients.forEach((name, gradient) -> assertClose(name, actual.gradients.get(name), gradient));
        expected.weights.forEach((name, weight) -> assertClose(name, actual.weights.get(name), weight));
    }

    private static Outcome on(Backend backend, Layer layer, Shape input, Shape output) {
        Weights weights = Weights.random(layer, input, 1);
        try (Training training = backend.compileTraining(layer, input, weights, Loss.MEAN_SQUARED_ERROR, SGD, 1)) {
            return outcome(training, input, output, 7);
        }
    }

    private static void assertClose(String what, Tensor actual, Tensor expected) {
        double largest = 1;
        for (float value : expected.data()) largest = Math.max(largest, Math.abs(value));
        assertThat(actual.shape()).isEqualTo(expected.shape());
        for (int i = 0; i < expected.data().length; i++)
            assertThat(actual.data()[i]).as("%s, element %d", what, i).isCloseTo(expected.data()[i], within((float)
                    (TOLERANCE * largest)));
    }

    /** So what tuning finds on a machine does not change what comes out there. */
    @Test
    void allTilesGiveTheSameBits() {
        Layer layer = sequential(
                conv(70, 3).stride(2).padding(1),
                relu(),
                conv(140, 1),
                conv(6, 3).groups(2),
                flatten(),
                linear(5));
        Shape input = shape(3, 17, 19), output = layer.outputShape(input);
        Weights weights = Weights.random(layer, input, 1);
        Engine engine = Opened.backend().engine();
        Outcome first = null;
        for (int i : new int[] {0, 3, 6}) { // those that differ most; a CPU takes seconds to compile one
            Tile tile = Tuning.CANDIDATES.get(i);
            engine.use(tile);
            try (Training training =
                    new OpenclTraining(engine, layer, input, weights, Loss.MEAN_SQUARED_ERROR, SGD, 1)) {
                Outcome outcome = outcome(training, input, output, 3);
                if (first == null) first = outcome;
                assertThat(outcome).as(tile.toString()).isEqualTo(first);
            }
        }
    }
}
