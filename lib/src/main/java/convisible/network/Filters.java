package convisible.network;

import convisible.array.PlainException;
import java.util.Arrays;

/** Filters that people found useful long before filters were learnt. All keep the picture's size. */
public final class Filters {
    private Filters() {}

    /** Changes nothing. */
    public static Filter identity() {
        return of3("identity", 0, 0, 0, 0, 1, 0, 0, 0, 0);
    }

    /** Bright where the picture gets brighter from left to right (Sobel and Feldman 1968). */
    public static Filter sobelX() {
        return of3("vertical edges", -1, 0, 1, -2, 0, 2, -1, 0, 1);
    }

    /** Bright where the picture gets brighter from top to bottom. */
    public static Filter sobelY() {
        return of3("horizontal edges", -1, -2, -1, 0, 0, 0, 1, 2, 1);
    }

    /** Bright where a pixel differs from its eight neighbours, whatever the direction: a discrete Laplace operator. */
    public static Filter edges() {
        return of3("edges", -1, -1, -1, -1, 8, -1, -1, -1, -1);
    }

    /**
     * Silent along straight level or upright edges, however strong; speaks where they meet: in corners, and at dots.
     */
    public static Filter corners() {
        return of3("corners", 1, -2, 1, -2, 4, -2, 1, -2, 1);
    }

    /** The picture plus its own edges. */
    public static Filter sharpen() {
        return of3("sharpen", 0, -1, 0, -1, 5, -1, 0, -1, 0);
    }

    /** As if the picture were a relief, lit from the top left. */
    public static Filter emboss() {
        return of3("emboss", -2, -1, 0, -1, 1, 1, 0, 1, 2);
    }

    /**
     * The mean of a square of pixels.
     *
     * @param size odd, so that the square has a middle
     */
    public static Filter blur(int size) {
        if (size < 1 || size % 2 == 0)
            throw new PlainException("A blur's size is odd, so that it has a middle pixel; " + size + " is not.");
        float[][] weights = new float[size][size];
        for (float[] row : weights) Arrays.fill(row, 1f / (size * size));
        return Filter.of("blur", weights).padding(size / 2);
    }

    /**
     * Eight filters, one for each direction in which a picture may get brighter, 45° apart: to the right, to the upper
     * right, up and so on (Robinson 1977). A step from 0 to 1 gives 1.
     */
    public static Filter[] compass() {
        float[] ring = {2, 1, 0, -1, -2, -1, 0, 1}; // around the middle, from its right, against the clock
        int[] rows = {1, 0, 0, 0, 1, 2, 2, 2}, columns = {2, 2, 1, 0, 0, 0, 1, 2};
        String[] names = {"→", "↗", "↑", "↖", "←", "↙", "↓", "↘"};
        Filter[] filters = new Filter[8];
        for (int k = 0; k < 8; k++) {
            float[][] weights = new float[3][3];
            for (int i = 0; i < 8; i++) weights[rows[i]][columns[i]] = ring[(i - k + 8) % 8] / 4;
            filters[k] = Filter.of(names[k], weights).padding(1);
        }
        return filters;
    }

    private static Filter of3(String name, float... w) {
        return Filter.of(name, new float[][] {{w[0], w[1], w[2]}, {w[3], w[4], w[5]}, {w[6], w[7], w[8]}})
                .padding(1);
    }
}
