package convisible.notebook;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes PNG files (https://www.w3.org/TR/png-3/) with one filter for all rows. The JDK's writer tries five on each:
 * for drawings that takes twice as long and makes larger files, and a reader who drags a slider waits for it.
 */
final class Png {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte BITS = 8, RGB = 2, RGB_ALPHA = 6;

    /** The filter that leaves of each byte the difference from the one above it. */
    private static final byte UP = 2;

    private static final int COMPRESSION = 4;

    private Png() {}

    static byte[] of(BufferedImage image) throws IOException {
        boolean alpha = image.getColorModel().hasAlpha();
        ByteBuffer header = ByteBuffer.allocate(13)
                .putInt(image.getWidth())
                .putInt(image.getHeight())
                .put(BITS)
                .put(alpha ? RGB_ALPHA : RGB);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.write(SIGNATURE);
        chunk(out, "IHDR", header.array());
        chunk(out, "IDAT", pixels(image, alpha));
        chunk(out, "IEND", new byte[0]);
        return bytes.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) sum.getValue());
    }

    private static byte[] pixels(BufferedImage image, boolean alpha) throws IOException {
        int width = image.getWidth();
        int[] row = new int[width], above = new int[width];
        byte[] line = new byte[1 + (alpha ? 4 : 3) * width];
        line[0] = UP;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(COMPRESSION);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater, 1 << 16)) {
            for (int y = 0; y < image.getHeight(); y++) {
                image.getRGB(0, y, width, 1, row, 0, width);
                int i = 1;
                for (int x = 0; x < width; x++) {
                    line[i++] = (byte) ((row[x] >> 16) - (above[x] >> 16));
                    line[i++] = (byte) ((row[x] >> 8) - (above[x] >> 8));
                    line[i++] = (byte) (row[x] - above[x]);
                    if (alpha) line[i++] = (byte) ((row[x] >> 24) - (above[x] >> 24));
                }
                out.write(line);
                int[] next = above;
                above = row;
                row = next;
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }
}
