package convisible.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** Small files in the formats that the package reads, as bytes, to be read whole or damaged first. */
final class Samples {
    private Samples() {}

    static byte[] idx(int magic, int[] dims, byte[] data) {
        ByteBuffer file = ByteBuffer.allocate(4 + 4 * dims.length + data.length).putInt(magic);
        for (int dim : dims) file.putInt(dim);
        return file.put(data).array();
    }

    static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A picture full of noise, so that a compressed file is not much shorter than its pixels. */
    static BufferedImage picture(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        Random random = new Random(width);
        for (int y = 0; y < height; y++) for (int x = 0; x < width; x++) image.setRGB(x, y, random.nextInt());
        return image;
    }

    static byte[] encode(RenderedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] png() {
        return encode(picture(20, 15, BufferedImage.TYPE_INT_RGB), "png");
    }

    static byte[] jpeg() {
        return encode(picture(20, 15, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    /** A PNG of one chunk after another, each with a right checksum. */
    static byte[] png(byte[]... chunks) {
        return concat(HexFormat.of().parseHex("89504e470d0a1a0a"), concat(chunks));
    }

    static byte[] chunk(String name, byte[] data) {
        CRC32 crc = new CRC32();
        crc.update(concat(name.getBytes(UTF_8), data));
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(name.getBytes(UTF_8))
                .put(data)
                .putInt((int) crc.getValue())
                .array();
    }

    /** IHDR of a picture with 8 bits of red, green and blue per pixel. */
    static byte[] ihdr(int width, int height) {
        return chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put(new byte[] {8, 2, 0, 0, 0})
                        .array());
    }

    static byte[] safetensors(String header, int dataBytes) {
        return safetensors(header.getBytes(UTF_8).length, header, dataBytes);
    }

    static byte[] safetensors(long claimedLength, String header, int dataBytes) {
        byte[] json = header.getBytes(UTF_8);
        return ByteBuffer.allocate(8 + json.length + dataBytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(claimedLength)
                .put(json)
                .array();
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) out.writeBytes(part);
        return out.toByteArray();
    }

    static byte[] cut(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    /** The same bytes, but for one bit at {@code index}, counted from the end if negative. */
    static byte[] flip(byte[] bytes, int index) {
        byte[] flipped = bytes.clone();
        flipped[index < 0 ? bytes.length + index : index] ^= 1;
        return flipped;
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
