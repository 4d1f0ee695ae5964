package convisible.backend;

import static convisible.array.Shape.shape;
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
import convisible.data.LabelledImages;
import convisible.data.Mnist;
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** LeNet-5 learns the first digits of MNIST as it does in PyTorch; {@code fixtures/lenet.py} says how. */
class LeNetTest {
    private static final Layer LENET = sequential(
            conv(6, 5).padding(2),
            relu(),
            maxPool(2),
            conv(16, 5),
            relu(),
            maxPool(2),
            flatten(),
            linear(120),
            relu(),
            linear(84),
            relu(),
            linear(10));
    private static final Shape DIGIT = shape(1, 28, 28);
    private static final int BATCH = 64;
    private static final double LEARNING_RATE = 0.001;
    private static final Optimizer OPTIMIZER = new Optimizer.Sgd(0.9, false, 0);

    /** What the course promises; the script tells how much of it rounding may use up. */
    private static final double TOLERANCE = 1e-3;

    static List<Backend> backends() {
        return Backend.all();
    }

    @ParameterizedTest
    @MethodSource("backends")
    void learnsAsInPyTorch(Backend backend) {
        Map<String, Tensor> stored = new LinkedHashMap<>(Fixture.read("lenet").tensors());
        float[] losses = stored.remove("losses").data();
        Weights weights = Weights.of(LENET, DIGIT, stored);
        LabelledImages digits = Mnist.train();
        float[] x = new float[BATCH * DIGIT.size()], labels = new float[BATCH];
        try (Training training = backend.compileTraining(LENET, DIGIT, weights, Loss.CROSS_ENTROPY, OPTIMIZER, 1)) {
            for (int step = 0; step < losses.length; step++) {
                for (int i = 0; i < BATCH; i++) {
                    digits.copy(step * BATCH + i, x, i * DIGIT.size());
                    labels[i] = digits.label(step * BATCH + i);
                }
                assertThat(training.step(x, labels, BATCH, LEARNING_RATE))
                        .as("%s, step %d", backend.name(), step)
                        .isCloseTo(losses[step], within(TOLERANCE));
            }
        }
    }
}
