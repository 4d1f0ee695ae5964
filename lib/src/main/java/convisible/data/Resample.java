package convisible.data;

import convisible.array.Shape;

/** A picture seen anew: turned, scaled and moved, each pixel a mixture of the four nearest of the old one. */
final class Resample {
    private Resample() {}

    /**
     * Each place of the new picture, counted from the middle and moved back, shows the place of the old one that a turn
     * by {@code (cos, sin)} leads to; a factor in both scales.
     */
    static void turned(float[] from, float[] to, Shape shape, double cos, double sin, double down, double right) {
        int height = shape.dim(-2), width = shape.dim(-1), area = height * width;
        double middleRow = (height - 1) / 2.0, middleColumn = (width - 1) / 2.0;
        for (int i = 0; i < area; i++) {
            double y = i / width - middleRow - down, x = i % width - middleColumn - right;
            double row = middleRow + cos * y + sin * x, column = middleColumn - sin * y + cos * x;
            int top = (int) Math.floor(row), left = (int) Math.floor(column);
            double below = row - top, beside = column - left;
            for (int plane = 0; plane < from.length; plane += area) {
                double upper = (1 - beside) * pixel(from, plane, top, left, height, width)
                        + beside * pixel(from, plane, top, left + 1, height, width);
                double lower = (1 - beside) * pixel(from, plane, top + 1, left, height, width)
                        + beside * pixel(from, plane, top + 1, left + 1, height, width);
                to[plane + i] = (float) ((1 - below) * upper + below * lower);
            }
        }
    }

    private static float pixel(float[] picture, int plane, int row, int column, int height, int width) {
        boolean inside = row >= 0 && column >= 0 && row < height && column < width;
        return inside ? picture[plane + row * width + column] : 0;
    }
}
