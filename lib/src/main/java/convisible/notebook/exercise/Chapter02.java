package convisible.notebook.exercise;

import java.util.function.IntUnaryOperator;

/** The exercises of chapter 02, It depends on how you look. */
public final class Chapter02 {
    /** How far two people agree. */
    @FunctionalInterface
    public interface Agreement {
        /**
         * @param a one person's labels
         * @param b another's, of the same pictures in the same order
         * @return the share of pictures that got the same label, 0 to 1
         */
        double of(int[] a, int[] b);
    }

    /** How often a network is right in the eyes of somebody careless. */
    public static final Exercise<Object> exercise1 = Exercise.value("2.1", Float.NaN, 0.75)
            .right("And no network could do better in her eyes: where she tosses a coin, there is nothing to learn.")
            .wrong(0.5, "Half of her labels are tossed. But a coin says the right word now and then, too.")
            .wrong(1, "That is so in Ben's eyes. Where Dora tosses a coin, they do not always agree.")
            .wrong(0.25, "That is how many it gets wrong: the coin's wrong half of the half that she tossed.")
            .wrong(75, "As a share, please: 1 is always, 0 is never.")
            .otherwise(
                    "Take the pictures labelled with care and those left to the coin one after the other. How often is it right in each?");

    /** What a network looks for that learnt from somebody with the words exchanged. */
    public static final Exercise<Object> exercise2 = Exercise.value("2.2", "", "straight")
            .right("Words are free to choose. What counts is which pictures share one.")
            .wrong("slanted", "The slanted stroke tells Cleo's two kinds apart no better than Anna's.")
            .wrong("both", "One stroke is enough to tell her two kinds apart. Which one?")
            .wrong("neither", "Something must tell her two kinds apart. Which pictures share one of her words?")
            .otherwise("Which of the strokes is the same in all pictures that Cleo calls “lies”?");

    /** Digits named by their holes. */
    public static final Exercise<IntUnaryOperator> exercise3 = Exercise.<IntUnaryOperator>function(
                    "2.3", digit -> 0, digit -> hole(digit, 0, 6, 8, 9), Chapter02::labels)
            .right(
                    "The same 60,000 pictures, and a new concept. A network trained on these labels would look for rings.")
            .wrong(digit -> hole(digit, 6, 8, 9), "0 is one large hole.")
            .wrong(digit -> hole(digit, 0, 6, 8), "9 has a hole, too: it is a 6 upside down.")
            .wrong(digit -> hole(digit, 0, 6, 9), "8 has two holes, so it has one.")
            .wrong(digit -> hole(digit, 0, 4, 6, 8, 9), "We agreed to write 4 open at its top.")
            .wrong(digit -> 1 - hole(digit, 0, 6, 8, 9), "The other way round: 1 is for digits with a hole.")
            .wrong(
                    digit -> digit == 8 ? 2 : hole(digit, 0, 6, 9),
                    "There are two labels: 0 for no hole, 1 for one or more. 8 gets 1 as well.")
            .otherwise("Give 1 for 0, 6, 8 and 9, and 0 for the others: `digit == 0 || … ? 1 : 0`.");

    /** The share of equal labels. */
    public static final Exercise<Agreement> exercise4 = Exercise.<Agreement>function(
                    "2.4", (a, b) -> Double.NaN, (a, b) -> same(a, b) / (double) a.length, Chapter02::tryOut)
            .right("With a network's answers in place of one of the two, this is what you measured in this chapter.")
            .wrong(
                    (a, b) -> same(a, b) / a.length,
                    "Java divides two whole numbers without a rest, so you get 0 or 1. Write `same / (double) a.length`.")
            .wrong((a, b) -> same(a, b), "That is how many, not which share of all. Divide by the number of pictures.")
            .wrong((a, b) -> 100.0 * same(a, b) / a.length, "As a share, please, and not in percent: 1 is all of them.")
            .wrong((a, b) -> 1 - same(a, b) / (double) a.length, "That is the share of pictures on which they differ.")
            .otherwise("Count the i for which `a[i] == b[i]`, and divide by `a.length`.");

    private Chapter02() {}

    private static int hole(int digit, int... withHole) {
        for (int other : withHole) if (digit == other) return 1;
        return 0;
    }

    private static int[] labels(IntUnaryOperator named) {
        int[] labels = new int[10];
        for (int digit = 0; digit < 10; digit++) labels[digit] = named.applyAsInt(digit);
        return labels;
    }

    private static int same(int[] a, int[] b) {
        int same = 0;
        for (int i = 0; i < a.length; i++) if (a[i] == b[i]) same++;
        return same;
    }

    private static double[] tryOut(Agreement agreement) {
        return new double[] {
            agreement.of(new int[] {0, 1, 1, 0}, new int[] {0, 1, 0, 0}),
            agreement.of(new int[] {3, 7, 7}, new int[] {3, 1, 7}),
            agreement.of(new int[] {5, 2, 9, 4, 4}, new int[] {4, 2, 1, 5, 9})
        };
    }
}
