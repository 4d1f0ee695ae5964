package convisible.data;

import static convisible.array.Shape.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convisible.array.PlainException;
import convisible.array.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafetensorsTest {
    private static final Path PYTORCH = Path.of("lib/src/test/resources/convisible/data/pytorch.safetensors");

    @TempDir
    Path folder;

    @Test
    void whatPyTorchWroteIsRead() {
        Map<String, Tensor> tensors = Safetensors.read(PYTORCH);
        assertThat(tensors.get("f32"))
                .isEqualTo(new Tensor(shape(2, 3), new float[] {0, 0.125f, 0.25f, 0.375f, 0.5f, 0.625f}));
        assertThat(tensors.get("i64")).isEqualTo(new Tensor(shape(), new float[] {7}));
        assertThat(Safetensors.readMetadata(PYTORCH)).containsExactly(Map.entry("made by", "PyTorch"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"f16", "bf16", "f64", "i32", "i64"})
    void everyTypeBecomesTheFloatsOfPyTorch(String type) {
        Map<String, Tensor> tensors = Safetensors.read(PYTORCH);
        assertThat(tensors.get(type)).isEqualTo(tensors.get(type + ".as.f32"));
    }

    @Property(tries = 100)
    void whatIsWrittenIsRead(
            @ForAll @Size(max = 6) List<@StringLength(max = 10) @CharRange(from = 0, to = 0xd7ff) String> names,
            @ForAll @Size(max = 3)
                    Map<@CharRange(from = 0, to = 0xd7ff) String, @CharRange(from = 0, to = 0xd7ff) String> notes,
            @ForAll long seed)
            throws IOException {
        Random random = new Random(seed);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (String name : names) tensors.put(name, random(random, random.nextInt(4)));
        Path file = Files.createTempFile("tensors", ".safetensors");
        try {
            Safetensors.write(file, tensors, notes);
            assertThat(Safetensors.read(file)).isEqualTo(tensors);
            assertThat(Safetensors.read(file).keySet()).containsExactlyElementsOf(tensors.keySet());
            assertThat(Safetensors.readMetadata(file)).isEqualTo(notes);
        } finally {
            Files.delete(file);
        }
    }

    /** More numbers than one chunk holds. */
    @Test
    void aLargeTensorIsWrittenAndRead() {
        Tensor large = Tensor.zeros(shape(3, 100_003));
        for (int i = 0; i < large.data().length; i++) large.data()[i] = i;
        Path file = folder.resolve("large.safetensors");
        Safetensors.write(file, Map.of("large", large), Map.of());
        assertThat(Safetensors.read(file)).isEqualTo(Map.of("large", large));
    }

    @Test
    void theNumbersStartAtAMultipleOf8() throws IOException {
        for (String name : List.of("a", "ab", "abc", "abcdefgh")) {
            Path file = folder.resolve(name);
            Safetensors.write(file, Map.of(name, Tensor.zeros(shape(1))), Map.of());
            long header = ByteBuffer.wrap(Files.readAllBytes(file))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getLong();
            assertThat(header % 8).isZero();
            assertThat(Files.size(file)).isEqualTo(8 + header + 4);
        }
    }

    @Test
    void writingReplacesAndLeavesNothingElse() {
        Path file = folder.resolve("weights.safetensors");
        Safetensors.write(file, Map.of("old", Tensor.zeros(shape(2))), Map.of());
        Safetensors.write(file, Map.of("new", Tensor.zeros(shape(3))), Map.of());
        assertThat(Safetensors.read(file)).containsOnlyKeys("new");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void whatCannotBeWrittenLeavesNothing() throws IOException {
        Path taken = Files.createDirectories(folder.resolve("taken/full")).getParent();
        assertThatThrownBy(() -> Safetensors.write(taken, Map.of(), Map.of()))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("Cannot write " + taken);
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(taken));
        assertThatThrownBy(() -> Safetensors.write(folder.resolve("no/such"), Map.of(), Map.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("NoSuchFileException");
        assertThatThrownBy(() -> Safetensors.write(taken, Map.of("__metadata__", Tensor.zeros(shape(1))), Map.of()))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("__metadata__");
    }

    private static Tensor random(Random random, int rank) {
        Tensor tensor = Tensor.zeros(shape(random.ints(rank, 1, 5).toArray()));
        for (int i = 0; i < tensor.data().length; i++) tensor.data()[i] = Float.intBitsToFloat(random.nextInt());
        return tensor;
    }
}
