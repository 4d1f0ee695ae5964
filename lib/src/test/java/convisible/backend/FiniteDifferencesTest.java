package convisible.backend;

import static convisible.backend.Witness.parts;
import static convisible.backend.Witness.random;
import static convisible.backend.Witness.scattered;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.backend.RandomLayers.Case;
import convisible.layer.Layer;
import convisible.layer.MaxPool2d;
import convisible.layer.ReLU;
import convisible.layer.ReLU6;
import convisible.layer.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The gradients of every backend against what happens if one really moves: with L = Σ dy·y, and every number of x (or
 * of one weight) moved by a small step up or down, L changes by the step times the sum of the gradients, each with its
 * sign.
 */
class FiniteDifferencesTest {
    /**
     * Long enough for 32-bit floats: L is off by some 1e-7 of the size of its terms, which becomes 1e-5 of the slope's
     * when divided by twice the step. Short enough for curves: what the step passes over falls with its square, and the
     * comparison with a step half as long tells how much that is.
     */
    private static final double STEP = 1.0 / 64;

    /** A hundred times the rounding above, and still less than leaving out one number among a few hundred. */
    private static final double TOLERANCE = 1e-3;

    private static final int TRIES = 30;

    static Stream<Class<? extends Layer>> kinds() {
        return RandomLayers.KINDS.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyGradientIsTheSlope(Class<? extends Layer> kind) {
        for (int seed = 0; seed < TRIES; seed++) {
            Random random = new Random(seed);
            Case drawn = draw(kind, random);
            Weights weights = scattered(drawn.layer(), drawn.input(), random);
            Shape shape = drawn.input().prepend(drawn.n());
            Tensor x = hasKinks(drawn.layer()) ? apart(shape, random) : random(shape, random);
            Tensor dy = random(drawn.layer().outputShape(drawn.input()).prepend(drawn.n()), random);
            for (Backend backend : Backend.all())
                try (Training training = backend.compileTraining(
                        drawn.layer(), drawn.input(), weights, Loss.MEAN_SQUARED_ERROR, Witness.NO_STEPS, seed)) {
                    checkSlopes(backend.name() + ", " + drawn, training, x, dy, random);
                }
        }
    }

    @Test
    void everyKindOfLayerIsTested() {
        assertThat(RandomLayers.KINDS).containsExactlyInAnyOrder(permitted());
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Layer>[] permitted() {
        return (Class<? extends Layer>[]) Layer.class.getPermittedSubclasses();
    }

    /** Where a layer has kinks, {@link #apart} keeps its inputs away from them; inside a network nobody can. */
    private static Case draw(Class<? extends Layer> kind, Random random) {
        RandomLayers any = new RandomLayers(random, 4, 3, 20_000);
        Case drawn = any.of(kind);
        while (parts(drawn.layer()).skip(1).anyMatch(FiniteDifferencesTest::hasKinks)) drawn = any.of(kind);
        return drawn;
    }

    private static boolean hasKinks(Layer layer) {
        return layer instanceof ReLU || layer instanceof ReLU6 || layer instanceof MaxPool2d;
    }

    /**
     * All numbers different, by four steps or more, in random order around 0, and two steps away from 0 and from 6: no
     * step leads over a kink of ReLU or ReLU6, or makes another number the largest.
     */
    private static Tensor apart(Shape shape, Random random) {
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, shape.size()).boxed().toList());
        Collections.shuffle(places, random);
        Tensor x = Tensor.zeros(shape);
        for (int i = 0; i < places.size(); i++)
            x.data()[i] = (float) ((places.get(i) - shape.size() / 2 + 0.5) * 4 * STEP);
        return x;
    }

    private static void checkSlopes(String what, Training training, Tensor x, Tensor dy, Random random) {
        Weights weights = training.weights();
        Map<String, Tensor> state = training.state();
        training.forwardTraining(x);
        Tensor dx = training.backward(dy);
        Map<String, Tensor> gradients = training.gradients();

        checkSlope("dx, " + what, x, dx, random, moved -> product(training.forwardTraining(moved), dy));
        gradients.forEach((name, gradient) -> {
            Tensor weight = weights.get(name);
            checkSlope("d" + name + ", " + what, weight.copy(), gradient, random, moved -> {
                Weights changed = weights.copy();
                System.arraycopy(moved.data(), 0, changed.get(name).data(), 0, moved.data().length);
                training.restore(changed, state);
                return product(training.forwardTraining(x), dy);
            });
            training.restore(weights, state);
        });
    }

    private static void checkSlope(
            String what, Tensor at, Tensor gradient, Random random, ToDoubleFunction<Tensor> function) {
        assertThat(gradient.shape()).as(what).isEqualTo(at.shape());
        Tensor direction = Tensor.zeros(at.shape());
        for (int i = 0; i < direction.data().length; i++) direction.data()[i] = random.nextBoolean() ? 1 : -1;
        double slope = slope(at, direction, STEP, function), closer = slope(at, direction, STEP / 2, function);
        double bound = TOLERANCE * (1 + Math.sqrt(product(gradient, gradient))) + Math.abs(slope - closer);
        assertThat(product(gradient, direction)).as(what).isCloseTo(closer, within(bound));
    }

    private static double slope(Tensor at, Tensor direction, double step, ToDoubleFunction<Tensor> function) {
        double ahead = function.applyAsDouble(moved(at, direction, step));
        return (ahead - function.applyAsDouble(moved(at, direction, -step))) / (2 * step);
    }

    private static Tensor moved(Tensor at, Tensor direction, double step) {
        Tensor moved = at.copy();
        for (int i = 0; i < moved.data().length; i++)
            moved.data()[i] += (float) (step * direction.data()[i]);
        return moved;
    }

    private static double product(Tensor a, Tensor b) {
        double sum = 0;
        for (int i = 0; i < a.data().length; i++) sum += (double) a.data()[i] * b.data()[i];
        return sum;
    }
}
