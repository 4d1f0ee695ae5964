package convisible.notebook.exercise;

/** The exercises of chapter 12, Many filters. */
public final class Chapter12 {
    /** A layer of filters written out on plain arrays. */
    @FunctionalInterface
    public interface FilterLayer {
        /** One feature map for each filter. */
        float[][][] of(float[][] x, float[][][] filters);
    }

    /** The box that comes out of a layer. */
    public static final Exercise<Object> exercise1 = Exercise.value("12.1", new int[3], new int[] {8, 30, 30})
            .right("As many channels as filters, and a border of one pixel lost on each side.")
            .wrong(
                    new int[] {8, 32, 32},
                    "A 3×3 filter finds only 30 places in a row of 32 pixels, since nothing is padded.")
            .wrong(
                    new int[] {3, 30, 30},
                    "The number of channels that comes out is the number of filters, not of input channels.")
            .wrong(
                    new int[] {24, 30, 30},
                    "Each filter runs through all 3 channels and leaves one map, not three: 8 filters, 8 maps.")
            .wrong(new int[] {30, 30, 8}, "The numbers are right. We write channels first: channels, height, width.")
            .otherwise(
                    "Channels first, then height and width. How many filters are there, and how many places does each find?");

    /** How many weights such a layer has. */
    public static final Exercise<Object> exercise2 = Exercise.value("12.2", 0, 224)
            .right("8 filters of 3×3×3 weights, and a bias each.")
            .wrong(216, "The biases are missing: one for each filter.")
            .wrong(80, "A filter is as deep as its input: 3×3 weights for each of the 3 channels.")
            .wrong(72, "A filter is as deep as its input, 3 channels here, and each has a bias.")
            .wrong(28, "That is one filter. There are 8, each with weights of its own.")
            .otherwise(
                    "Count one filter first, through all channels and with its bias; then multiply by the number of filters.");

    /** The corner detector that the three others lack. */
    public static final Exercise<float[][]> exercise3 = Exercise.function(
                    "12.3", new float[2][2], new float[][] {{-1, 1}, {1, 1}}, PatchScores::favourites)
            .right("Four parts, four filters, and none of them needs to know of the others.")
            .wrong(new float[][] {{1, 1}, {1, -1}}, "This is the top left corner again. Turn it by half a turn.")
            .wrong(
                    new float[][] {{1, -1}, {1, 1}},
                    "This finds the bottom left corner: its light pixel is at the top right.")
            .wrong(
                    new float[][] {{0, 1}, {1, 1}},
                    "It finds the corner, but an all-dark patch scores as much. Put −1 where the corner is light.")
            .wrong(new float[][] {{1, 1}, {1, 1}}, "This counts dark pixels; it cannot tell one corner from another.")
            .otherwise(
                    "Draw the 2×2 patch at the bottom right corner of the rectangle: +1 where it is dark, −1 where it is light.");

    /** A whole layer in plain loops. */
    public static final Exercise<FilterLayer> exercise4 = Exercise.function(
                    "12.4", (FilterLayer) (x, filters) -> new float[0][][], Chapter12::layer, Chapter12::tryOut)
            .right(
                    "A convolution layer, in a few lines of plain Java. Every framework computes just this, only faster.")
            .wrong(
                    (x, filters) -> layer(x, flipped(filters)),
                    "You turn the filters around before you lay them on. Networks leave them upright.")
            .wrong(
                    (x, filters) -> cropped(layer(x, filters)),
                    "Your maps lack their last row and column. A filter of size f finds n − f + 1 places, so the loops run to `<= n - f`.")
            .wrong(
                    (x, filters) -> summed(layer(x, filters)),
                    "Your maps are added up. Each filter keeps a map of its own.")
            .otherwise(
                    "Four loops inside one another for each filter: over the places (i, j), and over the filter (u, v).");

    private Chapter12() {}

    private static float[][][] layer(float[][] x, float[][][] filters) {
        int f = filters[0].length, places = x.length - f + 1;
        float[][][] maps = new float[filters.length][places][places];
        for (int k = 0; k < filters.length; k++)
            for (int i = 0; i < places; i++)
                for (int j = 0; j < places; j++)
                    for (int u = 0; u < f; u++)
                        for (int v = 0; v < f; v++) maps[k][i][j] += x[i + u][j + v] * filters[k][u][v];
        return maps;
    }

    private static float[][][] tryOut(FilterLayer layer) {
        RandomArrays random = new RandomArrays(12);
        float[][][] filters = {random.matrix(3, 3), random.matrix(3, 3), random.matrix(3, 3), random.matrix(3, 3)};
        return layer.of(random.matrix(7, 7), filters);
    }

    private static float[][][] flipped(float[][][] filters) {
        float[][][] flipped = new float[filters.length][][];
        for (int k = 0; k < filters.length; k++) flipped[k] = PatchScores.flipped(filters[k]);
        return flipped;
    }

    private static float[][][] cropped(float[][][] maps) {
        int places = maps[0].length - 1;
        float[][][] cropped = new float[maps.length][places][places];
        for (int k = 0; k < maps.length; k++)
            for (int i = 0; i < places; i++) System.arraycopy(maps[k][i], 0, cropped[k][i], 0, places);
        return cropped;
    }

    private static float[][][] summed(float[][][] maps) {
        float[][] sum = new float[maps[0].length][maps[0].length];
        for (float[][] map : maps)
            for (int i = 0; i < sum.length; i++) for (int j = 0; j < sum.length; j++) sum[i][j] += map[i][j];
        return new float[][][] {sum};
    }
}
