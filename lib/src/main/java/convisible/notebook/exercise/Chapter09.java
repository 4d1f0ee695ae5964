package convisible.notebook.exercise;

/** The exercises of chapter 09, Depth. */
public final class Chapter09 {
    /** What one output computes from a patch of several channels. */
    @FunctionalInterface
    public interface DeepSum {
        /** Patch and filter are C×F×F. */
        float of(float[][][] patch, float[][][] w, float b);
    }

    /** What a filter costs in a colour photo. */
    public static final Exercise<Object> exercise1 = Exercise.value("9.1", 0, 28)
            .right("27 weights through three channels, and one bias.")
            .wrong(27, "The bias is missing: one for the whole filter.")
            .wrong(10, "That is for a grey photo. Here each of the three channels has weights of its own.")
            .wrong(9, "That is one channel, without the bias. Each of the three channels has weights of its own.")
            .wrong(30, "The bias is there once for the filter, not once for each channel.")
            .wrong(12, "3·3 is one channel; each of the three has 9 weights of its own.")
            .otherwise("How many cells has the square? So many weights for each channel, and one bias.");

    /** What one filter leaves of a deep box. */
    public static final Exercise<Object> exercise2 = Exercise.value("9.2", new int[3], new int[] {1, 8, 8})
            .right("The 16 sums at each place are added up to one number.")
            .wrong(new int[] {16, 8, 8}, "The sums of the 16 channels are added up: one filter leaves one map.")
            .wrong(new int[] {1, 12, 12}, "A square of 5 does not fit 12 times into 12 rows.")
            .wrong(new int[] {1, 7, 7}, "One more each way: the square can start in the rows 0 to 7.")
            .wrong(
                    new int[] {16, 12, 12},
                    "One filter leaves one map, and a square of 5 does not fit 12 times into 12.")
            .wrong(new int[] {8, 8, 1}, "The numbers are right. Channels come first.")
            .otherwise("How many maps does one filter leave? And how often does a square of 5 fit into 12 rows?");

    /** The sum of products through all channels. */
    public static final Exercise<DeepSum> exercise3 = Exercise.function(
                    "9.3",
                    (DeepSum) (patch, w, b) -> Float.NaN,
                    (patch, w, b) -> sum(patch, w, patch.length) + b,
                    Chapter09::tryOut)
            .right("One more loop than for greys; nothing else has changed.")
            .wrong((patch, w, b) -> sum(patch, w, patch.length), "The bias b is missing.")
            .wrong((patch, w, b) -> sum(patch, w, 1) + b, "Only the first channel is summed. Go through all of them.")
            .wrong(
                    (patch, w, b) -> sum(patch, w, patch.length) + b * patch.length,
                    "The bias is added once for each channel. Add it once, outside the loops.")
            .wrong(
                    (patch, w, b) -> sharedSum(patch, w[0]) + b,
                    "You use the weights of the first channel for all of them. Channel c has its own: `w[c][i][j]`.")
            .otherwise(
                    "Go over all channels c, rows i and columns j, add up `patch[c][i][j] * w[c][i][j]`, then add b.");

    private Chapter09() {}

    private static float sum(float[][][] patch, float[][][] w, int channels) {
        float sum = 0;
        for (int c = 0; c < channels; c++) sum += PatchScores.sum(patch[c], w[c], 0);
        return sum;
    }

    private static float sharedSum(float[][][] patch, float[][] w) {
        float sum = 0;
        for (float[][] plane : patch) sum += PatchScores.sum(plane, w, 0);
        return sum;
    }

    private static float[] tryOut(DeepSum sum) {
        RandomArrays random = new RandomArrays(9);
        float[] results = new float[3];
        for (int i = 0; i < results.length; i++) {
            float[][][] patch = {random.matrix(3, 2), random.matrix(3, 2), random.matrix(3, 2)};
            float[][][] w = {random.matrix(3, 2), random.matrix(3, 2), random.matrix(3, 2)};
            results[i] = sum.of(patch, w, 0.25f + i);
        }
        return results;
    }
}
