package convisible.backend;

import static convisible.backend.Witness.random;
import static convisible.backend.Witness.reference;
import static convisible.backend.Witness.scattered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.backend.RandomLayers.Case;
import convisible.layer.Concat;
import convisible.layer.Conv2d;
import convisible.layer.Layer;
import convisible.layer.Sequential;
import convisible.layer.Sum;
import convisible.layer.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Every backend against {@code reference} on random layers and random networks. The reference answers one example at a
 * time, and learns from the batch in the opposite order; nothing may come of that. So it is tested too.
 */
class BackendsAgreeTest {
    /** As in {@link PyTorchGradientsTest}; sums have up to some thousand terms here, but one layer there and back. */
    private static final double TOLERANCE = 2e-5;

    /** Whole networks amplify what a layer rounds; {@link #calm} keeps those that do so by at most a hundred. */
    private static final double NETWORK_TOLERANCE = 1e-3;

    private static final double NUDGE = 1e-5;

    private static final int STEPS = 3;
    private static final double LEARNING_RATE = 0.05;

    private static final List<Class<? extends Layer>> JOINS = List.of(Sequential.class, Concat.class, Sum.class);

    /** Adam's epsilon is large, as a tiny one makes a step of full length out of a gradient that is all rounding. */
    private static final List<Optimizer> OPTIMIZERS = List.of(
            new Optimizer.Sgd(0, false, 0),
            new Optimizer.Sgd(0.9, false, 0.01),
            new Optimizer.Sgd(0.8, true, 0.1),
            new Optimizer.Adam(0.9, 0.999, 0.01, 0),
            new Optimizer.Adam(0.7, 0.9, 0.1, 0.1));

    /** What goes in: n examples, n gradients by the outputs, and for each of n outputs a target. */
    private record Batch(Tensor x, Tensor dy, Tensor targets) {
        Batch reversed() {
            return new Batch(backToFront(x), backToFront(dy), backToFront(targets));
        }
    }

    /** What a backend makes of it; the weights and the optimiser's state are those after some steps. */
    private record Outcome(
            Tensor inference,
            Tensor y,
            Tensor dx,
            Map<String, Tensor> gradients,
            List<Double> losses,
            Map<String, Tensor> weights,
            Map<String, Tensor> state) {
        Outcome reversed() {
            return new Outcome(
                    backToFront(inference), backToFront(y), backToFront(dx), gradients, losses, weights, state);
        }
    }

    private record Setting(Case drawn, Weights weights, Loss loss, Optimizer optimizer) {
        static Setting of(Case drawn, Random random) {
            boolean classes = drawn.layer().outputShape(drawn.input()).rank() == 1 && random.nextBoolean();
            return new Setting(
                    drawn,
                    scattered(drawn.layer(), drawn.input(), random),
                    classes ? Loss.CROSS_ENTROPY : Loss.MEAN_SQUARED_ERROR,
                    OPTIMIZERS.get(random.nextInt(OPTIMIZERS.size())));
        }

        @Override
        public String toString() {
            return drawn + ", " + loss + ", " + optimizer;
        }

        Batch batch(Random random) {
            Shape output = drawn.layer().outputShape(drawn.input());
            Tensor targets = random(loss.target(output).prepend(drawn.n()), random);
            if (loss == Loss.CROSS_ENTROPY)
                for (int i = 0; i < drawn.n(); i++) targets.data()[i] = random.nextInt(output.size());
            return new Batch(
                    random(drawn.input().prepend(drawn.n()), random),
                    random(output.prepend(drawn.n()), random),
                    targets);
        }

        Outcome on(Backend backend, Batch batch) {
            Layer layer = drawn.layer();
            try (Program program = backend.compile(layer, drawn.input(), weights);
                    Training training = backend.compileTraining(layer, drawn.input(), weights, loss, optimizer, 1)) {
                Tensor inference = program.forward(batch.x);
                Tensor y = training.forwardTraining(batch.x);
                Tensor dx = training.backward(batch.dy);
                Map<String, Tensor> gradients = training.gradients();
                List<Double> losses = new ArrayList<>();
                for (int i = 0; i < STEPS; i++)
                    losses.add(training.step(batch.x.data(), batch.targets.data(), drawn.n(), LEARNING_RATE));
                return new Outcome(
                        inference, y, dx, gradients, losses, training.weights().asMap(), training.state());
            }
        }

        /** The reference's answers to one example after the other. */
        Tensor oneByOne(Tensor x) {
            Tensor y = Tensor.zeros(drawn.layer().outputShape(drawn.input()).prepend(drawn.n()));
            int in = drawn.input().size(), out = y.data().length / drawn.n();
            try (Program program = reference().compile(drawn.layer(), drawn.input(), weights)) {
                for (int i = 0; i < drawn.n(); i++) {
                    Tensor example = Tensor.zeros(drawn.input().prepend(1));
                    System.arraycopy(x.data(), i * in, example.data(), 0, in);
                    System.arraycopy(program.forward(example).data(), 0, y.data(), i * out, out);
                }
            }
            return y;
        }
    }

    @Property(tries = 150, seed = "1")
    void onLayersOfEveryKind(@ForAll("kinds") Class<? extends Layer> kind, @ForAll Random random) {
        Setting setting = Setting.of(new RandomLayers(random, 40, 33, 1_000_000).of(kind), random);
        assertAgreement(setting, setting.batch(random), TOLERANCE);
    }

    @Property(tries = 100, seed = "1")
    void onConvolutions(@ForAll Random random) {
        onLayersOfEveryKind(Conv2d.class, random);
    }

    @Property(tries = 100, seed = "1")
    void onWholeNetworks(@ForAll("joins") Class<? extends Layer> kind, @ForAll Random random) {
        Setting setting = Setting.of(new RandomLayers(random, 6, 33, 1_000_000).of(kind), random);
        Batch batch = setting.batch(random);
        Assume.that(calm(setting, batch, random));
        assertAgreement(setting, batch, NETWORK_TOLERANCE);
    }

    @Provide
    Arbitrary<Class<? extends Layer>> kinds() {
        return Arbitraries.of(RandomLayers.KINDS.stream()
                .filter(kind -> !JOINS.contains(kind))
                .toList());
    }

    @Provide
    Arbitrary<Class<? extends Layer>> joins() {
        return Arbitraries.of(JOINS);
    }

    private static void assertAgreement(Setting setting, Batch batch, double tolerance) {
        Tensor inference = setting.oneByOne(batch.x);
        Outcome expected = setting.on(reference(), batch.reversed()).reversed();
        for (Backend backend : Backend.all()) {
            String what = backend.name() + ", " + setting;
            Outcome outcome = setting.on(backend, batch);
            Witness.assertClose("inference, " + what, outcome.inference, inference, tolerance);
            assertClose(what, outcome, expected, tolerance);
        }
    }

    private static void assertClose(String what, Outcome outcome, Outcome expected, double tolerance) {
        Witness.assertClose("y, " + what, outcome.y, expected.y, tolerance);
        Witness.assertClose("dx, " + what, outcome.dx, expected.dx, tolerance);
        Witness.assertClose(what + ", gradient", outcome.gradients, expected.gradients, tolerance);
        for (int i = 0; i < STEPS; i++)
            assertThat(outcome.losses.get(i))
                    .as("loss %d, %s", i, what)
                    .isCloseTo(expected.losses.get(i), within(tolerance * (1 + expected.losses.get(i))));
        Witness.assertClose(what + ", weights after steps", outcome.weights, expected.weights, tolerance);
        Witness.assertClose(what + ", state after steps", outcome.state, expected.state, tolerance);
    }

    /**
     * Whether small changes of input and weights, forth and back in random directions, make but small changes of what
     * comes out. They do not next to a kink of ReLU or max pooling, nor where batch norm divides by almost nothing;
     * there two right answers may differ.
     */
    private static boolean calm(Setting setting, Batch batch, Random random) {
        Outcome expected = setting.on(reference(), batch);
        for (int direction = 0; direction < 2; direction++) {
            long seed = random.nextLong();
            for (double length : new double[] {NUDGE, -NUDGE}) {
                Random nudges = new Random(seed);
                Tensor x = batch.x.copy();
                Weights weights = setting.weights.copy();
                nudge(x, length, nudges);
                weights.asMap().values().forEach(weight -> nudge(weight, length, nudges));
                Outcome moved = new Setting(setting.drawn, weights, setting.loss, setting.optimizer)
                        .on(reference(), new Batch(x, batch.dy, batch.targets));
                try {
                    assertClose("moved", moved, expected, NETWORK_TOLERANCE);
                } catch (AssertionError e) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void nudge(Tensor tensor, double length, Random random) {
        for (int i = 0; i < tensor.data().length; i++) tensor.data()[i] += (float) (length * random.nextGaussian());
    }

    /** The last example first. */
    private static Tensor backToFront(Tensor x) {
        int n = x.shape().dim(0), size = x.data().length / n;
        Tensor reversed = Tensor.zeros(x.shape());
        for (int i = 0; i < n; i++) System.arraycopy(x.data(), i * size, reversed.data(), (n - 1 - i) * size, size);
        return reversed;
    }
}
