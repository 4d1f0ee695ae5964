package convisible.notebook.exercise;

/** The exercises of chapter 04, What should not matter. */
public final class Chapter04 {
    /** How far apart two pictures are. */
    @FunctionalInterface
    public interface Distance {
        /**
         * @param a a picture's numbers in a row
         * @param b those of another picture of the same size
         */
        double between(float[] a, float[] b);
    }

    /** A distance worked out by hand. */
    public static final Exercise<Object> exercise1 = Exercise.value("4.1", Double.NaN, 7)
            .right("2² + 3² + 6² = 49, and the root of 49 is 7.")
            .wrong(49, "That is the sum of the squares. The root is missing.")
            .wrong(
                    11,
                    "You added the differences as they are. Square each of them first, and take the root at the end.")
            .wrong(-5, "Differences of both signs cancel each other. Square each of them first.")
            .wrong(5, "Whichever you take away from the other, the two signs cancel. Square each difference first.")
            .wrong(Math.sqrt(11), "The root comes last, but the squares are missing: 2² + 3² + 6².")
            .wrong(2.75, "That is the mean of the differences. Square each of them, add, and take the root.")
            .otherwise("Cell by cell: the difference, its square. Add up all squares, and take the root of the sum.");

    /** What the second pixel of a shift adds to the distance of a thin line. */
    public static final Exercise<Object> exercise2 = Exercise.value("4.2", Double.NaN, 1)
            .right("Once the lines do not overlap, nothing changes: pixel distance cannot tell near from far.")
            .wrong(
                    2,
                    "Twice as far on paper, but draw both: in how many cells do the pictures differ after each shift?")
            .wrong(4, "The squares are of brightness, not of the way. In how many cells do the pictures differ?")
            .wrong(Math.sqrt(2), "That would be right if twice as many cells differed. Count them after each shift.")
            .wrong(
                    0,
                    "The distance is not gone: the line still stands where there was none. Count the cells that differ.")
            .otherwise("Count the cells in which the picture differs from the old one: after one step, and after two.");

    /** How many copies it takes to show a machine all variants of a picture. */
    public static final Exercise<Object> exercise3 = Exercise.value("4.3", 0, 7 * 7 * 12 * 3)
            .right("7 · 7 places, each at 12 angles, each of them in 3 sizes.")
            .wrong(7 + 7 + 12 + 3, "The changes come together: each place at each angle in each size. Multiply.")
            .wrong(7 * 12 * 3, "It can move in two directions: seven places down for each of the seven to the right.")
            .wrong(6 * 6 * 12 * 3, "From −3 to 3 there are seven whole numbers: 0 is one of them.")
            .wrong(3 * 3 * 12 * 3, "From −3 to 3 there are seven whole numbers, in each of the two directions.")
            .wrong(7 * 7 + 12 + 3, "The angles and the sizes multiply as well: each place at each angle in each size.")
            .otherwise("How many places? At how many angles each? In how many sizes each?");

    /** Which change makes another thing of a digit. */
    public static final Exercise<Object> exercise4 = Exercise.value("4.4", "", "half turn")
            .right("A 6 becomes a 9. What should not matter depends on what you want to know.")
            .wrong("shift", "A 6 is a 6 anywhere on the paper.")
            .wrong("size", "People write large and small. Is a small 6 another digit?")
            .wrong("light", "A 6 at dusk is still a 6.")
            .wrong("all", "One of the four makes another digit of a 6. The three others do not.")
            .wrong("none", "Do all four to a 6, one after the other, and read what you get.")
            .otherwise("Answer with “shift”, “half turn”, “size” or “light”.");

    /** A distance that does not mind the light. */
    public static final Exercise<Distance> exercise5 = Exercise.<Distance>function(
                    "4.5", (a, b) -> Double.NaN, Chapter04::lightProof, Chapter04::tryOut)
            .right("In whatever light, the picture stays itself: you have built an invariance with your own hands.")
            .wrong(
                    Chapter04::plain,
                    "That is the plain pixel distance: a picture in half the light is still far from itself.")
            .wrong(
                    (a, b) -> plain(less(a, mean(a)), less(b, mean(b))),
                    "To take the mean away helps against light that is added. In half the light all numbers are "
                            + "halved, and halves are mended by dividing.")
            .wrong(
                    (a, b) -> plain(a, b) / (length(a) + length(b)),
                    "You divide the distance. Divide the pictures before you compare them, each by its own brightness.")
            .wrong((a, b) -> 0, "Now no two pictures differ at all. Different pictures should keep a distance.")
            .wrong(
                    (a, b) -> plain(by(a, length(a)), b),
                    "Only the first picture is freed from its light. The second wants the same.")
            .otherwise("Divide each picture by a number that is halved when the picture is, its own sum say. "
                    + "Then take the plain distance of the two.");

    private Chapter04() {}

    private static double lightProof(float[] a, float[] b) {
        return plain(by(a, length(a)), by(b, length(b)));
    }

    private static double plain(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
        return Math.sqrt(sum);
    }

    private static double length(float[] a) {
        return plain(a, new float[a.length]);
    }

    private static double mean(float[] a) {
        double sum = 0;
        for (float x : a) sum += x;
        return sum / a.length;
    }

    private static float[] by(float[] a, double number) {
        float[] quotients = new float[a.length];
        for (int i = 0; i < a.length; i++) quotients[i] = (float) (a[i] / number);
        return quotients;
    }

    private static float[] less(float[] a, double number) {
        float[] differences = new float[a.length];
        for (int i = 0; i < a.length; i++) differences[i] = (float) (a[i] - number);
        return differences;
    }

    /** Whether it does what it should, whatever numbers it gives; if it does not, the numbers that tell why. */
    private static Object tryOut(Distance distance) {
        float[] a = {0.2f, 0.8f, 0.4f, 0, 0.6f}, b = {0.8f, 0.1f, 0, 0.5f, 0.2f};
        double same = distance.between(a, by(a, 2)), other = distance.between(a, b);
        double first = distance.between(by(a, 2), b), second = distance.between(a, by(b, 2));
        double none = 1e-5 * Math.abs(other);
        boolean right = other > 1e-6
                && Math.abs(same) < none
                && Math.abs(first - other) < none
                && Math.abs(second - other) < none;
        return right ? 1 : new double[] {same, other, first, second};
    }
}
