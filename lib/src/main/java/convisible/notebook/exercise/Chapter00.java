package convisible.notebook.exercise;

import java.util.Arrays;

/** The exercises of chapter 00, Start here. */
public final class Chapter00 {
    /** Something done to every number of a row. */
    @FunctionalInterface
    public interface RowFunction {
        float[] of(float[] row);
    }

    /** How many pixels a small picture has. */
    public static final Exercise<Object> exercise1 = Exercise.value("0.1", 0, 784)
            .right("28 rows with 28 pixels each.")
            .wrong(56, "28 + 28 are a row and a column. There are 28 rows, and each has 28 pixels.")
            .wrong(112, "That is the way once around it. Count what lies inside, too.")
            .wrong(2352, "The picture is grey: one number for each pixel, not three.")
            .otherwise("Multiply the rows by the pixels in a row.");

    /** The largest number after doubling. */
    public static final Exercise<Object> exercise2 = Exercise.value("0.2", Float.NaN, 8f)
            .right("The 4 at the bottom right became 8.")
            .wrong(4f, "4 is the largest before. All numbers are doubled.")
            .wrong(16f, "Doubled once, not twice.")
            .wrong(2f, "2 comes from the 1, the smallest.")
            .otherwise("Double each of 1, 2, 3 and 4. Which is the largest?");

    /** The negative of a row of brightnesses. */
    public static final Exercise<RowFunction> exercise3 = Exercise.<RowFunction>function(
                    "0.3", row -> row, row -> from(1, row), f -> f.of(new float[] {0, 0.25f, 1, 0.5f, 0.75f}))
            .right("Light and dark have changed places.")
            .wrong(row -> from(0, row), "That is −row[i]. A brightness lies between 0 and 1: take it away from 1.")
            .wrong(row -> from(255, row), "The brightest number here is 1, not 255.")
            .wrong(Chapter00::backwards, "You turned the row around; the brightness of each pixel is to be turned.")
            .otherwise("`1 - row[i]` for each i.");

    private Chapter00() {}

    private static float[] from(float brightest, float[] row) {
        float[] turned = new float[row.length];
        for (int i = 0; i < row.length; i++) turned[i] = brightest - row[i];
        return turned;
    }

    private static float[] backwards(float[] row) {
        float[] turned = Arrays.copyOf(row, row.length);
        for (int i = 0; i < row.length; i++) turned[i] = row[row.length - 1 - i];
        return turned;
    }
}
