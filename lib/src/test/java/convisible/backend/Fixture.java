package convisible.backend;

import convisible.array.Tensor;
import convisible.data.Safetensors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tensors that a script in {@code fixtures/} stored.
 *
 * @param tensors by name, such as {@code classifier.weights.0.bias}
 * @param notes what the file says beside its tensors
 */
record Fixture(Map<String, Tensor> tensors, Map<String, String> notes) {
    static Fixture read(String name) {
        Path file = Path.of("lib/src/test/resources/convisible/backend/pytorch-" + name + ".safetensors");
        return new Fixture(Safetensors.read(file), Safetensors.readMetadata(file));
    }

    Tensor get(String name) {
        return tensors.get(name);
    }

    /** All tensors whose names start like this and a dot, by the rest of their names. */
    Fixture inside(String prefix) {
        Map<String, Tensor> inner = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> {
            if (name.startsWith(prefix + ".")) inner.put(name.substring(prefix.length() + 1), tensor);
        });
        return new Fixture(inner, notes);
    }
}
