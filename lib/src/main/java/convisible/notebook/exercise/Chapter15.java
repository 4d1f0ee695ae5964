package convisible.notebook.exercise;

import java.util.ArrayList;
import java.util.List;

/** The exercises of chapter 15, Convolution as matrix multiplication. */
public final class Chapter15 {
    /** The matrix X_col of a picture with one channel, for a filter of f×f with stride 1 and no padding. */
    @FunctionalInterface
    public interface Unroll {
        float[][] of(float[][] x, int f);
    }

    /** One entry of X_col, the one of filter cell {@code cell} at place {@code place}. */
    private interface Entry {
        float of(float[][] x, int f, int cell, int place, int across);
    }

    /** The first column of X_col with padding. */
    public static final Exercise<Object> exercise1 = Exercise.value(
                    "15.1", new int[9], new int[] {0, 0, 0, 0, 1, 2, 0, 4, 5})
            .right("The upper row and the left column of the window lie in the padding.")
            .wrong(
                    new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9},
                    "That is the place in the middle. With padding 1 the first place begins one row higher, and one "
                            + "column further left.")
            .wrong(new int[] {0, 0, 0, 0, 1, 4, 0, 2, 5}, "You went down the columns. The window is read row by row.")
            .wrong(
                    new int[] {0, 0, 0, 1, 2, 3, 4, 5, 6},
                    "That is the second place. The first one begins in the column left of the picture, too.")
            .wrong(
                    new int[] {1, 2, 0, 4, 5, 0, 0, 0, 0},
                    "The zeros come first: they lie above and to the left of the picture's corner.")
            .wrong(new int[] {5, 4, 0, 2, 1, 0, 0, 0, 0}, "That is the window backwards. Read it from its top left.")
            .otherwise("Lay the 3×3 window so that its middle is on the 1. Then read it row by row.");

    /** The sizes of both matrices. */
    public static final Exercise<Object> exercise2 = Exercise.value("15.2", new int[4], new int[] {16, 75, 75, 256})
            .right("The 75 in the middle must agree: each is one cell under the window.")
            .wrong(
                    new int[] {16, 25, 25, 256},
                    "The window runs through all 3 channels: it covers 5·5 cells in each of them.")
            .wrong(new int[] {16, 75, 75, 1024}, "With stride 2 there are fewer places: 16 in each direction.")
            .wrong(new int[] {16, 75, 75, 225}, "15 is the number of steps in each direction. There is one place more.")
            .wrong(new int[] {16, 75, 256, 75}, "X_col is lying on its side: its columns are the places.")
            .wrong(new int[] {75, 16, 75, 256}, "W_row is upright: its rows are the filters.")
            .wrong(
                    new int[] {16, 76, 76, 256},
                    "The bias is no part of the matrices; it is added to each row of the product.")
            .otherwise("W_row: K rows of F·F·D numbers. X_col: as many rows as that, and a column for each place.");

    /** How often each number of the two matrices is used. */
    public static final Exercise<Object> exercise3 = Exercise.value("15.3", new int[2], new int[] {256, 16})
            .right("A weight serves all places, a number of X_col all filters. So it pays to keep both at hand.")
            .wrong(new int[] {16, 256}, "The other way round: a weight is used at every place.")
            .wrong(new int[] {256, 1}, "A column of X_col is multiplied by every row of W_row, one for each filter.")
            .wrong(new int[] {1, 16}, "A row of W_row is multiplied by every column of X_col.")
            .wrong(
                    new int[] {75, 75},
                    "75 products make up one number of Y. In how many numbers of Y does a weight occur?")
            .wrong(new int[] {1024, 16}, "With stride 2 there are 16 places in each direction.")
            .otherwise("A row of W_row meets every column of X_col, and a column every row. How many are there?");

    /** The stride that copies every pixel once. */
    public static final Exercise<Object> exercise4 = Exercise.value("15.4", 0, 4)
            .right("The windows lie side by side and do not overlap: 7·7 places of 16 pixels are 28·28.")
            .wrong(1, "With stride 1 almost every pixel is copied 16 times.")
            .wrong(2, "With stride 2 the windows overlap by half: most pixels are copied 4 times.")
            .wrong(3, "The windows still overlap by one row, and by one column.")
            .wrong(5, "Now some pixels lie between the windows, and are not copied at all.")
            .wrong(
                    16,
                    "16 is the number of pixels under the window. How far must it step not to meet any of them again?")
            .wrong(7, "7 is the number of places in a row. How far apart are they?")
            .otherwise("A pixel is copied once if no two windows overlap, and none lies between them.");

    /** An im2col of one's own. */
    public static final Exercise<Unroll> exercise5 = Exercise.<Unroll>function(
                    "15.5", (x, f) -> new float[0][0], (x, f) -> fill(x, f, 0, Chapter15::entry), Chapter15::tryOut)
            .right("Put W_row to its left, and you have a convolution.")
            .wrong(
                    (x, f) -> transposed(fill(x, f, 0, Chapter15::entry)),
                    "Your matrix is lying on its side: a place is to be a column, not a row.")
            .wrong(
                    (x, f) -> fill(
                            x,
                            f,
                            0,
                            (p, g, cell, place, across) -> p[place / across + cell % g][place % across + cell / g]),
                    "You read each window down its columns. Read it row by row, as the weights are.")
            .wrong(
                    (x, f) -> fill(x, f, 0, (p, g, cell, place, across) -> {
                        int down = p.length - g + 1;
                        return p[place % down + cell / g][place / down + cell % g];
                    }),
                    "The places go down first. Take them row by row: along a row first, then one row down.")
            .wrong(
                    (x, f) ->
                            fill(x, f, 0, (p, g, cell, place, across) -> entry(p, g, g * g - 1 - cell, place, across)),
                    "Each column is upside down. It begins with the pixel at the window's top left.")
            .wrong(
                    (x, f) -> fill(x, f, 1, Chapter15::entry),
                    "There are too few places. The window fits n − f + 1 times along a side of n pixels.")
            .wrong(
                    (x, f) -> fill(x, f, 0, (p, g, cell, place, across) -> entry(p, g, 0, place, across)),
                    "All rows are alike. Row u·f + v holds the pixels that lie u below and v right of a window's corner.")
            .otherwise(
                    "Place (i, j) is column i·across + j, with across = width − f + 1. Its row u·f + v holds x[i + u][j + v].");

    private Chapter15() {}

    private static float entry(float[][] x, int f, int cell, int place, int across) {
        return x[place / across + cell / f][place % across + cell % f];
    }

    /** @param missing how many places too few there are in each direction */
    private static float[][] fill(float[][] x, int f, int missing, Entry entry) {
        int down = x.length - f + 1 - missing, across = x[0].length - f + 1 - missing;
        float[][] columns = new float[f * f][down * across];
        for (int cell = 0; cell < f * f; cell++)
            for (int place = 0; place < down * across; place++)
                columns[cell][place] = entry.of(x, f, cell, place, across);
        return columns;
    }

    private static float[][] transposed(float[][] x) {
        float[][] transposed = new float[x[0].length][x.length];
        for (int i = 0; i < x.length; i++) for (int j = 0; j < x[0].length; j++) transposed[j][i] = x[i][j];
        return transposed;
    }

    /** For each input how many rows there are, and then row by row how many numbers, and which. */
    private static float[] tryOut(Unroll unroll) {
        RandomArrays random = new RandomArrays(15);
        List<Float> all = new ArrayList<>();
        float[][][] pictures = {random.matrix(4, 4), random.matrix(5, 7), random.matrix(6, 5)};
        int[] filters = {2, 3, 2};
        for (int i = 0; i < filters.length; i++) {
            float[][] columns = unroll.of(pictures[i], filters[i]);
            all.add((float) columns.length);
            for (float[] row : columns) {
                all.add((float) row.length);
                for (float number : row) all.add(number);
            }
        }
        float[] numbers = new float[all.size()];
        for (int i = 0; i < numbers.length; i++) numbers[i] = all.get(i);
        return numbers;
    }
}
