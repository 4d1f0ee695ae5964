package convisible.backend;

import static convisible.backend.Witness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Outputs in training mode, all gradients and running statistics of every backend, against those that PyTorch computed
 * in double precision; {@code fixtures/backward.py} says how.
 */
class PyTorchGradientsTest {
    /**
     * A rounding to 32-bit floats is off by 6e-8 of a number at most. Sums of a few hundred products, through up to a
     * dozen layers there and back, collect some hundreds of them if each falls the same way, and far fewer in fact.
     */
    private static final double TOLERANCE = 2e-5;

    record Case(String name, Layer layer, Fixture stored) {
        Shape input() {
            return stored.get("x").shape().dropFirst();
        }

        Map<String, Tensor> weights() {
            return stored.inside("weights").tensors();
        }

        /** The weights, and the running statistics that have followed the batch. */
        Map<String, Tensor> weightsAfterwards() {
            Map<String, Tensor> after = new LinkedHashMap<>(weights());
            after.putAll(stored.inside("after").tensors());
            return after;
        }

        @Override
        public String toString() {
            return name + " " + layer + " on " + stored.get("x").shape();
        }
    }

    static Stream<Case> cases() {
        Fixture all = Fixture.read("backward");
        return all.notes().keySet().stream()
                .sorted()
                .map(name -> new Case(name, Spec.layer(all.notes().get(name)), all.inside(name)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyBackendAgrees(Case given) {
        Fixture stored = given.stored();
        Tensor x = stored.get("x"), y = stored.get("y");
        Weights weights = Weights.of(given.layer(), given.input(), given.weights());
        for (Backend backend : Backend.all()) {
            String name = backend.name();
            try (Training training = backend.compileTraining(
                    given.layer(), given.input(), weights, Loss.MEAN_SQUARED_ERROR, Witness.NO_STEPS, 1)) {
                assertClose(name + " y", training.forwardTraining(x), y, TOLERANCE);
                assertClose(name + " dx", training.backward(stored.get("dy")), stored.get("dx"), TOLERANCE);
                Map<String, Tensor> gradients = stored.inside("gradients").tensors();
                assertClose(name + " gradient", training.gradients(), gradients, TOLERANCE);
                assertClose(name, training.weights().asMap(), given.weightsAfterwards(), TOLERANCE);
                Tensor inference = stored.tensors().getOrDefault("inference", y);
                assertClose(name + " inference", training.forward(x), inference, TOLERANCE);
            }
        }
    }

    @Test
    void everyKindOfLayerHasCases() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(cases().flatMap(given -> Witness.parts(given.layer())).map(Object::getClass))
                .contains(Layer.class.getPermittedSubclasses());
    }
}
