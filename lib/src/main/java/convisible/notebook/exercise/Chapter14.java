package convisible.notebook.exercise;

/** The exercises of chapter 14, The size of the output box. */
public final class Chapter14 {
    /** The multiply-adds of a layer with k filters of f×f, stride s and padding p on a square picture. */
    @FunctionalInterface
    public interface Work {
        long of(int channels, int size, int k, int f, int s, int p);
    }

    /** The box that comes out. */
    public static final Exercise<Object> exercise1 = Exercise.value("14.1", new int[3], new int[] {10, 16, 16})
            .right("Ten filters, ten channels; fifteen steps, sixteen places.")
            .wrong(new int[] {10, 15, 15}, "15 is the number of steps. There is one place more.")
            .wrong(new int[] {10, 14, 14}, "You forgot the padding, 2 on each side.")
            .wrong(new int[] {10, 17, 17}, "You rounded up. A step that does not fit in whole is not made.")
            .wrong(new int[] {3, 16, 16}, "As many channels come out as there are filters, whatever goes in.")
            .wrong(new int[] {10, 32, 32}, "That is the size with stride 1.")
            .wrong(new int[] {16, 16, 10}, "The numbers are right. We write channels first: channels, height, width.")
            .otherwise("K channels. For the height: (32 + 2·2 − 5)/2, rounded down, and one more.");

    /** Its weights. */
    public static final Exercise<Object> exercise2 = Exercise.value("14.2", 0, 760)
            .right("76 for each of ten filters. The size of the picture plays no part.")
            .wrong(750, "The biases are missing: one for each filter.")
            .wrong(260, "A filter runs through all 3 channels: 3·5·5 weights.")
            .wrong(76, "That is one filter; there are ten.")
            .wrong(194_560, "The weights are shared by all 16×16 places; they are stored once.")
            .otherwise("Count one filter first: its weights through all channels, and a bias. Then times K.");

    /** Its multiply-adds. */
    public static final Exercise<Object> exercise3 = Exercise.value("14.3", 0, 192_000)
            .right("2,560 numbers come out, each a sum of 75 products.")
            .wrong(750, "That is the work for one place. There are 16×16 places.")
            .wrong(19_200, "That is one filter; there are ten.")
            .wrong(64_000, "Each filter multiplies in all 3 channels.")
            .wrong(768_000, "With stride 2 there are 16×16 places, not 32×32.")
            .wrong(194_560, "Almost: the biases are only added, nothing is multiplied.")
            .otherwise("How many numbers come out? How many products are added up for each of them?");

    /** The hyper-parameters for a wanted box. */
    public static final Exercise<Object> exercise4 = Exercise.value(
                    "14.4", new int[] {0, 5, 0, 0}, new int[] {32, 5, 2, 2})
            .right("Half the size by stride 2; padding 2 makes up for what a 5×5 filter takes away.")
            .wrong(new int[] {32, 5, 2, 1}, "That gives 31×31. Give the filter a little more room.")
            .wrong(new int[] {32, 5, 2, 0}, "That gives 30×30. Which padding keeps the size with 5×5 and stride 1?")
            .wrong(new int[] {32, 5, 1, 2}, "That keeps 64×64. How do you halve it?")
            .wrong(new int[] {3, 5, 2, 2}, "The size is right, but 32 channels are to come out.")
            .otherwise(
                    "K is the depth of the output. The stride halves the size; then find the padding that gives 32.");

    /** The work of any layer. */
    public static final Exercise<Work> exercise5 = Exercise.<Work>function(
                    "14.5",
                    (d, n, k, f, s, p) -> 0,
                    (d, n, k, f, s, p) -> places(n, f, s, p) * places(n, f, s, p) * k * d * f * f,
                    Chapter14::tryOut)
            .right("This one line tells how long a layer takes.")
            .wrong(
                    (d, n, k, f, s, p) -> places(n, f, s, p) * k * d * f * f,
                    "The output has a height and a width: count its places in both directions.")
            .wrong(
                    (d, n, k, f, s, p) -> places(n, f, s, p) * places(n, f, s, p) * k * f * f,
                    "The channels are missing: a filter runs through all of them.")
            .wrong(
                    (d, n, k, f, s, p) -> places(n, f, s, p) * places(n, f, s, p) * d * f * f,
                    "That is one filter; there are k.")
            .wrong(
                    (d, n, k, f, s, p) -> (long) n * n * k * d * f * f,
                    "You count a place for every pixel of the input. Work out the size of the output first.")
            .wrong(
                    (d, n, k, f, s, p) -> places(n, f, s, p) * places(n, f, s, p) * k * (d * f * f + 1),
                    "The biases are added, not multiplied. Leave them out.")
            .otherwise(
                    "The size of the output first, in whole numbers; then one `channels * f * f` for each number of it.");

    private Chapter14() {}

    private static long places(int size, int f, int s, int p) {
        return (size + 2 * p - f) / s + 1;
    }

    private static double[] tryOut(Work work) {
        return new double[] {
            work.of(3, 32, 10, 5, 2, 2),
            work.of(1, 28, 6, 5, 1, 2),
            work.of(3, 227, 96, 11, 4, 0),
            work.of(8, 9, 4, 3, 2, 0)
        };
    }
}
