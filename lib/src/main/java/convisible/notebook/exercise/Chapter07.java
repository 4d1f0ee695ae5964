package convisible.notebook.exercise;

import java.util.List;

/** The exercises of chapter 07, Sharing in space. */
public final class Chapter07 {
    /** Everything that one shared filter says about a picture. */
    @FunctionalInterface
    public interface SharedFilter {
        /** All outputs in a list, numbered row by row. */
        float[] of(float[][] x, float[][] w, float b, int stride);
    }

    /** Which pixel a shared weight lies on at another place. */
    public static final Exercise<Object> exercise1 = Exercise.value("7.1", "", "a")
            .right("y5 looks at 6, 7, a and b, and w3 is the weight at the bottom left.")
            .wrong("6", "That is the pixel under w1. The weights are numbered row by row: w3 begins the second row.")
            .wrong("7", "That is the pixel under w2, at the top right of the filter.")
            .wrong("b", "That is the pixel under w4, at the bottom right of the filter.")
            .wrong("9", "That is the pixel under w3 for y4. y5 lies one step to its right.")
            .wrong("5", "y5 is the name of an output: its filter does not start at pixel 5.")
            .otherwise("y3, y4, y5 are the second row of outputs. Lay the square where y5 has it, and find its w3.");

    /** What one shared filter costs. */
    public static final Exercise<Object> exercise2 = Exercise.value("7.2", 0, 26)
            .right("25 weights and a bias, whatever the size of the picture.")
            .wrong(25, "The bias is missing: one for the filter.")
            .wrong(14976, "That is 26 weights for each of the 24×24 places. A shared filter has only one set.")
            .wrong(784, "That is the number of pixels. A shared filter does not ask how many there are.")
            .wrong(
                    785,
                    "That is what one output of a dense layer needs. A filter has a weight for each of its own cells.")
            .wrong(601, "The bias is shared too: one for the filter, not one for each place.")
            .otherwise("How many cells has the filter? Add one for the bias. The picture's size plays no part.");

    /** How many outputs are left when the filter strides. */
    public static final Exercise<Object> exercise3 = Exercise.value("7.3", 0, 16)
            .right("Four places along each side: columns 0, 2, 4 and 6, and rows alike.")
            .wrong(4, "That is along one side. The filter strides downwards too.")
            .wrong(49, "That is with a stride of 1. Here the filter moves by two pixels at a time.")
            .wrong(9, "The last place starts at column 6, and covers columns 6 and 7: it fits.")
            .wrong(25, "A place that starts at column 8 would lie outside: the columns end at 7.")
            .otherwise("List the columns where the filter may start: 0, 2, … as long as it fits. Then do rows alike.");

    /** One filter at every place, step by step. */
    public static final Exercise<SharedFilter> exercise4 = Exercise.function(
                    "7.4", (SharedFilter) (x, w, b, stride) -> new float[0], Chapter07::outputs, Chapter07::tryOut)
            .right("One set of weights, as many outputs as there are places.")
            .wrong(
                    (x, w, b, stride) -> outputs(x, w, b, 1),
                    "The filter moves by one pixel, whatever the stride. Place (i, j) starts at pixel (i·stride, j·stride).")
            .wrong(
                    (x, w, b, stride) -> outputs(x, w, 0, stride),
                    "The bias is missing. It is shared too: add the same b at every place.")
            .wrong(
                    (x, w, b, stride) -> outputs(transposed(x), transposed(w), b, stride),
                    "Your outputs are numbered column by column. Go along a row first, then down.")
            .wrong(
                    (x, w, b, stride) -> outputs(x, PatchScores.flipped(w), b, stride),
                    "You turn the filter around before you lay it on. Networks leave it upright.")
            .otherwise(
                    "(n − f)/stride + 1 places along a side of n pixels; at each of them the sum of 6.3, in a list row by row.");

    private Chapter07() {}

    private static float[] outputs(float[][] x, float[][] w, float b, int stride) {
        int f = w.length, down = (x.length - f) / stride + 1, across = (x[0].length - f) / stride + 1;
        float[] y = new float[down * across];
        for (int i = 0; i < y.length; i++) {
            int top = i / across * stride, left = i % across * stride;
            y[i] = b;
            for (int u = 0; u < f; u++) for (int v = 0; v < f; v++) y[i] += x[top + u][left + v] * w[u][v];
        }
        return y;
    }

    private static float[][] transposed(float[][] x) {
        float[][] transposed = new float[x[0].length][x.length];
        for (int i = 0; i < x.length; i++) for (int j = 0; j < x[0].length; j++) transposed[j][i] = x[i][j];
        return transposed;
    }

    private static float[] tryOut(SharedFilter filter) {
        RandomArrays random = new RandomArrays(7);
        List<float[]> outputs = List.of(
                filter.of(random.matrix(4, 4), random.matrix(2, 2), 0.5f, 1),
                filter.of(random.matrix(6, 6), random.matrix(2, 2), 1.5f, 2),
                filter.of(random.matrix(7, 7), random.matrix(3, 3), 2.5f, 2));
        float[] all = new float[outputs.stream().mapToInt(list -> list.length).sum()];
        int at = 0;
        for (float[] list : outputs) for (float y : list) all[at++] = y;
        return all;
    }
}
