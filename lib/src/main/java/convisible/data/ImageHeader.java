package convisible.data;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.CRC32;

/**
 * What a PNG or JPEG file says about itself before a pixel is decoded. It is read here because Java's decoders believe
 * a header, reserve the memory it asks for, and do not look at a PNG's checksums.
 *
 * @param format {@code png} or {@code jpeg}, as ImageIO calls them
 */
record ImageHeader(String format, int width, int height) {
    private static final long PNG_SIGNATURE = 0x89504e470d0a1a0aL;
    private static final int IHDR = 0x49484452;
    private static final int IEND = 0x49454e44;
    private static final int COLOR_PROFILE = 0xffe2; // APP2
    private static final byte UNUSED_SEGMENT = (byte) 0xef; // APP15

    /** 25 megapixels in colour are 300 MB of floats. */
    private static final long MOST_PIXELS = 25_000_000;

    /** Deflate packs at most 1032 bytes into one, and a PNG's pixel takes at least a bit. */
    private static final long PNG_PIXELS_PER_BYTE = 1032 * 8;

    /** A JPEG spends at least a bit on each block of 8×8 pixels. */
    private static final long JPEG_PIXELS_PER_BYTE = 8 * 64;

    /**
     * @param bytes the whole file. In a JPEG, the colour profile is renamed to a segment without meaning: Java's
     *     decoder would turn the file's numbers into others by it.
     * @throws DataException if it is neither PNG nor JPEG, is damaged, or claims more pixels than it can hold
     */
    static ImageHeader of(Path file, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            if (bytes.length >= 8 && in.getLong(0) == PNG_SIGNATURE) return png(file, in.position(8));
            if (bytes.length >= 2 && in.getChar(0) == 0xffd8) return jpeg(file, in.position(2));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw DataFiles.unusable(file, "is truncated: it ends in the middle of the picture");
        }
        throw DataFiles.unusable(file, "is not a picture that can be read here: it is neither PNG nor JPEG");
    }

    /** Walks from chunk to chunk (length, name, data, checksum), from IHDR to IEND. */
    private static ImageHeader png(Path file, ByteBuffer in) {
        ImageHeader header = null;
        while (true) {
            int start = in.position();
            int length = in.getInt();
            int name = in.getInt();
            if (length < 0) throw DataFiles.unusable(file, "is damaged: a chunk claims to have " + length + " bytes");
            int data = in.position();
            in.position(data + length);
            CRC32 crc = new CRC32();
            crc.update(in.array(), start + 4, 4 + length);
            if (in.getInt() != (int) crc.getValue())
                throw DataFiles.unusable(file, "is damaged: the checksum of its chunk at byte " + start + " is wrong");
            if (header == null) {
                if (name != IHDR || length != 13)
                    throw DataFiles.unusable(file, "is damaged: it does not start with its size");
                header = checked(file, "png", in.getInt(data), in.getInt(data + 4), PNG_PIXELS_PER_BYTE * in.limit());
            }
            if (name == IEND) return header;
        }
    }

    /** Walks from segment to segment (marker, length, data) up to the frame header, one of SOF0 to SOF15. */
    private static ImageHeader jpeg(Path file, ByteBuffer in) {
        while (true) {
            int marker = in.getChar();
            if (marker == 0xffff) { // a filler byte
                in.position(in.position() - 1);
                continue;
            }
            if (marker < 0xffc0)
                throw DataFiles.unusable(file, "is damaged: a segment starts with %04x".formatted(marker));
            int start = in.position();
            int length = in.getChar();
            if (isFrame(marker)) {
                in.get(); // bits per sample
                int height = in.getChar();
                int width = in.getChar();
                int channels = in.get();
                if (channels != 1 && channels != 3)
                    throw new DataException(file + " has " + channels
                            + " channels, as pictures for printing do (CMYK). Save it as RGB and try again.");
                return checked(file, "jpeg", width, height, JPEG_PIXELS_PER_BYTE * in.limit());
            }
            if (marker == COLOR_PROFILE) in.put(start - 1, UNUSED_SEGMENT);
            in.position(start + length);
        }
    }

    /** The markers from SOF0 to SOF15 without the three that mean something else: DHT, JPG, DAC. */
    private static boolean isFrame(int marker) {
        return marker <= 0xffcf && marker != 0xffc4 && marker != 0xffc8 && marker != 0xffcc;
    }

    private static ImageHeader checked(Path file, String format, int width, int height, long capacity) {
        String size = DataFiles.count(width) + "×" + DataFiles.count(height) + " pixels";
        long pixels = (long) width * height;
        if (width < 1 || height < 1 || pixels > capacity)
            throw DataFiles.unusable(
                    file, "is damaged: it claims " + size + ", which a file of its length cannot hold");
        if (pixels > MOST_PIXELS)
            throw new DataException(file + " has " + size + ", more than the " + DataFiles.count(MOST_PIXELS)
                    + " that are read. Make it smaller and try again.");
        return new ImageHeader(format, width, height);
    }
}
