package convisible.data;

import static convisible.data.Samples.chunk;
import static convisible.data.Samples.concat;
import static convisible.data.Samples.cut;
import static convisible.data.Samples.encode;
import static convisible.data.Samples.flip;
import static convisible.data.Samples.gzip;
import static convisible.data.Samples.idx;
import static convisible.data.Samples.ihdr;
import static convisible.data.Samples.jpeg;
import static convisible.data.Samples.noise;
import static convisible.data.Samples.picture;
import static convisible.data.Samples.png;
import static convisible.data.Samples.safetensors;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to break a file ends in one sentence that names the file and the damage, and takes little memory. */
class DamagedFilesTest {
    private static final int BYTES = 0x0803; // unsigned bytes, three axes
    private static final int[] TWO_DIGITS = {2, 28, 28};
    private static final byte[] TWO_DIGITS_FILE = idx(BYTES, TWO_DIGITS, noise(2 * 28 * 28));

    private static final String HEADER = "{'w': {'dtype': 'F32', 'shape': [2], 'data_offsets': [0, 8]}}";

    @TempDir
    Path folder;

    /** The decoders load their classes once. */
    @BeforeAll
    static void readOneOfEach(@TempDir Path folder) {
        Idx.read(Samples.write(folder.resolve("whole.gz"), gzip(TWO_DIGITS_FILE)));
        Images.read(Samples.write(folder.resolve("whole.png"), png()));
        Images.read(Samples.write(folder.resolve("whole.jpg"), jpeg()));
        Safetensors.read(Samples.write(folder.resolve("whole"), safetensors(json(HEADER), 8)));
    }

    @ParameterizedTest
    @MethodSource({"idxDamages", "photoDamages", "tensorDamages"})
    void theErrorNamesFileAndDamage(Damage damage) {
        Path file = Samples.write(folder.resolve("given"), damage.bytes);
        DataException[] error = new DataException[1];
        long allocated = Allocation.of(
                () -> error[0] = catchThrowableOfType(DataException.class, () -> damage.reader.accept(file)));
        assertThat(error[0]).isNotNull().hasMessageStartingWith(file.toString()).hasMessageContaining(damage.message);
        assertThat(error[0].getMessage()).hasSizeLessThan(500).doesNotContain("\n");
        assertThat(allocated).isLessThan(16L * damage.bytes.length + 2_000_000);
    }

    record Damage(String message, byte[] bytes, Consumer<Path> reader) {
        @Override
        public String toString() {
            return message;
        }
    }

    static Stream<Damage> idxDamages() {
        byte[] gz = gzip(TWO_DIGITS_FILE);
        byte[] oneAxis = noise(5);
        return Stream.of(
                inIdx("is empty", new byte[0]),
                inIdx("is not an IDX file: it starts with 89504e47, not with two zero bytes", png()),
                inIdx("is not an IDX file: it starts with 3c21444f", "<!DOCTYPE html>".getBytes(UTF_8)),
                inIdx("holds elements of type 0x0d, but only unsigned bytes", idx(0x0d01, new int[] {1}, noise(4))),
                inIdx("claims 0 axes", idx(0x0800, new int[0], noise(1))),
                inIdx("claims 255 axes", idx(0x08ff, TWO_DIGITS, noise(4))),
                inIdx("is truncated: it ends too early", cut(TWO_DIGITS_FILE, 3)),
                inIdx("is truncated: it ends too early", cut(TWO_DIGITS_FILE, 15)),
                inIdx("these are -2147483648×28×28", idx(BYTES, new int[] {1 << 31, 28, 28}, noise(4))),
                inIdx("these are 2×0×28", idx(BYTES, new int[] {2, 0, 28}, noise(4))),
                inIdx("more than 2,147,483,647 elements", idx(BYTES, new int[] {1 << 30, 1 << 30, 16}, noise(4))),
                inIdx("promises 2147483647 bytes, more than", idx(0x0801, new int[] {Integer.MAX_VALUE}, oneAxis)),
                inIdx("promises 250000000 bytes, but only 5", idx(0x0801, new int[] {250_000_000}, oneAxis)),
                inIdx("promises 2×28×28 bytes, but only 1,567", cut(TWO_DIGITS_FILE, TWO_DIGITS_FILE.length - 1)),
                inIdx("promises 2×28×28 bytes, but more", concat(TWO_DIGITS_FILE, new byte[1])),
                inIdx("promises 2×28×28 bytes, but more", gzip(concat(TWO_DIGITS_FILE, new byte[50_000_000]))),
                inIdx("promises 200000000 bytes, but only 5", gzip(idx(0x0801, new int[] {200_000_000}, oneAxis))),
                inIdx("is truncated: it ends too early", cut(gz, gz.length / 2)),
                inIdx("is truncated: it ends too early", cut(gz, gz.length - 1)),
                inIdx("is truncated: it ends too early", cut(gz, 5)),
                inIdx("does not unpack (Unsupported compression method)", flip(gz, 2)),
                inIdx("does not unpack (Corrupt GZIP trailer)", flip(gz, -1)),
                inIdx("does not unpack (Corrupt GZIP trailer)", flip(gz, -8)));
    }

    static Stream<Damage> photoDamages() {
        byte[] png = png();
        byte[] jpeg = jpeg();
        byte[] end = chunk("IEND", new byte[0]);
        return Stream.of(
                inPhoto("is empty", new byte[0]),
                inPhoto("is neither PNG nor JPEG", "Not a picture".getBytes(UTF_8)),
                inPhoto("is neither PNG nor JPEG", encode(picture(4, 4, BufferedImage.TYPE_INT_RGB), "gif")),
                inPhoto("is neither PNG nor JPEG", new byte[] {(byte) 0xff}),
                inPhoto("ends in the middle of the picture", cut(png, 8)),
                inPhoto("ends in the middle of the picture", cut(png, png.length / 2)),
                inPhoto("ends in the middle of the picture", cut(png, png.length - 1)),
                inPhoto("ends in the middle of the picture", cut(png, png.length - 12)),
                inPhoto("the checksum of its chunk at byte 8 is wrong", flip(png, 19)),
                inPhoto("the checksum of its chunk at byte 33 is wrong", flip(png, 100)),
                inPhoto("a chunk claims to have -1 bytes", png(concat(new byte[] {-1, -1, -1, -1}, noise(20)))),
                inPhoto("ends in the middle of the picture", png(concat(new byte[] {127, -1, -1, -1}, noise(20)))),
                inPhoto("does not start with its size", png(end)),
                inPhoto("claims 0×5 pixels", png(ihdr(0, 5), end)),
                inPhoto("claims -5×-5 pixels", png(ihdr(-5, -5), end)),
                inPhoto("claims 2,147,483,647×2,147,483,647", png(ihdr(Integer.MAX_VALUE, Integer.MAX_VALUE), end)),
                inPhoto("claims 5,000×5,000 pixels, which a file of its length cannot", png(ihdr(5000, 5000), end)),
                inPhoto("cannot be decoded", png(ihdr(20, 15), end)),
                inPhoto("cannot be decoded", png(ihdr(20, 15), chunk("IDAT", noise(100)), end)),
                inPhoto(
                        "more than the 25,000,000",
                        encode(new BufferedImage(6000, 5000, BufferedImage.TYPE_BYTE_BINARY), "png")),
                inPhoto("ends in the middle of the picture", cut(jpeg, 2)),
                inPhoto("ends in the middle of the picture", cut(jpeg, 100)),
                inPhoto("is damaged: Truncated File - Missing EOI marker", cut(jpeg, jpeg.length - 1)),
                inPhoto("is damaged: Truncated File - Missing EOI marker", cut(jpeg, jpeg.length - 100)),
                inPhoto("claims 65,500×65,500", jpegOfSize(65500, 65500)),
                inPhoto("claims 0×15", jpegOfSize(0, 15)),
                inPhoto("a segment starts with 0000", concat(cut(jpeg, 2), new byte[100])),
                inPhoto("has 4 channels", cmyk()));
    }

    static Stream<Damage> tensorDamages() {
        byte[] whole = safetensors(json(HEADER), 8);
        byte[] notUtf8 = safetensors("{'w'}", 0);
        notUtf8[10] = (byte) 0xff;
        byte[] largest = concat(
                safetensors(json("{'w': {'dtype': 'I64', 'shape': [1], 'data_offsets': [0, 8]}}"), 0),
                new byte[] {-1, -1, -1, -1, -1, -1, -1, 127});
        byte[] infinite = concat(
                safetensors(json("{'w': {'dtype': 'F64', 'shape': [1], 'data_offsets': [0, 8]}}"), 0),
                new byte[] {-1, -1, -1, -1, -1, -1, -17, 127});
        return Stream.of(
                inTensors("is empty", new byte[0]),
                inTensors("has 7 bytes, not even 8", cut(whole, 7)),
                inTensors("claims a header of 18446744073709551615 bytes", safetensors(-1, "{}", 0)),
                inTensors("claims a header of 100000001 bytes, and 100 MB", safetensors(100_000_001, "{}", 0)),
                inTensors("claims a header of 99,999,999 bytes, but only 2", safetensors(99_999_999, "{}", 0)),
                inTensors("end at 8, but only 7 follow the header", cut(whole, whole.length - 1)),
                inTensors("the last 1 bytes belong to no tensor", concat(whole, new byte[1])),
                inTensors("the header is not UTF-8", notUtf8),
                inTensors("w holds 9223372036854775807, which no 32-bit float equals", largest),
                inTensors("w holds 1.7976931348623157E308, too large", infinite),
                inHeader("it is not a JSON object", "[]"),
                inHeader("Unexpected end-of-input", "{'w': {'dtype': 'F32'"),
                inHeader("Unexpected character", "{w: 2}"),
                inHeader("something follows its JSON object", "{} {}"),
                inHeader("w is not a JSON object", "{'w': 3}"),
                inHeader("its note by is not a text", "{'__metadata__': {'by': 1}}"),
                inHeader(
                        "Duplicate field 'w'",
                        "{'w': {'dtype': 'F32', 'shape': [2], 'data_offsets': [0, 8]}, 'w': {}}"),
                inHeader("Duplicate field 'dtype'", "{'w': {'dtype': 'F32', 'dtype': 'F32'}}"),
                inHeader("w lacks one of dtype, shape and data_offsets", "{'w': {'dtype': 'F32', 'shape': [2]}}"),
                inHeader("w has an unknown key, size", "{'w': {'size': 2}}"),
                inHeader("the dtype of w is not a text", "{'w': {'dtype': 4}}"),
                inTensor("w is of type F8_E4M3, which is none of [F32, F16,", "F8_E4M3", "[8]", "[0, 8]"),
                inTensor("the shape of w is not a list of numbers", "F32", "2", "[0, 8]"),
                inTensor("the shape of w is not a list of whole numbers", "F32", "[2.0]", "[0, 8]"),
                inTensor("the shape of w is not a list of whole numbers", "F32", "[[2]]", "[0, 8]"),
                inTensor("the shape of w has more than 32 numbers", "F32", "[" + "1,".repeat(40) + "1]", "[0, 8]"),
                inTensor("but these are -2×-1", "F32", "[-2, -1]", "[0, 8]"),
                inTensor("but these are 0", "F32", "[0]", "[0, 0]"),
                inTensor("65536×65536×65536 has more than", "F32", "[65536, 65536, 65536]", "[0, 8]"),
                inTensor("the shape of w is impossible (integer overflow)", "F32", "[4294967296, 2]", "[0, 8]"),
                inTensor("out of range of long", "F32", "[1" + "0".repeat(1000) + "]", "[0, 8]"),
                inTensor("w has 8 bytes, but 3 numbers of type F32 take 12", "F32", "[3]", "[0, 8]"),
                inTensor("w has 8 bytes, but 2 numbers of type BF16 take 4", "BF16", "[2]", "[0, 8]"),
                inTensor("the data_offsets of w are not two numbers", "F32", "[2]", "[0]"),
                inTensor("of w go from -8 to 0, which is no range", "F32", "[2]", "[-8, 0]"),
                inTensor("of w go from 8 to 0, which is no range", "F32", "[2]", "[8, 0]"),
                inTensor("end at 4,000,000,000, but only 8 follow", "F32", "[1000000000]", "[0, 4000000000]"),
                inTensor("the bytes before those of w belong to no tensor", "F32", "[1]", "[4, 8]"),
                inHeader(
                        "w shares bytes with another tensor",
                        "{'v': {'dtype': 'F32', 'shape': [2], 'data_offsets': [0, 8]},"
                                + " 'w': {'dtype': 'F32', 'shape': [1], 'data_offsets': [4, 8]}}"));
    }

    private static Damage inIdx(String message, byte[] bytes) {
        return new Damage(message, bytes, Idx::read);
    }

    private static Damage inPhoto(String message, byte[] bytes) {
        return new Damage(message, bytes, Images::read);
    }

    private static Damage inTensors(String message, byte[] bytes) {
        return new Damage(message, bytes, Safetensors::read);
    }

    /** A safetensors file with this header (' for \") and eight bytes of numbers. */
    private static Damage inHeader(String message, String header) {
        return inTensors(message, safetensors(json(header), 8));
    }

    private static Damage inTensor(String message, String type, String shape, String offsets) {
        return inHeader(
                message, "{'w': {'dtype': '%s', 'shape': %s, 'data_offsets': %s}}".formatted(type, shape, offsets));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    /** A whole JPEG whose header claims another size. */
    private static byte[] jpegOfSize(int width, int height) {
        byte[] jpeg = jpeg();
        int frame = 0;
        while (jpeg[frame] != (byte) 0xff || jpeg[frame + 1] != (byte) 0xc0) frame++;
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) height).putShort(frame + 7, (short) width);
        return jpeg;
    }

    /** A JPEG of four channels, as printers use it. */
    private static byte[] cmyk() {
        Raster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
