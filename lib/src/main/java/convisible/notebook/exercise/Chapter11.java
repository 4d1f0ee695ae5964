package convisible.notebook.exercise;

import convisible.network.Filter;
import java.util.Arrays;

/** The exercises of chapter 11, Shapes and concepts. */
public final class Chapter11 {
    /** How far a number in the last of several layers sees. */
    @FunctionalInterface
    public interface Sight {
        /**
         * @param filters the filter's side in each layer
         * @param strides how far it moves in each layer
         */
        int of(int[] filters, int[] strides);
    }

    /** What a detector makes of a shape that is nearly its own. */
    public static final Exercise<Object> exercise1 = Exercise.value("11.1", Float.NaN, -0.5f)
            .right("One pixel is wrong, so it falls from 0.5 to −0.5: not positive, no.")
            .wrong(0.5f, "That is what it says to its own shape. Here one pixel differs.")
            .wrong(1f, "That is the sum of the products alone. Add the bias: 0.5 minus the number of dark pixels of 9.")
            .wrong(-1.5f, "That is the bias alone. Add what the pixels under the weights bring.")
            .wrong(1.5f, "The pixel under a −1 is dark, too: it takes 1 away.")
            .otherwise("0.5 minus the number of pixels in which the two shapes differ.");

    /** A shape taken apart. */
    public static final Exercise<Object> exercise2 = Exercise.value("11.2", new int[4], new int[] {7, 11, 5, 10})
            .right("Any picture of an even number of rows and columns can be written like this.")
            .wrong(new int[] {7, 5, 11, 10}, "These are the right parts. Write them row by row: the top two first.")
            .wrong(
                    new int[] {14, 13, 10, 5},
                    "You read the four digits backwards. The top left pixel is worth 8, the bottom right one 1.")
            .wrong(new int[] {11, 7, 10, 5}, "Left and right are exchanged.")
            .wrong(
                    new int[] {7, 11, 3, 12},
                    "The top is right. Below, the dark pixels stand one below the other: 4 and 1 on the left side.")
            .otherwise("Cut the shape into four squares. In each the pixels are worth 8 and 4 above, 2 and 1 below.");

    /** A detector that does not care for two of its pixels. */
    public static final Exercise<Filter> exercise3 = Exercise.function(
                    "11.3", filter(0, 0, 0, 0, 0), filter(1, 1, 0, 0, -1.5f), Chapter11::liked)
            .right("A weight of 0 does not care. So a detector can be as strict or as lenient as one likes.")
            .wrong(
                    filter(1, 1, -1, -1, -1.5f),
                    "It says yes to 12 alone, since the −1 forbid dark pixels below. What weight does not care?")
            .wrong(
                    filter(1, 1, 0, 0, -0.5f),
                    "One dark pixel above is enough for it. Both are to be dark: lower the bias.")
            .wrong(filter(1, 1, 0, 0, -2), "The sum of both is 2, and 2 − 2 is not positive. Raise the bias a little.")
            .wrong(filter(1, 1, 1, 1, -1.5f), "It counts dark pixels wherever they are. Those below should not count.")
            .otherwise("Which pixels must be dark? Give them 1, the others 0, and a bias between −2 and −1.");

    /** How far three layers see. */
    public static final Exercise<Object> exercise4 = Exercise.value("11.4", 0, 7)
            .right("3, then 2 more for each further layer.")
            .wrong(9, "The three windows overlap: a further 3×3 layer adds 2, not 3.")
            .wrong(3, "That is how far the last layer sees in the maps before it. How far do those see?")
            .wrong(5, "That is how far two layers see.")
            .wrong(6, "The first layer sees 3; the two others add 2 each.")
            .otherwise("Go backwards: 3 places of the map before; each of them sees 3 of the one before that…");

    /** The receptive field of layers with any filters and strides. */
    public static final Exercise<Sight> exercise5 = Exercise.function(
                    "11.5", (Sight) (filters, strides) -> 0, Chapter11::sight, Chapter11::tryOut)
            .right("It also tells how many layers a network needs at least until one number sees the whole picture.")
            .wrong(
                    (filters, strides) -> sight(filters, ones(strides)),
                    "You do not use the strides. After a stride of 2 one step of a map is two pixels of the picture.")
            .wrong(
                    (filters, strides) -> sight(filters, strides) - 1,
                    "You are 1 short: a single pixel sees 1, so begin with 1 and not with 0.")
            .wrong(
                    Chapter11::strideFirst,
                    "A layer's own stride spreads what comes after it, not the layer itself. Add first, multiply then.")
            .wrong(Chapter11::sums, "The windows overlap: a filter of 3 adds 2 steps to what was seen before, not 3.")
            .otherwise(
                    "Keep two numbers, what is seen and the step, both 1 at first. In each layer add (filter − 1)·step "
                            + "to what is seen, then multiply the step by the stride.");

    private Chapter11() {}

    private static Filter filter(float a, float b, float c, float d, float bias) {
        return Filter.of("top row", new float[][] {{a, b}, {c, d}}).bias(bias);
    }

    /** The numbers of the 2×2 shapes to which a filter says yes. */
    private static String liked(Filter filter) {
        float[][] w = filter.weights();
        float bias = filter.bias();
        if (PatchScores.sum(w, w, bias * bias) == 0) return "untouched";
        StringBuilder liked = new StringBuilder("yes to");
        for (int n = 0; n < 16; n++)
            if (PatchScores.sum(PatchScores.patch(n), w, bias) > 0)
                liked.append(" ").append(n);
        return liked.toString();
    }

    private static int sight(int[] filters, int[] strides) {
        int seen = 1, step = 1;
        for (int i = 0; i < filters.length; i++) {
            seen += (filters[i] - 1) * step;
            step *= strides[i];
        }
        return seen;
    }

    private static int strideFirst(int[] filters, int[] strides) {
        int seen = 1, step = 1;
        for (int i = 0; i < filters.length; i++) {
            step *= strides[i];
            seen += (filters[i] - 1) * step;
        }
        return seen;
    }

    private static int sums(int[] filters, int[] strides) {
        int seen = 0, step = 1;
        for (int i = 0; i < filters.length; i++) {
            seen += filters[i] * step;
            step *= strides[i];
        }
        return seen;
    }

    private static int[] ones(int[] strides) {
        int[] ones = strides.clone();
        Arrays.fill(ones, 1);
        return ones;
    }

    private static int[] tryOut(Sight sight) {
        int[][] filters = {{3}, {3, 3}, {2, 3, 4}, {5, 2, 3, 2, 3}, {11, 3, 5, 3}};
        int[][] strides = {{1}, {1, 1}, {1, 1, 1}, {1, 2, 1, 2, 1}, {4, 2, 1, 2}};
        int[] seen = new int[filters.length];
        for (int i = 0; i < seen.length; i++) seen[i] = sight.of(filters[i].clone(), strides[i].clone());
        return seen;
    }
}
