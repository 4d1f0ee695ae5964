package convisible.notebook.exercise;

import convisible.array.Shape;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An answer without its Java type, so that several right forms of it are the same: a number of any type, an array of
 * any type, an {@link INDArray}, the lengths of a {@link Shape}; or text, whatever its case.
 */
sealed interface Answer {
    /** True if the two are the same but for rounding, upper case and blanks around. */
    boolean matches(Answer other);

    /** What it is, in words: "a number", "3×3 numbers", "a text". */
    String kind();

    /** @throws IllegalArgumentException if the value has no meaning as an answer; the message says why */
    static Answer of(Object value) {
        if (value instanceof INDArray array) return Numbers.of(array);
        if (value instanceof Shape shape) return Numbers.of(shape.dims());
        if (value instanceof Number || value != null && value.getClass().isArray()) return Numbers.of(value);
        if (value instanceof CharSequence || value instanceof Boolean || value instanceof Character)
            return new Text(value.toString());
        throw new IllegalArgumentException(
                value == null
                        ? "it is null."
                        : "a " + value.getClass().getSimpleName() + " is not what was asked for.");
    }

    /** Text, to be compared without case and without blanks around it. */
    record Text(String text) implements Answer {
        @Override
        public boolean matches(Answer other) {
            return other instanceof Text that && text.strip().equalsIgnoreCase(that.text.strip());
        }

        @Override
        public String kind() {
            return "a text";
        }
    }

    /** Numbers in a shape; no axes for a single number. */
    record Numbers(List<Integer> dims, double[] values) implements Answer {
        private static final double TOLERANCE = 1e-4;

        static Numbers of(INDArray array) {
            return new Numbers(
                    Arrays.stream(array.shape()).mapToObj(Math::toIntExact).toList(),
                    array.isEmpty() ? new double[0] : array.dup('c').data().asDouble());
        }

        static Numbers of(Object numberOrArray) {
            List<Integer> dims = new ArrayList<>();
            Object part = numberOrArray;
            while (part != null && part.getClass().isArray()) {
                dims.add(Array.getLength(part));
                part = Array.getLength(part) == 0 ? null : Array.get(part, 0);
            }
            List<Double> values = new ArrayList<>();
            collect(numberOrArray, dims, values);
            return new Numbers(
                    dims, values.stream().mapToDouble(Double::doubleValue).toArray());
        }

        private static void collect(Object part, List<Integer> dims, List<Double> values) {
            if (part instanceof Number number && dims.isEmpty()) {
                values.add(number.doubleValue());
                return;
            }
            if (part == null || !part.getClass().isArray() || dims.isEmpty())
                throw new IllegalArgumentException("it is not an array of numbers throughout.");
            if (Array.getLength(part) != dims.get(0))
                throw new IllegalArgumentException("its rows have " + dims.get(0) + " and " + Array.getLength(part)
                        + " entries, but should be of one length.");
            for (int i = 0; i < dims.get(0); i++) collect(Array.get(part, i), dims.subList(1, dims.size()), values);
        }

        @Override
        public boolean matches(Answer other) {
            if (!(other instanceof Numbers that) || !dims.equals(that.dims) || values.length != that.values.length)
                return false;
            for (int i = 0; i < values.length; i++) if (!close(values[i], that.values[i])) return false;
            return true;
        }

        private static boolean close(double a, double b) {
            return Double.compare(a, b) == 0 || Math.abs(a - b) <= TOLERANCE * Math.max(1, Math.abs(b));
        }

        @Override
        public String kind() {
            if (dims.isEmpty()) return "a number";
            return String.join("×", dims.stream().map(String::valueOf).toList()) + " numbers";
        }
    }
}
