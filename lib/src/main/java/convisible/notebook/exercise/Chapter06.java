package convisible.notebook.exercise;

/** The exercises of chapter 06, Local connection. */
public final class Chapter06 {
    /** What one output computes from the patch under its filter. */
    @FunctionalInterface
    public interface PatchSum {
        float of(float[][] patch, float[][] w, float b);
    }

    /** The number that a filter with a negative weight makes of a patch. */
    public static final Exercise<Object> exercise1 = Exercise.value("6.1", Float.NaN, 1.5f)
            .right("The dark pixel under −1 takes away what one under +1 had brought.")
            .wrong(1f, "That is the sum without the bias. The bias 0.5 is added at the end.")
            .wrong(3.5f, "You added the pixel under the weight −1; it is to be taken away.")
            .wrong(3f, "Two slips: the pixel under −1 is taken away, and the bias 0.5 is added.")
            .wrong(
                    0.5f,
                    "The filter lies upright, not turned: the −1 is its bottom left weight, and the pixel there is dark.")
            .otherwise("Multiply each pixel by the weight that lies on it, add the four products, then add the bias.");

    /** Which pixels the output in the middle is connected to. */
    public static final Exercise<String> exercise2 = Exercise.function("6.2", "", "569a", Chapter06::names)
            .right("The filter moved one step right and one step down from 0, 1, 4, 5, and so did all four pixels.")
            .wrong("0145", "Those are the pixels of y0. y4 lies one step to the right of y3, which lies below y0.")
            .wrong("4589", "Those are the pixels of y3. The outputs are numbered row by row, three to a row.")
            .wrong("458", "A 2×2 filter covers four pixels.")
            .otherwise(
                    "There are 3×3 outputs, so y4 is the one in the middle. Lay the square over the middle of the grid.");

    /** The sum of products, for a patch of any size. */
    public static final Exercise<PatchSum> exercise3 = Exercise.function(
                    "6.3", (PatchSum) (patch, w, b) -> Float.NaN, PatchScores::sum, Chapter06::tryOut)
            .right("This is all that a convolution computes; the rest is repetition.")
            .wrong((patch, w, b) -> PatchScores.sum(patch, w, 0), "The bias b is missing.")
            .wrong(
                    (patch, w, b) -> PatchScores.sum(patch, PatchScores.flipped(w), b),
                    "You turn the filter around before you lay it on. That is convolution in mathematics; networks leave "
                            + "the filter upright: `patch[i][j] * w[i][j]`.")
            .wrong(
                    (patch, w, b) -> PatchScores.sum(new float[][] {patch[0]}, w, b),
                    "Only the first row is summed. You need a loop over the rows and one over the columns.")
            .wrong(
                    (patch, w, b) -> PatchScores.sum(patch, w, b * w.length * w[0].length),
                    "The bias is added once for each weight. Add it once, outside the loops.")
            .otherwise("Go over all rows i and columns j, add up `patch[i][j] * w[i][j]`, and add b at the end.");

    /** A filter that likes one patch best, and no other as much. */
    public static final Exercise<float[][]> exercise4 = Exercise.function(
                    "6.4", new float[2][2], new float[][] {{1, -1}, {-1, 1}}, PatchScores::favourites)
            .right(
                    "Plus where the shape is dark, minus where it is light: so a filter says yes to one shape and no to all others.")
            .wrong(
                    new float[][] {{1, 0}, {0, 1}},
                    "The diagonal scores highest, but three other patches score just as much: those with more dark pixels. "
                            + "Punish a dark pixel where the diagonal has none.")
            .wrong(
                    new float[][] {{1, 1}, {1, 1}},
                    "This filter counts dark pixels, whatever their place; the all-dark patch wins. Where the diagonal is light, "
                            + "use a negative weight.")
            .wrong(
                    new float[][] {{-1, 1}, {1, -1}},
                    "This is the other diagonal: it goes from bottom left to top right.")
            .otherwise("Give the two pixels of the diagonal positive weights and the other two negative ones.");

    private Chapter06() {}

    /** The pixels' names in order, whatever stands between them. */
    static String names(String answer) {
        return answer.toLowerCase()
                .chars()
                .filter(c -> Character.digit(c, 16) >= 0)
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static float[] tryOut(PatchSum sum) {
        RandomArrays random = new RandomArrays(6);
        float[] results = new float[4];
        for (int i = 0; i < results.length; i++)
            results[i] = sum.of(random.matrix(2 + i, 3), random.matrix(2 + i, 3), 0.25f + i);
        return results;
    }
}
