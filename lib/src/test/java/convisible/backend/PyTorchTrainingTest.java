package convisible.backend;

import static convisible.backend.Witness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten steps of every optimiser on every backend, with either loss, against those that PyTorch took in double precision;
 * {@code fixtures/training.py} says how.
 */
class PyTorchTrainingTest {
    private static final Fixture STORED = Fixture.read("training");

    /**
     * Each step adds its roundings, some of 6e-8, and hands those before it on, amplified by a little: a hundredfold in
     * ten steps here. Adam's first steps have full length whatever the gradient's size, so tiny gradients count most.
     */
    private static final double TOLERANCE = 2e-5;

    private record Recipe(Optimizer optimizer, double learningRate) {}

    private static final Map<String, Recipe> RECIPES = Map.of(
            "sgd", new Recipe(new Optimizer.Sgd(0, false, 0), 0.05),
            "momentum", new Recipe(new Optimizer.Sgd(0.9, false, 0), 0.05),
            "nesterov", new Recipe(new Optimizer.Sgd(0.9, true, 0.01), 0.05),
            "adam", new Recipe(new Optimizer.Adam(0.9, 0.999, 1e-8, 0), 0.01),
            "adam-decay", new Recipe(new Optimizer.Adam(0.8, 0.99, 1e-8, 0.1), 0.01));

    record Case(Backend backend, String network, String recipe) {
        @Override
        public String toString() {
            return backend.name() + ", " + network + ", " + recipe;
        }
    }

    static Stream<Case> cases() {
        return Backend.all().stream()
                .flatMap(backend -> Stream.of("classifier", "regressor")
                        .flatMap(network ->
                                RECIPES.keySet().stream().sorted().map(recipe -> new Case(backend, network, recipe))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tenStepsAreThoseOfPyTorch(Case given) {
        Fixture network = STORED.inside(given.network());
        Fixture run = network.inside(given.recipe());
        Layer layer = Spec.layer(STORED.notes().get(given.network()));
        Tensor x = network.get("x"), targets = network.get("targets");
        Shape input = x.shape().dropFirst().dropFirst();
        Weights weights = Weights.of(layer, input, network.inside("weights").tensors());
        Loss loss = given.network().equals("classifier") ? Loss.CROSS_ENTROPY : Loss.MEAN_SQUARED_ERROR;
        Recipe recipe = RECIPES.get(given.recipe());
        int steps = x.shape().dim(0), n = x.shape().dim(1);

        try (Training training = given.backend().compileTraining(layer, input, weights, loss, recipe.optimizer(), 1)) {
            Tensor losses = Tensor.zeros(run.get("losses").shape()), correct = Tensor.zeros(losses.shape());
            for (int step = 0; step < steps; step++) {
                losses.data()[step] =
                        (float) training.step(part(x, step), part(targets, step), n, recipe.learningRate());
                correct.data()[step] = training.correct();
            }
            assertClose("losses", losses, run.get("losses"), TOLERANCE);
            if (loss == Loss.CROSS_ENTROPY) assertThat(correct).isEqualTo(run.get("correct"));
            assertClose("", training.weights().asMap(), run.inside("after").tensors(), TOLERANCE);
            assertThat(training.state().get("steps").data()).containsExactly(steps);
        }
    }

    private static float[] part(Tensor tensor, int step) {
        int size = tensor.data().length / tensor.shape().dim(0);
        return Arrays.copyOfRange(tensor.data(), step * size, (step + 1) * size);
    }
}
