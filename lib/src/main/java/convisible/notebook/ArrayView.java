package convisible.notebook;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An ND4J or a Java array as a notebook sees it: a type, a shape, and single numbers by their place. Nothing is copied.
 *
 * @param number from one index for each axis to the number there
 */
record ArrayView(String type, int[] dims, ToDoubleFunction<int[]> number) {
    static ArrayView of(INDArray array) {
        int[] dims = array.isEmpty() && array.rank() == 0
                ? new int[] {0}
                : Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray();
        return new ArrayView(
                name(array.dataType()), dims, index -> index.length == 0 ? array.getDouble(0) : array.getDouble(index));
    }

    /** A Java array of numbers, such as {@code float[][]}. Its first row tells how long the others are. */
    static ArrayView of(Object array) {
        List<Integer> dims = new ArrayList<>();
        Object part = array;
        while (part != null && part.getClass().isArray()) {
            dims.add(Array.getLength(part));
            part = Array.getLength(part) == 0 ? null : Array.get(part, 0);
        }
        return new ArrayView(
                array.getClass().getSimpleName(),
                dims.stream().mapToInt(Integer::intValue).toArray(),
                index -> number(array, index));
    }

    /** NaN where a row is missing or too short. */
    private static double number(Object array, int[] index) {
        Object part = array;
        for (int i : index) {
            if (part == null || i >= Array.getLength(part)) return Double.NaN;
            part = Array.get(part, i);
        }
        return ((Number) part).doubleValue();
    }

    /** As PyTorch and NumPy call it. */
    private static String name(DataType type) {
        return switch (type) {
            case FLOAT -> "float32";
            case DOUBLE -> "float64";
            case INT -> "int32";
            case LONG -> "int64";
            case UBYTE -> "uint8";
            default -> type.name().toLowerCase(Locale.ROOT);
        };
    }

    /** H×W, C×H×W or 1×C×H×W, where C is 1 or 3, with sides that make a picture. */
    boolean isPicture() {
        int channels = lengthFromEnd(2);
        return dims.length >= 2
                && dims.length <= 4
                && lengthFromEnd(3) == 1
                && (channels == 1 || channels == 3)
                && isSide(lengthFromEnd(1))
                && isSide(lengthFromEnd(0));
    }

    private static boolean isSide(int length) {
        return length >= 16 && length <= 1024;
    }

    boolean isEmpty() {
        return Arrays.stream(dims).anyMatch(dim -> dim == 0);
    }

    /** The length of an axis counted from the last one, which is 0; 1 beyond the first. */
    int lengthFromEnd(int axis) {
        return axis < dims.length ? dims[dims.length - 1 - axis] : 1;
    }

    /** How many planes the last two axes make. */
    int planes() {
        return Arrays.stream(dims).limit(Math.max(0, dims.length - 2)).reduce(1, (a, b) -> a * b);
    }

    /** The indices that a plane has along all axes but the last two. */
    int[] planeIndex(int plane) {
        int[] index = new int[Math.max(0, dims.length - 2)];
        int rest = plane;
        for (int axis = index.length - 1; axis >= 0; axis--) {
            index[axis] = rest % dims[axis];
            rest /= dims[axis];
        }
        return index;
    }

    double number(int plane, int row, int column) {
        int[] index = Arrays.copyOf(planeIndex(plane), dims.length);
        if (dims.length > 1) index[dims.length - 2] = row;
        if (dims.length > 0) index[dims.length - 1] = column;
        return number.applyAsDouble(index);
    }

    /** As in {@code float32 1×3×28×28}. */
    String headline() {
        return type + " "
                + (dims.length == 0
                        ? "scalar"
                        : Arrays.stream(dims).mapToObj(String::valueOf).collect(Collectors.joining("×")));
    }
}
