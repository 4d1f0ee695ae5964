package convisible.notebook.exercise;

/** What a filter makes of single patches of pixels. */
final class PatchScores {
    private PatchScores() {}

    /** The sum of products of a patch and a filter of the same size, and the bias. */
    static float sum(float[][] patch, float[][] w, float b) {
        float sum = b;
        for (int i = 0; i < patch.length; i++) for (int j = 0; j < patch[i].length; j++) sum += patch[i][j] * w[i][j];
        return sum;
    }

    /** The filter turned by half a turn, as convolution in mathematics has it. */
    static float[][] flipped(float[][] w) {
        float[][] flipped = new float[w.length][w[0].length];
        for (int i = 0; i < w.length; i++)
            for (int j = 0; j < w[0].length; j++) flipped[i][j] = w[w.length - 1 - i][w[0].length - 1 - j];
        return flipped;
    }

    /** A patch of 2×2 light and dark pixels from its number of four bits, row by row. */
    static float[][] patch(int pixels) {
        return new float[][] {{pixels >> 3 & 1, pixels >> 2 & 1}, {pixels >> 1 & 1, pixels & 1}};
    }

    /**
     * Which of the 16 patches of 2×2 light and dark pixels score highest, each as a number of four bits, row by row.
     *
     * @throws IllegalArgumentException if the filter is not 2×2
     */
    static String favourites(float[][] w) {
        if (w.length != 2 || w[0].length != 2 || w[1].length != 2)
            throw new IllegalArgumentException("the filter should have 2 rows of 2 weights.");
        float best = Float.NEGATIVE_INFINITY;
        StringBuilder patches = new StringBuilder();
        for (int pixels = 0; pixels < 16; pixels++) {
            float score = sum(patch(pixels), w, 0);
            if (score > best) patches.setLength(0);
            if (score >= best) patches.append(" ").append(pixels);
            best = Math.max(best, score);
        }
        return patches.toString();
    }
}
