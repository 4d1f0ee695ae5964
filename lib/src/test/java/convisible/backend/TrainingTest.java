package convisible.backend;

import static convisible.array.Shape.shape;
import static convisible.backend.Witness.assertClose;
import static convisible.backend.Witness.random;
import static convisible.layer.Layers.batchNorm;
import static convisible.layer.Layers.conv;
import static convisible.layer.Layers.dropout;
import static convisible.layer.Layers.flatten;
import static convisible.layer.Layers.linear;
import static convisible.layer.Layers.maxPool;
import static convisible.layer.Layers.relu;
import static convisible.layer.Layers.sequential;
import static convisible.layer.Layers.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every backend promises about a training, whatever the numbers are. */
class TrainingTest {
    private static final Shape PICTURE = shape(2, 6, 6);
    private static final int CLASSES = 4;
    private static final double LEARNING_RATE = 0.05;

    /** A bit of everything that a step can leave behind: running statistics, dropout's place, a join's buffers. */
    private static final Layer LAYER = sequential(
            conv(4, 3).padding(1).noBias(),
            batchNorm(),
            relu(),
            dropout(0.2),
            sum(sequential(), sequential(conv(4, 3).padding(1), relu(), dropout(0.1))),
            maxPool(2),
            flatten(),
            linear(CLASSES));

    private static final Optimizer MOMENTUM = new Optimizer.Sgd(0.9, true, 0.01);
    private static final Optimizer ADAM = new Optimizer.Adam(0.9, 0.999, 1e-8, 0.01);

    private record Batch(float[] x, float[] labels, int n) {
        /** The i-th of a sequence of batches. */
        static Batch of(int i, int n) {
            Random random = new Random(i);
            float[] labels = new float[n];
            for (int example = 0; example < n; example++) labels[example] = random.nextInt(CLASSES);
            return new Batch(random(shape(n * PICTURE.size()), random).data(), labels, n);
        }

        Tensor examples() {
            return new Tensor(PICTURE.prepend(n), x);
        }

        double stepOf(Training training) {
            return training.step(x, labels, n, LEARNING_RATE);
        }
    }

    static List<Backend> backends() {
        return Backend.all();
    }

    record Setup(Backend backend, Optimizer optimizer) {
        Training training(long weightsSeed) {
            return backend.compileTraining(
                    LAYER, PICTURE, Weights.random(LAYER, PICTURE, weightsSeed), Loss.CROSS_ENTROPY, optimizer, 3);
        }

        @Override
        public String toString() {
            return backend.name() + ", " + optimizer;
        }
    }

    static Stream<Setup> setups() {
        return backends().stream()
                .flatMap(backend ->
                        Stream.of(Witness.NO_STEPS, MOMENTUM, ADAM).map(optimizer -> new Setup(backend, optimizer)));
    }

    @ParameterizedTest
    @MethodSource("setups")
    void goingOnFromACopyGivesTheSameBitsAsNotHavingStopped(Setup setup) {
        try (Training whole = setup.training(1);
                Training resumed = setup.training(2)) {
            for (int i = 0; i < 3; i++) Batch.of(i, 5).stepOf(whole);
            Batch.of(9, 5).stepOf(resumed);
            resumed.restore(whole.weights(), whole.state());
            for (int i = 3; i < 6; i++)
                assertThat(Batch.of(i, 5).stepOf(resumed))
                        .isEqualTo(Batch.of(i, 5).stepOf(whole));
            assertSame(resumed, whole);
            assertThat(whole.state().get("steps").data()).containsExactly(6);
            Tensor x = Batch.of(7, 4).examples();
            assertThat(resumed.forward(x)).isEqualTo(whole.forward(x));
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void whatBelongsElsewhereIsRefusedAndNothingChanges(Backend backend) {
        Layer wider = sequential(conv(5, 3), flatten(), linear(CLASSES));
        try (Training training = new Setup(backend, MOMENTUM).training(1);
                Training other = new Setup(backend, ADAM).training(2)) {
            Batch.of(0, 5).stepOf(training);
            Batch.of(0, 5).stepOf(other);
            Weights weights = training.weights();
            Map<String, Tensor> state = training.state();
            Map<String, Tensor> misshapen = new HashMap<>(state);
            misshapen.put("momentum.0.weight", Tensor.zeros(shape(1)));

            assertThatThrownBy(() -> training.restore(Weights.random(wider, PICTURE, 1), state))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("another network");
            assertThatThrownBy(() -> training.restore(other.weights(), other.state()))
                    .isInstanceOf(PlainException.class)
                    .hasMessageContaining("momentum.0.weight")
                    .hasMessageContaining("adam.m.0.weight")
                    .hasMessageContaining("another optimiser");
            assertThatThrownBy(() -> training.restore(other.weights(), misshapen))
                    .isInstanceOf(PlainException.class)
                    .hasMessageContaining("momentum.0.weight is 4×2×3×3")
                    .hasMessageContaining("given 1");

            assertThat(training.weights().asMap()).isEqualTo(weights.asMap());
            assertThat(training.state()).isEqualTo(state);
            Tensor examples = Batch.of(1, 2).examples();
            Witness.assertClose("answers", training.forward(examples), forward(backend, weights, examples), 1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("setups")
    void aLossThatIsNoNumberLeavesEverythingAsItWas(Setup setup) {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY})
            try (Training training = setup.training(1);
                    Training spared = setup.training(1)) {
                Batch.of(0, 5).stepOf(training);
                Batch.of(0, 5).stepOf(spared);
                Batch poisoned = Batch.of(1, 5);
                Arrays.fill(poisoned.x, bad);
                assertThatThrownBy(() -> poisoned.stepOf(training))
                        .as("with %s", bad)
                        .isInstanceOf(NotFiniteException.class)
                        .hasMessageContaining("In step 2")
                        .hasMessageContaining("learning rate smaller than 0.05")
                        .extracting(error -> ((NotFiniteException) error).step())
                        .isEqualTo(2L);
                assertSame(training, spared);
                assertThat(Batch.of(2, 5).stepOf(training))
                        .isEqualTo(Batch.of(2, 5).stepOf(spared));
                assertSame(training, spared);
            }
    }

    /** What lies beyond the n-th example would be noticed: it is NaN, and no label. */
    @ParameterizedTest
    @MethodSource("setups")
    void arraysMayBeLongerThanTheBatch(Setup setup) {
        try (Training exact = setup.training(1);
                Training roomy = setup.training(1)) {
            for (int n : new int[] {5, 2, 3}) {
                Batch batch = Batch.of(n, n);
                float[] x = Arrays.copyOf(batch.x, 9 * PICTURE.size()), labels = Arrays.copyOf(batch.labels, 9);
                Arrays.fill(x, n * PICTURE.size(), x.length, Float.NaN);
                Arrays.fill(labels, n, 9, -1);
                float[] xBefore = x.clone(), labelsBefore = labels.clone();
                assertThat(roomy.step(x, labels, n, LEARNING_RATE)).isEqualTo(batch.stepOf(exact));
                assertThat(roomy.correct()).isEqualTo(exact.correct());
                assertThat(x).isEqualTo(xBefore);
                assertThat(labels).isEqualTo(labelsBefore);
            }
            assertSame(roomy, exact);
        }
    }

    /** Each batch also goes to a training that never saw another size. */
    @ParameterizedTest
    @MethodSource("setups")
    void batchesMayDifferInSize(Setup setup) {
        try (Training training = setup.training(1)) {
            for (int n : new int[] {5, 2, 33, 1, 5, 8})
                try (Training fresh = setup.training(2)) {
                    fresh.restore(training.weights(), training.state());
                    Batch batch = Batch.of(n, n);
                    assertThat(batch.stepOf(training)).isEqualTo(batch.stepOf(fresh));
                    assertThat(training.correct()).isEqualTo(fresh.correct());
                    assertSame(training, fresh);
                    Tensor x = Batch.of(n, n + 1).examples();
                    assertThat(training.forward(x)).isEqualTo(fresh.forward(x));
                }
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void twoTrainingsDoNotDisturbEachOther(Backend backend) {
        Setup setup = new Setup(backend, MOMENTUM);
        try (Training one = setup.training(1);
                Training two = setup.training(2);
                Training alone = setup.training(1)) {
            for (int i = 0; i < 3; i++) {
                Batch.of(i, 5).stepOf(one);
                Batch.of(i + 10, 7).stepOf(two);
            }
            for (int i = 0; i < 3; i++) Batch.of(i, 5).stepOf(alone);
            assertSame(one, alone);
        }
    }

    /** A step is forward, loss, backward, update; and with plain gradient descent the update can be seen through. */
    @ParameterizedTest
    @MethodSource("backends")
    void aStepIsMadeOfItsParts(Backend backend) {
        Setup setup = new Setup(backend, Witness.NO_STEPS);
        Batch batch = Batch.of(1, 6);
        try (Training whole = setup.training(1);
                Training parts = setup.training(1)) {
            Map<String, Tensor> before = whole.weights().asMap();
            double loss = batch.stepOf(whole);

            float[] y = parts.forwardTraining(batch.examples()).data(), dy = new float[y.length];
            assertThat(loss).isCloseTo(Loss.CROSS_ENTROPY.of(y, batch.labels, 6, shape(CLASSES), dy), within(1e-5));
            assertThat(whole.correct()).isEqualTo(Loss.CROSS_ENTROPY.correct(y, batch.labels, 6, shape(CLASSES)));
            parts.backward(new Tensor(shape(6, CLASSES), dy));
            assertClose("gradient", whole.gradients(), parts.gradients(), 1e-5);
            whole.gradients().forEach((name, gradient) -> {
                Tensor expected = before.get(name).copy();
                for (int i = 0; i < expected.data().length; i++)
                    expected.data()[i] -= (float) (LEARNING_RATE * gradient.data()[i]);
                assertClose(name, whole.weights().get(name), expected, 1e-6);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void goingBackTwiceOrLookingAtOtherExamplesInBetweenChangesNothing(Backend backend) {
        Tensor x = Batch.of(1, 6).examples(), dy = random(shape(6, CLASSES), new Random(1));
        Tensor xBefore = x.copy(), dyBefore = dy.copy();
        try (Training training = new Setup(backend, MOMENTUM).training(1)) {
            training.forwardTraining(x);
            Tensor dx = training.backward(dy);
            Map<String, Tensor> gradients = training.gradients();
            training.forward(Batch.of(2, 9).examples());
            assertThat(training.backward(dy)).isEqualTo(dx);
            assertThat(training.gradients()).isEqualTo(gradients);
            assertThat(gradients.keySet())
                    .containsExactly(
                            "0.weight", "1.weight", "1.bias", "4.1.0.weight", "4.1.0.bias", "7.weight", "7.bias");
        }
        assertThat(x).isEqualTo(xBefore);
        assertThat(dy).isEqualTo(dyBefore);
    }

    @ParameterizedTest
    @MethodSource("backends")
    void whatGoesInAndWhatComesOutAreCopies(Backend backend) {
        Weights start = Weights.random(LAYER, PICTURE, 1);
        try (Training training = backend.compileTraining(LAYER, PICTURE, start, Loss.CROSS_ENTROPY, MOMENTUM, 3)) {
            Batch.of(0, 5).stepOf(training);
            assertThat(start.asMap())
                    .isEqualTo(Weights.random(LAYER, PICTURE, 1).asMap());
            List<Map<String, Tensor>> copies =
                    List.of(training.weights().asMap(), training.state(), training.gradients());
            List<Map<String, Tensor>> others =
                    List.of(training.weights().asMap(), training.state(), training.gradients());
            for (Map<String, Tensor> copy : copies) copy.values().forEach(tensor -> Arrays.fill(tensor.data(), 7));
            assertThat(List.of(training.weights().asMap(), training.state(), training.gradients()))
                    .isEqualTo(others);
        }
    }

    private static Tensor forward(Backend backend, Weights weights, Tensor x) {
        try (Program program = backend.compile(LAYER, PICTURE, weights)) {
            return program.forward(x);
        }
    }

    private static void assertSame(Training training, Training other) {
        assertThat(training.weights().asMap()).isEqualTo(other.weights().asMap());
        assertThat(training.state()).isEqualTo(other.state());
    }
}
