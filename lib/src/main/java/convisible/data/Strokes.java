package convisible.data;

import java.util.Random;

/**
 * Drawn pictures of two strokes each, which can be sorted in two ways: by the straight stroke, which lies or stands,
 * and by the slanted one, which rises or falls. Neither says anything about the other. Both strokes are of one length,
 * at random places, on a ground with some noise.
 */
public final class Strokes {
    private static final int SIDE = 12, LENGTH = 7, NOISE = 60;

    private Strokes() {}

    /**
     * @param n how many
     * @param seed the same seed gives the same pictures
     * @return 1×12×12, white on black; the label is 2·(0 lies, 1 stands) + (0 rises, 1 falls)
     */
    public static LabelledImages pictures(int n, long seed) {
        Random random = new Random(seed);
        Canvas canvas = new Canvas(n, SIDE).noise(NOISE, random);
        for (int i = 0; i < n; i++) {
            int straight = random.nextInt(2), slanted = random.nextInt(2);
            draw(canvas, i, straight, 1 - straight, random);
            draw(canvas, i, slanted == 0 ? -1 : 1, 1, random);
            canvas.label(i, 2 * straight + slanted);
        }
        return canvas.named("strokes", "— /", "— \\", "| /", "| \\");
    }

    /** One stroke that goes so far down and right from one of its pixels to the next. */
    private static void draw(Canvas canvas, int picture, int down, int right, Random random) {
        int row = start(down, random), column = start(right, random);
        for (int k = 0; k < LENGTH; k++) canvas.dot(picture, row + k * down, column + k * right);
    }

    private static int start(int step, Random random) {
        if (step == 0) return random.nextInt(SIDE);
        int first = random.nextInt(SIDE - LENGTH + 1);
        return step > 0 ? first : first + LENGTH - 1;
    }
}
