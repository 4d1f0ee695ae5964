package convisible.data;

import convisible.array.PlainException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Drawn pictures for one question: is there a hook, one stroke to the right and one down? A hook is a square of 2×2
 * pixels that are dark but for the one at the bottom left. Pictures without a hook show it turned, with another of the
 * four pixels light, so that neither the number of dark pixels nor their place tells the answer. Immutable; each option
 * gives new ones.
 *
 * <pre>{@code Hooks.on(4).at(1, 1).pictures(100, seed)
 * Hooks.on(8).dots(6).pictures(100, seed)}</pre>
 *
 * @param side of the picture in pixels, 2 or more
 * @param places where a shape may be, each as likely
 * @param dots how many more dark pixels are strewn outside the shape's square, at most a quarter of the picture
 */
public record Hooks(int side, List<Place> places, int dots) {
    private static final int LIGHT_OF_HOOK = 2; // the square's pixels count row by row: 0 1 / 2 3

    /** Where the top left pixel of a shape's square is. */
    public record Place(int row, int column) {}

    public Hooks {
        int last = side - 2, most = side == 2 ? 0 : side * side / 4;
        for (Place place : places)
            if (Math.min(place.row, place.column) < 0 || Math.max(place.row, place.column) > last)
                throw new PlainException(
                        "In a picture of " + side + "×" + side + " pixels a hook starts at a row and a "
                                + "column from 0 to " + last + ", not at (" + place.row + ", " + place.column + ").");
        if (places.isEmpty()) throw new PlainException("There is no place left for a hook.");
        if (dots < 0 || dots > most)
            throw new PlainException(
                    "A picture of " + side + "×" + side + " pixels takes 0 to " + most + " dots, not " + dots + ".");
    }

    /** In square pictures of so many pixels along a side, each shape at a random place. */
    public static Hooks on(int side) {
        if (side < 2) throw new PlainException("A hook takes 2×2 pixels, so the side is at least 2, not " + side + ".");
        List<Place> places = IntStream.range(0, side - 1)
                .boxed()
                .flatMap(row -> IntStream.range(0, side - 1).mapToObj(column -> new Place(row, column)))
                .toList();
        return new Hooks(side, places, 0);
    }

    /**
     * Every shape at one place.
     *
     * @param row of its top left pixel, from 0 to {@code side - 2}
     * @param column likewise
     */
    public Hooks at(int row, int column) {
        return new Hooks(side, List.of(new Place(row, column)), dots);
    }

    /** Never at this place. */
    public Hooks except(int row, int column) {
        Place place = new Place(row, column);
        return new Hooks(side, places.stream().filter(p -> !p.equals(place)).toList(), dots);
    }

    /** So many more dark pixels in every picture. They never make another hook. */
    public Hooks dots(int dots) {
        return new Hooks(side, places, dots);
    }

    /**
     * Every second picture has exactly one hook, the others have none.
     *
     * @param n how many
     * @param seed the same seed gives the same pictures
     * @return 1×side×side, 0 light and 1 dark; the label is 1 if there is a hook, else 0
     */
    public LabelledImages pictures(int n, long seed) {
        Random random = new Random(seed);
        Canvas canvas = new Canvas(n, side);
        for (int i = 0; i < n; i++) {
            canvas.label(i, i % 2);
            boolean[][] dark = draw(i % 2 == 1, random);
            for (int p = 0; p < side * side; p++) if (dark[p / side][p % side]) canvas.dot(i, p / side, p % side);
        }
        return canvas.named("hooks", "no hook", "hook");
    }

    private boolean[][] draw(boolean hook, Random random) {
        boolean[][] dark = new boolean[side][side];
        Place place = places.get(random.nextInt(places.size()));
        int top = place.row, left = place.column;
        int light = hook ? LIGHT_OF_HOOK : (LIGHT_OF_HOOK + 1 + random.nextInt(3)) % 4;
        for (int k = 0; k < 4; k++) dark[top + k / 2][left + k % 2] = k != light;
        for (int strewn = 0; strewn < dots; ) {
            int i = random.nextInt(side), j = random.nextInt(side);
            boolean own = i >= top && i < top + 2 && j >= left && j < left + 2;
            if (own || dark[i][j]) continue;
            dark[i][j] = true;
            if (count(dark) == (hook ? 1 : 0)) strewn++;
            else dark[i][j] = false;
        }
        return dark;
    }

    /** How many hooks there are. */
    private int count(boolean[][] dark) {
        int hooks = 0;
        for (int i = 0; i + 1 < side; i++)
            for (int j = 0; j + 1 < side; j++)
                if (dark[i][j] && dark[i][j + 1] && !dark[i + 1][j] && dark[i + 1][j + 1]) hooks++;
        return hooks;
    }
}
