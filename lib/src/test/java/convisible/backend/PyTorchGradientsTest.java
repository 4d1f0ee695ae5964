package convisible.backend;

import static convisible.backend.Witness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.data.Safetensors;
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Outputs in training mode, all gradients and running statistics of every backend, against those that PyTorch computed
 * in double precision; {@code fixtures/backward.py} says how.
 */
class PyTorchGradientsTest {
    private static final Path FILE = Path.of("lib/src/test/resources/convisible/backend/pytorch-backward.safetensors");

    /**
     * A rounding to 32-bit floats is off by 6e-8 of a number at most. Sums of a few hundred products, through up to a
     * dozen layers there and back, collect some hundreds of them if each falls the same way, and far fewer in fact.
     */
    private static final double TOLERANCE = 2e-5;

    record Case(String name, Layer layer, Map<String, Tensor> tensors) {
        Tensor get(String name) {
            return tensors.get(name);
        }

        /** All tensors whose names start like this, by the rest of their names. */
        Map<String, Tensor> inside(String prefix) {
            Map<String, Tensor> inner = new LinkedHashMap<>();
            tensors.forEach((name, tensor) -> {
                if (name.startsWith(prefix + ".")) inner.put(name.substring(prefix.length() + 1), tensor);
            });
            return inner;
        }

        @Override
        public String toString() {
            return name + " " + layer + " on " + get("x").shape();
        }
    }

    static Stream<Case> cases() {
        Map<String, Case> cases = new TreeMap<>();
        Safetensors.readMetadata(FILE)
                .forEach((name, text) -> cases.put(name, new Case(name, Spec.layer(text), new LinkedHashMap<>())));
        Safetensors.read(FILE)
                .forEach((name, tensor) ->
                        cases.get(name.substring(0, 3)).tensors().put(name.substring(4), tensor));
        return cases.values().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyBackendAgrees(Case stored) {
        Shape input = stored.get("x").shape().dropFirst();
        Weights weights = Weights.of(stored.layer(), input, stored.inside("weights"));
        for (Backend backend : Backend.all()) {
            String name = backend.name();
            try (Training training = backend.compileTraining(
                    stored.layer(), input, weights, Loss.MEAN_SQUARED_ERROR, Witness.NO_STEPS, 1)) {
                assertClose(name + " y", training.forwardTraining(stored.get("x")), stored.get("y"), TOLERANCE);
                assertClose(name + " dx", training.backward(stored.get("dy")), stored.get("dx"), TOLERANCE);
                assertClose(name + " gradient", training.gradients(), stored.inside("gradients"), TOLERANCE);
                Map<String, Tensor> after = new LinkedHashMap<>(stored.inside("weights"));
                after.putAll(stored.inside("after"));
                assertClose(name + " afterwards", training.weights().asMap(), after, TOLERANCE);
                Tensor inference = stored.tensors().getOrDefault("inference", stored.get("y"));
                assertClose(name + " inference", training.forward(stored.get("x")), inference, TOLERANCE);
            }
        }
    }

    @Test
    void everyKindOfLayerHasCases() {
        assertThat(cases()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(cases().flatMap(stored -> Witness.parts(stored.layer())).map(Object::getClass))
                .contains(Layer.class.getPermittedSubclasses());
    }
}
