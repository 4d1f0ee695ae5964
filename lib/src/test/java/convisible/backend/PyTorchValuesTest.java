package convisible.backend;

import static convisible.layer.Layers.batchNorm;
import static convisible.layer.Layers.globalAvgPool;
import static convisible.layer.Layers.linear;
import static convisible.layer.Layers.relu6;
import static convisible.layer.Layers.softmax;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.data.Safetensors;
import convisible.layer.AvgPool2d;
import convisible.layer.Conv2d;
import convisible.layer.Layer;
import convisible.layer.MaxPool2d;
import convisible.layer.Size;
import convisible.layer.Weights;
import convisible.layer.Window;
import convisible.network.Network;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every backend against values that PyTorch computed; {@code fixtures/forward.py} says how. */
class PyTorchValuesTest {
    private static final Map<String, Tensor> STORED =
            Safetensors.read(Path.of("lib/src/test/resources/convisible/backend/pytorch-forward.safetensors"));

    /** Sums of up to a few hundred products of numbers near 1, in another order: 1e-5 is about 80 roundings. */
    private static final float TOLERANCE = 1e-5f;

    private record Case(String name, int[] options, Map<String, Tensor> tensors) {
        Layer layer() {
            Window window = new Window(size(2), size(4), size(6), size(8));
            boolean flag = options[11] == 1;
            return switch (options[0]) {
                case 0 -> new Conv2d(options[1], window, options[10], flag);
                case 1 -> new MaxPool2d(window);
                case 2 -> new AvgPool2d(window, flag);
                case 3 -> flag ? linear(options[1]) : linear(options[1]).noBias();
                case 4 -> batchNorm();
                case 5 -> softmax();
                case 6 -> relu6();
                case 7 -> globalAvgPool();
                default -> throw new AssertionError("no such kind: " + options[0]);
            };
        }

        Tensor x() {
            return tensors.get("x");
        }

        Tensor y() {
            return tensors.get("y");
        }

        Map<String, Tensor> weights() {
            Map<String, Tensor> weights = new HashMap<>(tensors);
            weights.keySet().removeAll(List.of("x", "y", "options"));
            return weights;
        }

        private Size size(int at) {
            return new Size(options[at], options[at + 1]);
        }

        @Override
        public String toString() {
            return name + " " + layer() + " on " + x().shape();
        }
    }

    static Stream<Case> cases() {
        Map<String, Map<String, Tensor>> byCase = new HashMap<>();
        STORED.forEach((name, tensor) -> byCase.computeIfAbsent(name.substring(0, 3), key -> new HashMap<>())
                .put(name.substring(4), tensor));
        return new TreeSet<>(byCase.keySet()).stream().map(name -> {
            float[] options = byCase.get(name).get("options").data();
            int[] integers = new int[options.length];
            Arrays.setAll(integers, i -> (int) options[i]);
            return new Case(name, integers, byCase.get(name));
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyBackendAgrees(Case stored) {
        Shape input = stored.x().shape().dropFirst();
        Layer layer = stored.layer();
        assertThat(layer.outputShape(input)).isEqualTo(stored.y().shape().dropFirst());
        for (Backend backend : Backend.all()) {
            try (Network network = Network.of(layer, input, Weights.of(layer, input, stored.weights()))
                    .on(backend)) {
                float[] y = network.apply(stored.x()).data();
                float scale = 1 + largest(stored.y().data());
                for (int i = 0; i < y.length; i++)
                    assertThat(y[i])
                            .as("%s, element %d", backend.name(), i)
                            .isCloseTo(stored.y().data()[i], within(TOLERANCE * scale));
            }
        }
    }

    @Test
    void thereAreManyCasesOfEveryKind() {
        assertThat(cases().filter(stored -> stored.options[0] == 0)).hasSizeGreaterThanOrEqualTo(150);
        assertThat(cases().filter(stored -> stored.options[0] == 1)).hasSizeGreaterThanOrEqualTo(50);
        assertThat(cases().filter(stored -> stored.options[0] == 2)).hasSizeGreaterThanOrEqualTo(50);
        assertThat(cases().map(stored -> stored.options[0])).contains(3, 4, 5, 6, 7);
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) largest = Math.max(largest, Math.abs(value));
        return largest;
    }
}
