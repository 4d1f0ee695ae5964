package convisible.train;

import static convisible.array.Shape.shape;
import static convisible.layer.Layers.flatten;
import static convisible.layer.Layers.linear;
import static convisible.layer.Layers.sequential;
import static convisible.train.Signs.trainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import convisible.array.PlainException;
import convisible.backend.Backend;
import convisible.backend.Loss;
import convisible.backend.NotFiniteException;
import convisible.backend.Optimizer;
import convisible.backend.Training;
import convisible.data.LabelledImages;
import convisible.data.Transform;
import convisible.layer.Layers;
import convisible.layer.Weights;
import convisible.network.Evaluation;
import convisible.network.Network;
import convisible.network.StoppedException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainerTest {
    private static final LabelledImages PICTURES = Signs.of(300, 1), TEST = Signs.of(200, 2);

    static List<Backend> backends() {
        return Backend.all();
    }

    @ParameterizedTest
    @MethodSource("backends")
    void aNetworkLearns(Backend backend) {
        try (Network network = Signs.network(backend)) {
            History history = trainer().test(TEST).fit(network, PICTURES);
            assertThat(history.epochs()).isEqualTo(4);
            assertThat(history.stepLosses()).hasSize(4 * 19);
            assertThat(history.losses()[3]).isLessThan(history.losses()[0] / 2);
            assertThat(history.accuracies()[3]).isBetween(history.accuracies()[0], 1.0);
            assertThat(history.testAccuracies()[3]).isGreaterThan(0.9);
            assertThat(history.testLosses()).hasSize(4);
            assertThat(network.accuracy(TEST)).isCloseTo(history.testAccuracies()[3], within(1e-6));
            assertThat(history).asString().matches("4 epochs: loss 0\\.\\d\\d, accuracy \\d\\d %, test \\d\\d+ %");
        }
    }

    static Stream<Trainer> options() {
        Trainer plain = Trainer.sgd(0.1).batchSize(16).epochs(3).progress(() -> Progress.SILENT);
        return Stream.of(
                plain,
                plain.momentum(0.9),
                plain.nesterov(0.9),
                plain.weightDecay(0.01),
                plain.momentum(0.9).weightDecay(0.001),
                plain.optimizer(new Optimizer.Adam(0.9, 0.99, 1e-8, 0)),
                Trainer.adam(0.01).batchSize(16).epochs(3).progress(() -> Progress.SILENT),
                Trainer.adam(0.01).weightDecay(1e-4).batchSize(16).epochs(3).progress(() -> Progress.SILENT),
                plain.schedule(Schedule.cosine()),
                plain.schedule(Schedule.warmUp(10, Schedule.step(1, 0.5))),
                plain.schedule(Schedule.oneCycle()),
                plain.batchSize(7),
                plain.batchSize(1000).epochs(20),
                plain.seed(2),
                plain.transforms(Transform.shift(1)),
                plain.transforms(Transform.flip(), Transform.light(0.2), Transform.scale(0.1), Transform.rotate(5)));
    }

    @ParameterizedTest
    @MethodSource("options")
    void everyOptionLearns(Trainer trainer) {
        double[] losses = losses(trainer);
        assertThat(Arrays.stream(losses).skip(losses.length - 10).average().orElseThrow())
                .isLessThan(losses[0]);
    }

    @Test
    void everyOptionIsHeeded() {
        assertThat(options().map(TrainerTest::losses).map(Arrays::toString).toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        Trainer trainer = trainer().transforms(Transform.rotate(10), Transform.shift(1), Transform.light(0.3));
        double[] losses = losses(trainer);
        for (int threads : new int[] {2, 3, 5})
            assertThat(losses(trainer.threads(threads))).isEqualTo(losses);
    }

    /** A step on one batch of all pictures, made by hand. */
    @ParameterizedTest
    @MethodSource("backends")
    void aStepIsTheBackendsStep(Backend backend) {
        try (Network network = Signs.network(backend);
                Training training = backend.compileTraining(
                        Signs.LAYER,
                        Signs.SHAPE,
                        network.weights(),
                        Loss.CROSS_ENTROPY,
                        new Optimizer.Sgd(0, false, 0),
                        9)) {
            LabelledImages one = PICTURES.take(1);
            float[] x = new float[Signs.SHAPE.size()];
            one.copy(0, x, 0);
            double loss = training.step(x, new float[] {one.label(0)}, 1, 0.1 * 0.25);
            History history = Trainer.sgd(0.1)
                    .schedule(Schedule.warmUp(4, Schedule.constant()))
                    .seed(9)
                    .progress(() -> Progress.SILENT)
                    .fit(network, one);
            assertThat(history.stepLosses()).containsExactly((float) loss);
            assertThat(network.weights().asMap()).isEqualTo(training.weights().asMap());
        }
    }

    @Test
    void withPatienceTheNetworkGetsTheBestEpochsWeights() {
        LabelledImages noise =
                LabelledImages.of("noise", Signs.SHAPE, new byte[60 * Signs.SHAPE.size()], labels(60), Signs.CLASSES);
        try (Network network = Signs.network()) {
            History history = trainer().epochs(50).test(noise).patience(3).fit(network, PICTURES);
            double[] losses = history.testLosses();
            int best = losses.length - 4;
            assertThat(history.epochs()).isBetween(4, 49);
            assertThat(Arrays.stream(losses).min().orElseThrow()).isEqualTo(losses[best]);
            assertThat(Evaluation.of(network::apply, noise).loss()).isCloseTo(losses[best], within(1e-5));
        }
    }

    private static int[] labels(int n) {
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) labels[i] = i % 3;
        return labels;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e4, 1e8, 1e30})
    void anExplodingLossStopsTrainingAndTheGoodWeightsComeBack(double learningRate) {
        for (Backend backend : backends())
            try (Network network = Signs.network(backend)) {
                Weights before = network.weights().copy();
                NotFiniteException e = catchThrowableOfType(
                        NotFiniteException.class,
                        () -> Trainer.sgd(learningRate)
                                .progress(() -> Progress.SILENT)
                                .epochs(9)
                                .fit(network, PICTURES));
                assertThat(e)
                        .hasMessageContaining("step " + e.step())
                        .hasMessageContaining("learning rate smaller than")
                        .hasMessageEndingWith("The network has the weights of step 0 again, which are good.");
                assertThat(network.weights().asMap()).isEqualTo(before.asMap());
                network.predict(TEST);
            }
    }

    /** The only step's loss is a number, but what it made of the weights is not. */
    @Test
    void weightsThatExplodeInTheLastStepAreNoticed() {
        try (Network network = Signs.network()) {
            assertThatThrownBy(() -> Trainer.sgd(1e300)
                            .batchSize(300)
                            .progress(() -> Progress.SILENT)
                            .fit(network, PICTURES))
                    .isInstanceOf(NotFiniteException.class)
                    .hasMessageContaining("After step 1 some weights are no finite numbers");
            assertThat(network.accuracy(TEST)).isBetween(0.0, 1.0);
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void anInterruptStopsAtAStepAndEndsTheThreads(Backend backend) {
        Thread trainingThread = Thread.currentThread();
        Progress stopAfterTwo = new Progress() {
            @Override
            public void show(Status now, boolean ended, String message) {}

            @Override
            public void epochEnded(Status now) {
                if (now.epoch() == 2) trainingThread.interrupt();
            }
        };
        try (Network network = Signs.network(backend);
                Network two = Signs.network(backend)) {
            assertThatThrownBy(() ->
                            trainer().threads(3).progress(() -> stopAfterTwo).fit(network, PICTURES))
                    .isInstanceOf(StoppedException.class)
                    .hasMessageStartingWith("Stopped at step 38 of 76.");
            assertThat(Thread.interrupted()).isTrue();
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("batches"));
            trainer().epochs(2).fit(two, PICTURES);
            assertThat(network.weights().asMap()).isEqualTo(two.weights().asMap());
        }
    }

    @Test
    void progressIsToldInOrder() {
        List<Long> steps = new CopyOnWriteArrayList<>();
        AtomicInteger epochs = new AtomicInteger(), ends = new AtomicInteger();
        Progress progress = new Progress() {
            @Override
            public void show(Status now, boolean ended, String message) {
                steps.add(now.step());
                if (ended) ends.incrementAndGet();
                assertThat(message).isEmpty();
            }

            @Override
            public void epochEnded(Status now) {
                assertThat(now.epoch()).isEqualTo(epochs.incrementAndGet());
                assertThat(now.step()).isEqualTo(19L * now.epoch());
                assertThat(now.testAccuracy()).isBetween(0.0, 1.0);
            }
        };
        try (Network network = Signs.network()) {
            trainer().test(TEST).progress(() -> progress).fit(network, PICTURES);
        }
        assertThat(steps).isSorted().startsWith(0L).endsWith(76L);
        assertThat(epochs).hasValue(4);
        assertThat(ends).hasValue(1);
    }

    static Stream<Arguments> mistakes() {
        LabelledImages none = LabelledImages.of("nothing", Signs.SHAPE, new byte[0], new int[0], Signs.CLASSES);
        LabelledImages wide = LabelledImages.of("wide", shape(1, 8, 9), new byte[72], new int[1], Signs.CLASSES);
        Network two = Network.of(sequential(flatten(), linear(2)), Signs.SHAPE, 1);
        Network map = Network.of(Layers.conv(3, 3), Signs.SHAPE, 1);
        Network norm = Network.of(sequential(Layers.conv(3, 8), Layers.batchNorm(), flatten()), Signs.SHAPE, 1);
        return Stream.of(
                mistake("learning rate is above 0", () -> Trainer.sgd(0)),
                mistake("learning rate is above 0", () -> Trainer.adam(Double.NaN)),
                mistake("at least 1 epoch, not 0", () -> trainer().epochs(0)),
                mistake("at least 1 picture, not 0", () -> trainer().batchSize(0)),
                mistake("0 epochs or more, not -1", () -> trainer().patience(-1)),
                mistake("At least 1 thread", () -> trainer().threads(0)),
                mistake("below 1, not 1.0", () -> trainer().momentum(1)),
                mistake("needs a momentum", () -> trainer().nesterov(0)),
                mistake("Weight decay is at least 0", () -> trainer().weightDecay(-1)),
                mistake("Trainer.sgd", () -> Trainer.adam(0.1).momentum(0.9)),
                mistake("not every -1 steps", () -> new Saving(null, false, -1, 0)),
                mistake("add .test(…)", () -> trainer().patience(1).fit(two, PICTURES)),
                mistake("nothing has no pictures", () -> trainer().fit(two, none)),
                mistake(
                        "takes 1×8×8, but the pictures of wide are 1×8×9",
                        () -> trainer().fit(two, wide)),
                mistake("gives 2 scores", () -> trainer().fit(two, PICTURES)),
                mistake("linear(3)", () -> trainer().test(PICTURES).fit(two, PICTURES.only(0, 1))),
                mistake("one score per class", () -> trainer().fit(map, PICTURES)),
                mistake("batch of 1", () -> trainer().batchSize(299).fit(norm, PICTURES)),
                mistake("batch of 1", () -> trainer().batchSize(1).fit(norm, PICTURES)),
                mistake(
                        "more than the 16777216",
                        () -> trainer().batchSize(1).epochs(1_000_000).fit(two, PICTURES.only(0, 1))));
    }

    private static Arguments mistake(String message, ThrowingCallable call) {
        return Arguments.of(message, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void aMistakeIsToldBeforeAnythingStarts(String message, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(PlainException.class).hasMessageContaining(message);
    }

    /** As when the disk is full: what was learnt is not lost. */
    @Test
    void whateverElseEndsTheTrainingLeavesTheLastWeights() {
        Progress failing = new Progress() {
            @Override
            public void show(Status now, boolean ended, String message) {}

            @Override
            public void epochEnded(Status now) {
                throw new IllegalStateException("told so");
            }
        };
        try (Network network = Signs.network();
                Network one = Signs.network()) {
            assertThatThrownBy(() -> trainer().progress(() -> failing).fit(network, PICTURES))
                    .isInstanceOf(IllegalStateException.class);
            trainer().epochs(1).fit(one, PICTURES);
            assertThat(network.weights().asMap()).isEqualTo(one.weights().asMap());
        }
    }

    private static double[] losses(Trainer trainer) {
        try (Network network = Signs.network()) {
            return trainer.fit(network, PICTURES).stepLosses();
        }
    }
}
