package convisible.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import convisible.array.PlainException;
import convisible.array.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.nd4j.shade.jackson.core.JsonFactory;
import org.nd4j.shade.jackson.core.JsonGenerator;

/**
 * Tensors by name in a file, as the field exchanges weights: the header's length as a 64-bit number, the header in
 * JSON, then the tensors' numbers, row-major; everything little-endian.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">the format</a>
 */
public final class Safetensors {
    private static final long LONGEST_HEADER = 100_000_000; // as in the format's own reader
    private static final int CHUNK = 1 << 16;
    private static final String DRAFT = ".tmp";
    private static final int UUID_LENGTH = 36;

    private Safetensors() {}

    /**
     * Reads all tensors of a file. F16 and BF16 become 32-bit floats without loss, F64 is rounded, and I32 and I64 must
     * be numbers that a float can hold.
     *
     * @return by name, in the header's order
     * @throws DataException if the file is missing or damaged, or a tensor is empty, of another type, or too large
     */
    public static Map<String, Tensor> read(Path file) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        long size = DataFiles.size(file, Long.MAX_VALUE);
        try (FileChannel in = FileChannel.open(file)) {
            SafetensorsHeader header = readHeader(file, in, size);
            for (SafetensorsHeader.Entry entry : header.entries())
                tensors.put(entry.name(), readTensor(file, in, header.dataStart() + entry.start(), entry));
        } catch (EOFException e) {
            throw DataFiles.unusable(file, "is truncated: it ends too early");
        } catch (IOException e) {
            throw DataFiles.unreadable(file, e);
        }
        DataFiles.verify(file);
        return tensors;
    }

    /**
     * Reads the notes that a file carries beside its tensors.
     *
     * @throws DataException if the file is missing, or its header is damaged
     */
    public static Map<String, String> readMetadata(Path file) {
        long size = DataFiles.size(file, Long.MAX_VALUE);
        try (FileChannel in = FileChannel.open(file)) {
            return readHeader(file, in, size).metadata();
        } catch (IOException e) {
            throw DataFiles.unreadable(file, e);
        }
    }

    /**
     * Writes tensors as F32. The file appears whole or not at all; what was there before stays until the new one is on
     * disk.
     *
     * @param metadata notes to keep beside the tensors; may be empty
     * @throws DataException if the file cannot be written
     */
    public static void write(Path file, Map<String, Tensor> tensors, Map<String, String> metadata) {
        if (tensors.containsKey(SafetensorsHeader.METADATA))
            throw new PlainException("No tensor can be called " + SafetensorsHeader.METADATA + ".");
        Path temporary = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + DRAFT);
        try {
            try {
                writeNew(temporary, tensors, metadata);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new DataException("Cannot write " + file + ": " + e + ".");
        }
    }

    /** Whether a path is what {@link #write} fills before it becomes the file; a killed process may leave it behind. */
    public static boolean isDraft(Path path, Path file) {
        String name = path.getFileName().toString(), start = file.getFileName() + ".";
        return name.startsWith(start)
                && name.endsWith(DRAFT)
                && name.length() == start.length() + UUID_LENGTH + DRAFT.length();
    }

    private static SafetensorsHeader readHeader(Path file, FileChannel in, long size) throws IOException {
        if (size < 8) throw DataFiles.unusable(file, "is truncated: it has " + size + " bytes, not even 8");
        long length = read(in, 0, 8).getLong();
        if (length < 0 || length > LONGEST_HEADER)
            throw DataFiles.unusable(
                    file,
                    "is not a safetensors file: it claims a header of " + Long.toUnsignedString(length)
                            + " bytes, and 100 MB is the most");
        if (length > size - 8)
            throw DataFiles.unusable(
                    file,
                    "is truncated: it claims a header of " + DataFiles.count(length) + " bytes, but only "
                            + DataFiles.count(size - 8) + " follow");
        try {
            String json = UTF_8.newDecoder().decode(read(in, 8, (int) length)).toString();
            return SafetensorsHeader.parse(file, json, 8 + length, size);
        } catch (CharacterCodingException e) {
            throw DataFiles.unusable(file, "is damaged: the header is not UTF-8");
        }
    }

    private static Tensor readTensor(Path file, FileChannel in, long position, SafetensorsHeader.Entry entry)
            throws IOException {
        float[] data = new float[entry.shape().size()];
        try {
            for (int i = 0; i < data.length; ) {
                long left = (long) (data.length - i) * entry.type().bytes;
                ByteBuffer chunk = read(in, position, (int) Math.min(CHUNK, left));
                position += chunk.remaining();
                while (chunk.hasRemaining()) data[i++] = entry.type().reader.next(chunk);
            }
        } catch (ArithmeticException e) {
            throw new DataException(file + " cannot be read: " + entry.name() + " holds " + e.getMessage() + ".");
        }
        return new Tensor(entry.shape(), data);
    }

    private static ByteBuffer read(FileChannel in, long position, int length) throws IOException {
        ByteBuffer buffer = littleEndian(length);
        while (buffer.hasRemaining()) if (in.read(buffer, position + buffer.position()) < 0) throw new EOFException();
        return buffer.flip();
    }

    private static void writeNew(Path file, Map<String, Tensor> tensors, Map<String, String> metadata)
            throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] header = header(tensors, metadata);
            int padding = -header.length & 7; // so that the numbers start at a multiple of 8
            ByteBuffer start = littleEndian(8 + header.length + padding);
            start.putLong(header.length + padding)
                    .put(header)
                    .put(" ".repeat(padding).getBytes(UTF_8));
            write(out, start);
            ByteBuffer chunk = littleEndian(CHUNK);
            for (Tensor tensor : tensors.values()) {
                for (float x : tensor.data()) {
                    chunk.putFloat(x);
                    if (!chunk.hasRemaining()) write(out, chunk);
                }
            }
            write(out, chunk);
            out.force(true);
        }
    }

    private static byte[] header(Map<String, Tensor> tensors, Map<String, String> metadata) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart(SafetensorsHeader.METADATA);
                for (Map.Entry<String, String> note : metadata.entrySet())
                    json.writeStringField(note.getKey(), note.getValue());
                json.writeEndObject();
            }
            long start = 0;
            for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
                int[] dims = tensor.getValue().shape().dims();
                long end = start + 4L * tensor.getValue().data().length;
                json.writeObjectFieldStart(tensor.getKey());
                json.writeStringField("dtype", ElementType.F32.name());
                json.writeFieldName("shape");
                json.writeArray(dims, 0, dims.length);
                json.writeFieldName("data_offsets");
                json.writeArray(new long[] {start, end}, 0, 2);
                json.writeEndObject();
                start = end;
            }
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static ByteBuffer littleEndian(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Writes what was put into a buffer, and empties it. */
    private static void write(FileChannel out, ByteBuffer buffer) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) out.write(buffer);
        buffer.clear();
    }
}
