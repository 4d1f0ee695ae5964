package convisible.backend;

import static convisible.array.Shape.shape;
import static convisible.backend.Witness.random;
import static convisible.layer.Layers.batchNorm;
import static convisible.layer.Layers.concat;
import static convisible.layer.Layers.conv;
import static convisible.layer.Layers.flatten;
import static convisible.layer.Layers.linear;
import static convisible.layer.Layers.sequential;
import static convisible.layer.Layers.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What no backend accepts: the sentence says what is wrong, and the training is as it was. */
class BadBatchTest {
    private static final Shape PICTURE = shape(2, 4, 4);
    private static final Layer CLASSIFIER = sequential(conv(3, 3), batchNorm(), flatten(), linear(4));

    static List<Backend> backends() {
        return Backend.all();
    }

    @ParameterizedTest
    @MethodSource("backends")
    void impossibleLabelsAreRefused(Backend backend) {
        refused(backend, training -> training.step(new float[64], new float[] {0, -1}, 2, 0.1))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("Example 1 has the label -1.0")
                .hasMessageContaining("from 0 to 3");
        for (float label : new float[] {4, 0.5f, Float.NaN})
            refused(backend, training -> training.step(new float[64], new float[] {0, label}, 2, 0.1))
                    .hasMessageContaining("Example 1 has the label " + label);
    }

    @ParameterizedTest
    @MethodSource("backends")
    void tooFewNumbersAreRefused(Backend backend) {
        refused(backend, training -> training.step(new float[64], new float[2], 3, 0.1))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("3 examples of 2×4×4 are 96 numbers")
                .hasMessageContaining("only 64");
        refused(backend, training -> training.step(new float[96], new float[2], 3, 0.1))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("3 numbers as targets, one label each")
                .hasMessageContaining("only 2");
        refused(backend, training -> training.step(new float[64], new float[2], 0, 0.1))
                .hasMessageContaining("at least one example");
        refused(backend, training -> training.step(new float[64], new float[2], -1, 0.1))
                .hasMessageContaining("at least one example");
    }

    @ParameterizedTest
    @MethodSource("backends")
    void otherShapesAreRefused(Backend backend) {
        for (Shape wrong : List.of(PICTURE, shape(2, 3, 4, 4), shape(2, 2, 4), shape(2, 32))) {
            refused(backend, training -> training.forward(Tensor.zeros(wrong)))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("takes N×2×4×4")
                    .hasMessageContaining("given " + wrong);
            refused(backend, training -> training.forwardTraining(Tensor.zeros(wrong)))
                    .hasMessageContaining("takes N×2×4×4");
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void goingBackNeedsToHaveGoneForward(Backend backend) {
        refused(backend, training -> training.backward(Tensor.zeros(shape(2, 4))))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("forwardTraining before backward");
        try (Training training = training(backend, CLASSIFIER, Loss.CROSS_ENTROPY)) {
            training.forwardTraining(random(PICTURE.prepend(3), new Random(1)));
            assertThatThrownBy(() -> training.backward(Tensor.zeros(shape(2, 4))))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("results were 3×4")
                    .hasMessageContaining("it was 2×4");
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void crossEntropyNeedsScores(Backend backend) {
        assertThatThrownBy(() -> training(backend, conv(3, 3), Loss.CROSS_ENTROPY))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("3×2×2")
                .hasMessageContaining("flatten()");
    }

    @ParameterizedTest
    @MethodSource("backends")
    void batchNormNeedsMoreThanOneNumberPerChannel(Backend backend) {
        Layer norm = sequential(conv(3, 4), batchNorm());
        for (Layer layer : List.of(norm, concat(conv(1, 4), norm), sum(norm, sequential(norm, conv(3, 1)))))
            try (Training training = training(backend, layer, Loss.MEAN_SQUARED_ERROR)) {
                Map<String, Tensor> before = training.weights().asMap();
                float[] targets = new float[8];
                assertThatThrownBy(() -> training.step(new float[32], targets, 1, 0.1))
                        .isInstanceOf(ShapeException.class)
                        .hasMessageContaining("single number per channel");
                assertThatThrownBy(() -> training.forwardTraining(Tensor.zeros(PICTURE.prepend(1))))
                        .hasMessageContaining("single number per channel");
                assertThat(training.weights().asMap()).isEqualTo(before);
                training.step(random(shape(64), new Random(1)).data(), targets, 2, 0.1);
                assertThat(training.forward(Tensor.zeros(PICTURE.prepend(1))).data())
                        .doesNotContain(Float.NaN);
            }
        try (Training training = training(backend, CLASSIFIER, Loss.CROSS_ENTROPY)) {
            assertThat(training.step(new float[32], new float[1], 1, 0.1)).isFinite();
        }
    }

    private static AbstractThrowableAssert<?, ?> refused(Backend backend, Consumer<Training> call) {
        try (Training training = training(backend, CLASSIFIER, Loss.CROSS_ENTROPY)) {
            Map<String, Tensor> weights = training.weights().asMap(), state = training.state();
            var error = assertThatThrownBy(() -> call.accept(training)).as(backend.name());
            assertThat(training.weights().asMap()).isEqualTo(weights);
            assertThat(training.state()).isEqualTo(state);
            return error;
        }
    }

    private static Training training(Backend backend, Layer layer, Loss loss) {
        return backend.compileTraining(layer, PICTURE, Weights.random(layer, PICTURE, 1), loss, Witness.NO_STEPS, 1);
    }
}
