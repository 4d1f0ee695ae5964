package convisible.data;

import convisible.array.Shape;
import java.util.List;
import java.util.Random;

/** Square pictures of one channel that are being drawn, dot by dot, and their labels; black and 0 at first. */
final class Canvas {
    private final int side;
    private final byte[] pixels;
    private final int[] labels;

    Canvas(int n, int side) {
        this.side = side;
        pixels = new byte[n * side * side];
        labels = new int[n];
    }

    /** Every pixel a random level from 0 on and below this one, of 256. */
    Canvas noise(int level, Random random) {
        for (int i = 0; i < pixels.length; i++) pixels[i] = (byte) random.nextInt(level);
        return this;
    }

    /** A white pixel. */
    void dot(int picture, int row, int column) {
        pixels[(picture * side + row) * side + column] = (byte) 255;
    }

    void label(int picture, int label) {
        labels[picture] = label;
    }

    LabelledImages named(String name, String... classes) {
        return LabelledImages.of(name, Shape.shape(1, side, side), pixels, labels, List.of(classes));
    }
}
