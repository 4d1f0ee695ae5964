package convisible.data;

import java.util.Random;

/**
 * Drawn pictures of two marks each, of which two questions can be asked: what is with the ring, a plus or a cross? And
 * where is the ring, further left than the other mark or further right? Neither answer says anything about the other.
 *
 * <p>The marks are 3×3 pixels, at random places, one above the other and 1 to 3 columns aside, on a ground with some
 * noise. No window of 3×3 pixels sees two marks, or a mark and the border: what such a window sees tells what there is,
 * and never where.
 */
public final class Marks {
    private static final int SIDE = 16, MARK = 3, GAP = 2, ASIDE = 3, NOISE = 60;
    private static final String RING = "#### ####", PLUS = " # ### # ", CROSS = "# # # # #";

    private Marks() {}

    /**
     * @param n how many
     * @param seed the same seed gives the same pictures
     * @return 1×16×16, white on black; the label is 2·(0 plus, 1 cross) + (0 ring on the left, 1 ring on the right)
     */
    public static LabelledImages pictures(int n, long seed) {
        Random random = new Random(seed);
        Canvas canvas = new Canvas(n, SIDE).noise(NOISE, random);
        for (int i = 0; i < n; i++) {
            int kind = random.nextInt(2), row, column, ringRow, ringColumn;
            do {
                row = place(random);
                column = place(random);
                ringRow = place(random);
                ringColumn = place(random);
            } while (Math.abs(row - ringRow) < MARK + GAP
                    || column == ringColumn
                    || Math.abs(column - ringColumn) > ASIDE);
            draw(canvas, i, kind == 0 ? PLUS : CROSS, row, column);
            draw(canvas, i, RING, ringRow, ringColumn);
            canvas.label(i, 2 * kind + (ringColumn < column ? 0 : 1));
        }
        return canvas.named("marks", "○ +", "+ ○", "○ ×", "× ○");
    }

    private static int place(Random random) {
        return GAP + random.nextInt(SIDE - MARK - 2 * GAP + 1);
    }

    private static void draw(Canvas canvas, int picture, String mark, int row, int column) {
        for (int k = 0; k < MARK * MARK; k++)
            if (mark.charAt(k) == '#') canvas.dot(picture, row + k / MARK, column + k % MARK);
    }
}
