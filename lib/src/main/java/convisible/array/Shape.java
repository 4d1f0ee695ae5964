package convisible.array;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The lengths of an array's axes, outermost first: a picture is channels × height × width, a batch of them N × C × H ×
 * W (NCHW, row-major). Every length is at least 1, and the number of elements fits in an {@code int}.
 */
public final class Shape {
    private final int[] dims;
    private final int size;

    private Shape(int[] dims) {
        this.dims = dims;
        size = Arrays.stream(dims).reduce(1, (a, b) -> a * b);
    }

    /**
     * @param dims the axes' lengths, each at least 1
     * @throws ShapeException if a length is below 1, or if there would be more than 2³¹ − 1 elements
     */
    public static Shape shape(int... dims) {
        long size = 1;
        for (int dim : dims) {
            if (dim < 1) throw new ShapeException("A shape's lengths are 1 or more, but these are " + text(dims) + ".");
            size *= dim;
            if (size > Integer.MAX_VALUE)
                throw new ShapeException(text(dims) + " has more than 2,147,483,647 elements: too many for one array.");
        }
        return new Shape(dims.clone());
    }

    public int rank() {
        return dims.length;
    }

    /** The length of one axis; a negative axis counts from the end, so {@code dim(-1)} is the width of a picture. */
    public int dim(int axis) {
        return dims[axis < 0 ? dims.length + axis : axis];
    }

    public int[] dims() {
        return dims.clone();
    }

    /** How many elements an array of this shape has; 1 for a shape without axes. */
    public int size() {
        return size;
    }

    /** This shape with one more axis in front: {@code shape(3, 8, 8).prepend(2)} is 2×3×8×8, a batch of two. */
    public Shape prepend(int dim) {
        return shape(IntStream.concat(IntStream.of(dim), Arrays.stream(dims)).toArray());
    }

    /** This shape without its first axis: one example out of a batch. */
    public Shape dropFirst() {
        return new Shape(Arrays.copyOfRange(dims, 1, dims.length));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape that && Arrays.equals(dims, that.dims);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dims);
    }

    /** The lengths joined by ×, as in {@code 3×28×28}. */
    @Override
    public String toString() {
        return text(dims);
    }

    private static String text(int[] dims) {
        return Arrays.stream(dims).mapToObj(Integer::toString).collect(Collectors.joining("×"));
    }
}
