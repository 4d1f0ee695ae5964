package convisible.notebook.exercise;

import java.util.Random;

/** The exercises of chapter 16, Max pooling. */
public final class Chapter16 {
    /** How much every number of a map was to blame, given how much every number of the pooled map was. */
    @FunctionalInterface
    public interface WayBack {
        /**
         * @param x the map before pooling
         * @param up one number for each block
         * @param size how many rows and columns a block has; they fit into the map
         * @return as large as x
         */
        float[][] of(float[][] x, float[][] up, int size);
    }

    private interface Share {
        float of(float value, float largest);
    }

    /** A 4×4 map pooled. */
    public static final Exercise<Object> exercise1 = Exercise.value(
                    "16.1", new float[2][2], new float[][] {{6, 5}, {-1, 7}})
            .right("Of every block the largest, even if it is negative.")
            .wrong(
                    new float[][] {{6, 5}, {0, 7}},
                    "In the block at the bottom left all numbers are negative. 0 is not one of them.")
            .wrong(new float[][] {{6, -1}, {5, 7}}, "Rows and columns are exchanged: the 5 belongs to the top right.")
            .wrong(new float[][] {{1, 0}, {-4, 2}}, "Those are the smallest of the blocks.")
            .wrong(new float[][] {{3.5f, 2}, {-2.5f, 4.5f}}, "Those are the averages of the blocks. Keep the largest.")
            .wrong(
                    new float[][] {{14, 8}, {-10, 18}},
                    "Those are the sums of the blocks. Keep the largest, and only it.")
            .wrong(
                    new float[][] {{6, 6, 5}, {4, 7, 7}, {-1, 7, 7}},
                    "Your blocks overlap. The second one begins where the first one ends.")
            .otherwise("Draw two lines through the 4×4 numbers, so that four blocks of 2×2 remain.");

    /** The box that comes out. */
    public static final Exercise<Object> exercise2 = Exercise.value("16.2", new int[3], new int[] {16, 7, 7})
            .right("Every channel is pooled by itself, and what does not fill a block is cut off.")
            .wrong(new int[] {16, 8, 8}, "22/3 is 7 and a rest, and the rest is cut off.")
            .wrong(new int[] {1, 7, 7}, "A filter leaves one map of all channels; pooling leaves every channel a map.")
            .wrong(new int[] {5, 7, 7}, "The channels are not pooled: each one stays.")
            .wrong(new int[] {16, 20, 20}, "The blocks do not overlap: the next begins three cells further on.")
            .wrong(new int[] {7, 7, 16}, "The numbers are right. We write channels first.")
            .otherwise("How many whole blocks of 3 are there in 22? And which axis is not pooled?");

    /** Which questions a single number can still answer. */
    public static final Exercise<Object> exercise3 = Exercise.value("16.3", "", "a")
            .right("One number tells how well the best place fits, and nothing else.")
            .wrong("b", "One hook gives a 3, and two hooks give the same 3.")
            .wrong("c", "The 3 is the same wherever the hook is.")
            .wrong(
                    "d",
                    "The same 3 comes out of a picture that is light but for the hook, and of one full of dark pixels.")
            .wrong("ab", "(a) is right. But two hooks give the same 3 as one.")
            .wrong("ac", "(a) is right. But the 3 is the same wherever the hook is.")
            .wrong("ad", "(a) is right. But a light picture with a hook gives the same 3 as a dark one with a hook.")
            .otherwise("One letter. All you get to know is the largest of the nine numbers: what does it tell?");

    /** The largest pooling size that still tells above from below. */
    public static final Exercise<Object> exercise4 = Exercise.value("16.4", 0, 8)
            .right("Two blocks from top to bottom are enough, as long as none reaches across the middle.")
            .wrong(16, "Then one number is left of the whole map. Did it come from above or from below?")
            .wrong(4, "Four rows of blocks tell it. But there is a larger size that does.")
            .wrong(2, "Eight rows of blocks tell it. But there are larger sizes that do.")
            .wrong(1, "That is no pooling at all. It tells, and so do some larger sizes.")
            .otherwise("Which rows are in the first block? Take the largest size at which they are all from one half.");

    /** The way back through max pooling. */
    public static final Exercise<WayBack> exercise5 = Exercise.<WayBack>function(
                    "16.5",
                    (x, up, size) -> new float[0][0],
                    (x, up, size) -> back(x, up, size, (value, largest) -> value == largest ? 1 : 0),
                    Chapter16::tryOut)
            .right(
                    "This is how a network with max pooling is trained: the message goes to the winner, the others hear nothing.")
            .wrong(
                    (x, up, size) -> back(x, up, size, (value, largest) -> 1),
                    "You give it to every number of the block. Only the largest had a say in what came out.")
            .wrong(
                    (x, up, size) -> back(x, up, size, (value, largest) -> 1f / (size * size)),
                    "You share it among all numbers of the block: that is the way back through average pooling.")
            .wrong(
                    (x, up, size) -> back(x, up, size, (value, largest) -> value == largest ? value : 0),
                    "You multiply by the number itself. The winner was passed on as it is, once: it gets what is in `up`.")
            .wrong(
                    (x, up, size) -> back(x, up, size, (value, largest) -> value == largest ? 0 : 1),
                    "You give it to all but the largest.")
            .wrong(
                    Chapter16::atTopLeft,
                    "You always give it to the top left number of the block. Look for the block's largest.")
            .otherwise(
                    "Start with zeros, as large as `x`. For every block find the place of its largest number, and put the block's number of `up` there.");

    private Chapter16() {}

    private static float[][][] tryOut(WayBack answer) {
        Random random = new Random(16);
        float[][][] results = new float[3][][];
        for (int trial = 0; trial < results.length; trial++) {
            int size = trial + 2, rows = 12, columns = 12;
            results[trial] =
                    answer.of(numbers(rows, columns, random), numbers(rows / size, columns / size, random), size);
        }
        return results;
    }

    /** No number twice, so that every block has one winner; negative ones, too; never 0 or 1. */
    private static float[][] numbers(int rows, int columns, Random random) {
        int[] shuffled = random.ints(-200, 200)
                .filter(value -> value < -1 || value > 1)
                .distinct()
                .limit((long) rows * columns)
                .toArray();
        float[][] numbers = new float[rows][columns];
        for (int i = 0; i < shuffled.length; i++) numbers[i / columns][i % columns] = shuffled[i];
        return numbers;
    }

    private static float[][] atTopLeft(float[][] x, float[][] up, int size) {
        float[][] down = new float[x.length][x[0].length];
        for (int i = 0; i < up.length; i++) for (int j = 0; j < up[0].length; j++) down[i * size][j * size] = up[i][j];
        return down;
    }

    private static float[][] back(float[][] x, float[][] up, int size, Share share) {
        float[][] down = new float[x.length][x[0].length];
        for (int i = 0; i < x.length; i++)
            for (int j = 0; j < x[0].length; j++) {
                float largest = Float.NEGATIVE_INFINITY;
                for (int u = 0; u < size; u++)
                    for (int v = 0; v < size; v++) largest = Math.max(largest, x[i - i % size + u][j - j % size + v]);
                down[i][j] = share.of(x[i][j], largest) * up[i / size][j / size];
            }
        return down;
    }
}
