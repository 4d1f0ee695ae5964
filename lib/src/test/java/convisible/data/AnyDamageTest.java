package convisible.data;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import convisible.array.Tensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever happens to a file, reading it gives what it held or a {@link DataException}, and takes little memory. */
class AnyDamageTest {
    private static final byte[] IDX = Samples.idx(0x0803, new int[] {2, 20, 20}, Samples.noise(800));
    private static Path file;
    private static List<Kind> kinds;

    /**
     * A way to read a file.
     *
     * @param noticesAll whether the format carries checksums itself
     * @param mostPerByte how much memory a byte of the file may take; a JPEG can hold 512 pixels in it, of 3 bytes each
     */
    private record Kind(String name, byte[] whole, Function<Path, Object> reader, boolean noticesAll, int mostPerByte) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeContainer
    static void writeSamples() throws IOException {
        file = Files.createTempDirectory("damage").resolve("file");
        Map<String, Tensor> tensors =
                Map.of("w", Tensor.of(Images.of(Samples.picture(9, 7, BufferedImage.TYPE_INT_RGB))));
        Safetensors.write(file, tensors, Map.of("made by", "this test"));
        Function<Path, Object> idx = path -> ByteBuffer.wrap(Idx.read(path).data());
        Function<Path, Object> picture = path -> Tensor.of(Images.read(path));
        kinds = List.of(
                new Kind("IDX", IDX, idx, false, 16),
                new Kind("IDX in gzip", Samples.gzip(IDX), idx, true, 16),
                new Kind("PNG", Samples.png(), picture, true, 16),
                new Kind("JPEG", Samples.jpeg(), picture, false, 512 * 3),
                new Kind("safetensors", Files.readAllBytes(file), Safetensors::read, false, 16));
    }

    @AfterContainer
    static void deleteSamples() throws IOException {
        Files.deleteIfExists(file.resolveSibling("SHA256SUMS"));
        Files.deleteIfExists(file);
        Files.delete(file.getParent());
    }

    @Property(tries = 2000)
    void withoutChecksumsTheDamageIsNoticedOrHarmless(@ForAll("kinds") Kind kind, @ForAll long seed)
            throws IOException {
        Files.deleteIfExists(file.resolveSibling("SHA256SUMS"));
        Object expected = kind.reader.apply(Samples.write(file, kind.whole));
        Object actual = read(kind, damage(kind.whole, new Random(seed)));
        if (kind.noticesAll && actual != null) assertThat(actual).isEqualTo(expected);
    }

    @Property(tries = 600)
    void withChecksumsOnlyTheWholeFileIsRead(@ForAll("kinds") Kind kind, @ForAll long seed) {
        Samples.write(file.resolveSibling("SHA256SUMS"), (Samples.sha256(kind.whole) + "  file\n").getBytes(UTF_8));
        byte[] damaged = damage(kind.whole, new Random(seed));
        assertThat(read(kind, damaged) != null).isEqualTo(Arrays.equals(damaged, kind.whole));
    }

    @Provide
    Arbitrary<Kind> kinds() {
        return Arbitraries.of(kinds);
    }

    /** What a file of these bytes holds, or null if reading it ended in a {@link DataException}. */
    private static Object read(Kind kind, byte[] bytes) {
        Samples.write(file, bytes);
        Object[] held = new Object[1];
        DataException[] error = new DataException[1];
        long allocated = Allocation.of(() -> {
            try {
                held[0] = kind.reader.apply(file);
            } catch (DataException e) {
                error[0] = e;
            }
        });
        if (error[0] != null) assertThat(error[0]).hasMessageContaining(file.toString());
        assertThat(allocated).isLessThan((long) kind.mostPerByte * bytes.length + 2_000_000);
        return held[0];
    }

    /** One to three changes: a bit flipped, four bytes overwritten, the end cut off, something appended. */
    private static byte[] damage(byte[] whole, Random random) {
        byte[] bytes = whole.clone();
        for (int changes = 1 + random.nextInt(3); changes > 0 && bytes.length > 0; changes--) {
            int at = random.nextInt(random.nextBoolean() ? bytes.length : Math.min(64, bytes.length));
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> Arrays.fill(bytes, at, Math.min(at + 4, bytes.length), (byte) random.nextInt());
                case 2 -> bytes = Samples.concat(bytes, Samples.noise(at));
                default -> bytes = Samples.cut(bytes, at);
            }
        }
        return bytes;
    }
}
