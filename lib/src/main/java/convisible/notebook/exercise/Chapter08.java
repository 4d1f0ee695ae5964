package convisible.notebook.exercise;

/** The exercises of chapter 08, The output is a plane. */
public final class Chapter08 {
    /** A convolution without padding, stride or bias. */
    @FunctionalInterface
    public interface Convolution {
        /** The feature map of a picture, H×W, and a filter. */
        float[][] of(float[][] x, float[][] w);
    }

    /** The size of a feature map. */
    public static final Exercise<Object> exercise1 = Exercise.value("8.1", new int[2], new int[] {3, 5})
            .right("Two rows and two columns fewer than the picture: the square has to fit in.")
            .wrong(new int[] {5, 3}, "The numbers are right. Rows come first here, then columns.")
            .wrong(new int[] {5, 7}, "The square has to fit in: it cannot start in the last two rows or columns.")
            .wrong(
                    new int[] {2, 4},
                    "One more each way: a square of 3 fits 3 times into 5 rows, starting at 0, 1 and 2.")
            .wrong(new int[] {4, 6}, "That is right for a filter of 2×2. This one has 3×3 weights.")
            .wrong(new int[] {3, 3}, "That is the size of the filter. The map has a number for each of its places.")
            .otherwise("In which rows can the top of the square lie so that it fits in? Do columns alike.");

    /** Which pixel a place of a feature map belongs to. */
    public static final Exercise<Object> exercise2 = Exercise.value("8.2", new int[2], new int[] {41, 71})
            .right("Place (i, j) belongs to the patch whose top left pixel is (i, j).")
            .wrong(new int[] {40, 70}, "That is the pixel under the filter's top left weight.")
            .wrong(new int[] {42, 72}, "That is the pixel under the filter's last weight, at the bottom right.")
            .wrong(new int[] {39, 69}, "You went up and left. The patch begins at row 40 and column 70.")
            .wrong(new int[] {71, 41}, "The numbers are right. Rows come first here, then columns.")
            .otherwise("The patch begins at row 40 and column 70 and is 3×3 pixels large. Where is its middle?");

    /** What a network's filter leaves of a single pixel. */
    public static final Exercise<Object> exercise3 = Exercise.value(
                    "8.3", new float[2][2], new float[][] {{4, 3}, {2, 1}})
            .right("The filter comes out turned by half a turn.")
            .wrong(
                    new float[][] {{1, 2}, {3, 4}},
                    "That is what the convolution of mathematics gives. At the first place the dark pixel lies under the 4.")
            .wrong(new float[][] {{3, 4}, {1, 2}}, "You turned it upside down only: left and right change places too.")
            .wrong(new float[][] {{2, 1}, {4, 3}}, "You swapped left and right only: top and bottom change places too.")
            .wrong(
                    new float[][] {{4, 2}, {3, 1}},
                    "The corners are right. The second number belongs to the place one to the right: the dark pixel is then "
                            + "at the bottom left of the square.")
            .otherwise("Lay the square on each of the four places: which of its weights lies on the dark pixel?");

    /** The convolution of mathematics. */
    public static final Exercise<Convolution> exercise4 = Exercise.function(
                    "8.4",
                    (Convolution) (x, w) -> new float[0][0],
                    (x, w) -> correlate(x, PatchScores.flipped(w)),
                    Chapter08::tryOut)
            .right("One half turn is the whole difference.")
            .wrong(
                    Chapter08::correlate,
                    "This is what networks compute. Turn the filter first: w[0][0] goes to the far corner.")
            .wrong(
                    (x, w) -> correlate(x, upsideDown(w)),
                    "You reversed the order of the rows. In a half turn each row is reversed too.")
            .wrong(
                    (x, w) -> correlate(x, upsideDown(PatchScores.flipped(w))),
                    "You reversed each row. In a half turn the order of the rows is reversed too.")
            .wrong(
                    (x, w) -> PatchScores.flipped(correlate(x, w)),
                    "You turned the feature map. Turn the filter, and leave the map as it comes.")
            .otherwise(
                    "Where `convolve` takes w[u][v], take w[f − 1 − u][g − 1 − v] of a filter with f rows and g columns.");

    private Chapter08() {}

    private static float[][] correlate(float[][] x, float[][] w) {
        float[][] y = new float[x.length - w.length + 1][x[0].length - w[0].length + 1];
        for (int i = 0; i < y.length; i++)
            for (int j = 0; j < y[0].length; j++)
                for (int u = 0; u < w.length; u++)
                    for (int v = 0; v < w[0].length; v++) y[i][j] += x[i + u][j + v] * w[u][v];
        return y;
    }

    private static float[][] upsideDown(float[][] w) {
        float[][] turned = new float[w.length][];
        for (int i = 0; i < w.length; i++) turned[i] = w[w.length - 1 - i];
        return turned;
    }

    private static float[][] tryOut(Convolution convolution) {
        RandomArrays random = new RandomArrays(8);
        return convolution.of(random.matrix(5, 6), random.matrix(3, 2));
    }
}
