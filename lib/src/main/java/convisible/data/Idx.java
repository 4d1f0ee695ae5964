package convisible.data;

import convisible.array.Shape;
import convisible.array.ShapeException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * An array of unsigned bytes out of an IDX file, the format of MNIST: two zero bytes, the element type, the number of
 * axes, each axis's length as a big-endian 32-bit number, then the elements, the last axis fastest.
 *
 * @param data {@code shape.size()} bytes, each 0 to 255 once read as {@code b & 0xFF}
 */
record Idx(Shape shape, byte[] data) {
    private static final int UNSIGNED_BYTE = 8;
    private static final int MOST_AXES = 8;
    private static final int MOST_BYTES = 1 << 28; // more than five times MNIST

    /**
     * Reads a file, plain or compressed with gzip, and verifies its checksum if it has one. Inflates no more than the
     * header promises, and keeps no more than was really there.
     *
     * @throws DataException if the file is missing, is not IDX, holds other elements than unsigned bytes, or is shorter
     *     or longer than its header says
     */
    static Idx read(Path file) {
        DataFiles.size(file, Long.MAX_VALUE);
        try (DataInputStream in = unzipped(file)) {
            Shape shape = readHeader(file, in);
            byte[] data = in.readNBytes(shape.size());
            if (data.length < shape.size())
                throw DataFiles.unusable(
                        file,
                        "is truncated: its header promises " + shape + " bytes, but only "
                                + DataFiles.count(data.length) + " follow");
            if (in.read() >= 0)
                throw DataFiles.unusable(
                        file, "is damaged: its header promises " + shape + " bytes, but more than that follow");
            DataFiles.verify(file);
            return new Idx(shape, data);
        } catch (EOFException e) {
            throw DataFiles.unusable(file, "is truncated: it ends too early");
        } catch (ZipException e) {
            throw DataFiles.unusable(file, "is damaged: its gzip stream does not unpack (" + e.getMessage() + ")");
        } catch (IOException e) {
            throw DataFiles.unreadable(file, e);
        }
    }

    private static DataInputStream unzipped(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            in.mark(2);
            boolean gzip = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return new DataInputStream(gzip ? new GZIPInputStream(in, 1 << 16) : in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static Shape readHeader(Path file, DataInputStream in) throws IOException {
        int magic = in.readInt();
        int type = magic >> 8;
        int axes = magic & 0xff;
        if (magic >>> 16 != 0)
            throw DataFiles.unusable(
                    file, "is not an IDX file: it starts with %08x, not with two zero bytes".formatted(magic));
        if (type != UNSIGNED_BYTE)
            throw DataFiles.unusable(
                    file, "holds elements of type 0x%02x, but only unsigned bytes, 0x08, are read".formatted(type));
        if (axes < 1 || axes > MOST_AXES)
            throw DataFiles.unusable(file, "is damaged: it claims " + axes + " axes, not 1 to " + MOST_AXES);
        int[] dims = new int[axes];
        for (int i = 0; i < axes; i++) dims[i] = in.readInt();
        try {
            Shape shape = Shape.shape(dims);
            if (shape.size() > MOST_BYTES)
                throw DataFiles.unusable(
                        file,
                        "promises " + shape + " bytes, more than the " + DataFiles.count(MOST_BYTES)
                                + " that are read at once");
            return shape;
        } catch (ShapeException e) {
            throw DataFiles.unusable(file, "is damaged: its header cannot be true (" + e.getMessage() + ")");
        }
    }
}
