package convisible.data;

import convisible.array.Shape;
import convisible.array.ShapeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.shade.jackson.core.JsonFactory;
import org.nd4j.shade.jackson.core.JsonParser;
import org.nd4j.shade.jackson.core.JsonProcessingException;
import org.nd4j.shade.jackson.core.JsonToken;
import org.nd4j.shade.jackson.core.StreamReadFeature;

/**
 * The JSON header of a safetensors file, checked in full before a tensor is read: each tensor has as many bytes as its
 * type and shape need, they lie in the file, and none of the file's bytes belongs to two tensors or to none.
 *
 * @param entries in the header's order
 * @param dataStart the header's end in the file, from which the entries' offsets count
 */
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata, long dataStart) {
    static final String METADATA = "__metadata__";

    /**
     * One tensor.
     *
     * @param start of its bytes, counted from {@code dataStart}
     * @param end of its bytes, exclusive
     */
    record Entry(String name, ElementType type, Shape shape, long start, long end) {}

    /**
     * @param json the header's text
     * @param dataStart where in the file the header ends
     * @param size the file's length
     * @throws DataException if the header breaks the format's rules, or the file does not hold what it promises
     */
    static SafetensorsHeader parse(Path file, String json, long dataStart, long size) {
        return new Reader(file, dataStart, size - dataStart).read(json);
    }

    private static final class Reader {
        private static final int MOST_AXES = 32; // as in ND4J
        private static final int LONGEST_QUOTE = 120;
        private static final JsonFactory JSON = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .build();

        private final Path file;
        private final long dataStart;
        private final long dataBytes;

        private Reader(Path file, long dataStart, long dataBytes) {
            this.file = file;
            this.dataStart = dataStart;
            this.dataBytes = dataBytes;
        }

        private SafetensorsHeader read(String json) {
            List<Entry> entries = new ArrayList<>();
            Map<String, String> metadata = new LinkedHashMap<>();
            try (JsonParser parser = JSON.createParser(json)) {
                require(parser.nextToken() == JsonToken.START_OBJECT, "it is not a JSON object");
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.getCurrentName();
                    require(parser.nextToken() == JsonToken.START_OBJECT, brief(name) + " is not a JSON object");
                    if (name.equals(METADATA)) readMetadata(parser, metadata);
                    else entries.add(readEntry(parser, name));
                }
                require(parser.nextToken() == null, "something follows its JSON object");
            } catch (JsonProcessingException e) {
                throw damaged(brief(e.getOriginalMessage()));
            } catch (IOException e) {
                throw DataFiles.unreadable(file, e);
            }
            requireGapless(entries);
            return new SafetensorsHeader(entries, metadata, dataStart);
        }

        private void readMetadata(JsonParser parser, Map<String, String> metadata) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.getCurrentName();
                require(parser.nextToken() == JsonToken.VALUE_STRING, "its note " + brief(key) + " is not a text");
                metadata.put(key, parser.getText());
            }
        }

        private Entry readEntry(JsonParser parser, String name) throws IOException {
            String type = null;
            long[] dims = null;
            long[] offsets = null;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.getCurrentName();
                JsonToken value = parser.nextToken();
                switch (key) {
                    case "dtype" -> {
                        require(value == JsonToken.VALUE_STRING, "the dtype of " + brief(name) + " is not a text");
                        type = parser.getText();
                    }
                    case "shape" -> dims = readNumbers(parser, "the shape of " + brief(name));
                    case "data_offsets" -> offsets = readNumbers(parser, "the data_offsets of " + brief(name));
                    default -> throw damaged(brief(name) + " has an unknown key, " + brief(key));
                }
            }
            require(
                    type != null && dims != null && offsets != null,
                    brief(name) + " lacks one of dtype, shape and data_offsets");
            return entry(name, type, dims, offsets);
        }

        private long[] readNumbers(JsonParser parser, String what) throws IOException {
            require(parser.currentToken() == JsonToken.START_ARRAY, what + " is not a list of numbers");
            long[] numbers = new long[MOST_AXES];
            int n = 0;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                require(parser.currentToken() == JsonToken.VALUE_NUMBER_INT, what + " is not a list of whole numbers");
                require(n < MOST_AXES, what + " has more than " + MOST_AXES + " numbers");
                numbers[n++] = parser.getLongValue();
            }
            return Arrays.copyOf(numbers, n);
        }

        private Entry entry(String name, String typeName, long[] dims, long[] offsets) {
            ElementType type = type(name, typeName);
            Shape shape = shape(name, dims);
            require(offsets.length == 2, "the data_offsets of " + brief(name) + " are not two numbers");
            long start = offsets[0];
            long end = offsets[1];
            require(
                    start >= 0 && start <= end,
                    "the bytes of " + brief(name) + " go from " + start + " to " + end + ", which is no range");
            if (end > dataBytes)
                throw DataFiles.unusable(
                        file,
                        "is truncated: the bytes of " + brief(name) + " end at " + DataFiles.count(end) + ", but only "
                                + DataFiles.count(dataBytes) + " follow the header");
            require(
                    end - start == (long) shape.size() * type.bytes,
                    brief(name) + " has " + DataFiles.count(end - start) + " bytes, but " + shape + " numbers of type "
                            + typeName + " take " + DataFiles.count((long) shape.size() * type.bytes));
            return new Entry(name, type, shape, start, end);
        }

        private ElementType type(String name, String typeName) {
            for (ElementType type : ElementType.values()) if (type.name().equals(typeName)) return type;
            throw new DataException(file + " cannot be read: " + brief(name) + " is of type " + brief(typeName)
                    + ", which is none of " + Arrays.toString(ElementType.values()) + ". Save it as F32.");
        }

        private Shape shape(String name, long[] dims) {
            try {
                return Shape.shape(
                        Arrays.stream(dims).mapToInt(Math::toIntExact).toArray());
            } catch (ShapeException | ArithmeticException e) {
                throw damaged("the shape of " + brief(name) + " is impossible (" + e.getMessage() + ")");
            }
        }

        /** The tensors' bytes lie end to end, from the header to the end of the file. */
        private void requireGapless(List<Entry> entries) {
            List<Entry> inOrder = new ArrayList<>(entries);
            inOrder.sort(Comparator.comparingLong(Entry::start));
            long position = 0;
            for (Entry entry : inOrder) {
                require(entry.start >= position, brief(entry.name) + " shares bytes with another tensor");
                require(
                        entry.start == position,
                        "the bytes before those of " + brief(entry.name) + " belong to no tensor");
                position = entry.end;
            }
            require(
                    position == dataBytes,
                    "the last " + DataFiles.count(dataBytes - position) + " bytes belong to no tensor");
        }

        private void require(boolean condition, String problem) {
            if (!condition) throw damaged(problem);
        }

        private DataException damaged(String problem) {
            return DataFiles.unusable(file, "has a damaged header: " + problem);
        }

        private static String brief(String text) {
            return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
        }
    }
}
