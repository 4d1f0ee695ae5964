package convisible.notebook.exercise;

import java.util.Arrays;

/** The exercises of chapter 10, Zero padding. */
public final class Chapter10 {
    /** Puts p rings of zeros around x. */
    @FunctionalInterface
    public interface Pad {
        float[][] of(float[][] x, int p);
    }

    /** How many places a filter finds along one axis. */
    @FunctionalInterface
    public interface OutputSize {
        int of(int input, int filter, int stride, int padding);
    }

    /** The size with padding and stride 1. */
    public static final Exercise<Object> exercise1 = Exercise.value("10.1", 0, 12)
            .right("It slides over 14 cells, makes 11 steps, and finds one place more than steps.")
            .wrong(11, "That is how many steps it makes. It stands somewhere before its first step, too.")
            .wrong(8, "You forgot the padding: the filter slides over more than the input.")
            .wrong(10, "Padding is added on both sides, so it counts twice.")
            .wrong(14, "That is what the filter slides over. It covers three of these cells from the start.")
            .otherwise("What does it slide over? How far can it go? How many steps is that? And one more.");

    /** The padding that keeps the size. */
    public static final Exercise<Object> exercise2 = Exercise.value("10.2", -1, 3)
            .right("A 7×7 filter takes 6 away; 3 on each side give them back.")
            .wrong(6, "6 is what the filter takes away in all. Padding is added on both sides.")
            .wrong(7, "That is the filter's size. It takes away one less than that, from both sides together.")
            .wrong(1, "Padding 1 is right for 3×3. A 7×7 filter takes more away.")
            .wrong(2, "Padding 2 is right for 5×5. A 7×7 filter takes more away.")
            .otherwise("The filter takes away `7 − 1` rows. Half of them come back on each side.");

    /** The size when the division has a rest. */
    public static final Exercise<Object> exercise3 = Exercise.value("10.3", 0.0, 3)
            .right("Seven cells are two whole steps of three; two steps make three places.")
            .wrong(10 / 3.0, "There is no third of a place: round the quotient down before you add 1.")
            .wrong(4, "You rounded up. A step that does not fit in whole is not made.")
            .wrong(2, "Two steps are right; how many places do they make?")
            .wrong(8, "That is the size with stride 1. This filter goes three cells at a time.")
            .otherwise("`(12 − 5)/3`, rounded down, and one more.");

    /** Zero padding on plain arrays. */
    public static final Exercise<Pad> exercise4 = Exercise.<Pad>function(
                    "10.4", (x, p) -> x, (x, p) -> pad(x, p, p, 2 * p, 0), Chapter10::tryOut)
            .right("That is all that padding is; the filter does not know where the zeros came from.")
            .wrong(
                    (x, p) -> pad(x, p, p, p, 0),
                    "The zeros at the bottom and at the right are missing: the array grows by 2·p.")
            .wrong(
                    (x, p) -> pad(x, 0, 0, 2 * p, 0),
                    "The size is right, but x lies in the top left corner. Move it p rows down and p columns right.")
            .wrong((x, p) -> pad(x, p, p, 2 * p, 1), "The ring is not of zeros.")
            .wrong((x, p) -> pad(x, 1, 1, 2, 0), "That is one ring, whatever p is.")
            .otherwise("Make an array with 2·p more rows and columns, and copy `x[i][j]` to `[i + p][j + p]`.");

    /** The four steps as code. */
    public static final Exercise<OutputSize> exercise5 = Exercise.<OutputSize>function(
                    "10.5", (n, f, s, p) -> 0, (n, f, s, p) -> (n + 2 * p - f) / s + 1, Chapter10::tryOut)
            .right("You will never have to look this formula up.")
            .wrong((n, f, s, p) -> (n - f) / s + 1, "The padding is missing.")
            .wrong((n, f, s, p) -> (n + p - f) / s + 1, "Padding is added on both sides: 2·padding.")
            .wrong((n, f, s, p) -> (n + 2 * p - f) / s, "Those are the steps. There is one place more than steps.")
            .wrong((n, f, s, p) -> n + 2 * p - f + 1, "The stride is missing: divide before you add 1.")
            .wrong(
                    (n, f, s, p) -> (n + 2 * p - f + s - 1) / s + 1,
                    "You round up. A step that does not fit in whole is not made.")
            .otherwise("`(input + 2 * padding - filter) / stride + 1`");

    private Chapter10() {}

    private static float[][] pad(float[][] x, int top, int left, int more, float with) {
        float[][] padded = new float[x.length + more][x[0].length + more];
        for (float[] row : padded) Arrays.fill(row, with);
        for (int i = 0; i < x.length; i++) System.arraycopy(x[i], 0, padded[i + top], left, x[i].length);
        return padded;
    }

    private static Object tryOut(Pad pad) {
        RandomArrays random = new RandomArrays(10);
        return new float[][][] {pad.of(random.matrix(3, 4), 2), pad.of(random.matrix(3, 4), 2)};
    }

    private static int[] tryOut(OutputSize size) {
        return new int[] {
            size.of(7, 3, 1, 0), size.of(7, 3, 2, 1), size.of(28, 5, 3, 2), size.of(224, 11, 4, 0), size.of(9, 2, 2, 3)
        };
    }
}
