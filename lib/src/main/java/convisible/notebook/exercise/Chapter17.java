package convisible.notebook.exercise;

import convisible.data.LabelledImages;
import convisible.data.Mnist;
import java.util.Arrays;

/** The exercises of chapter 17, Fully connected, and the whole pipeline. */
public final class Chapter17 {
    /** Scores made into chances. */
    @FunctionalInterface
    public interface Chances {
        double[] of(double[] scores);
    }

    /** A feature made by hand: one number for a digit of 28×28 pixels, 0 for black to 1 for white. */
    @FunctionalInterface
    public interface Feature {
        double of(float[][] digit);
    }

    /** How many of a hundred digits a feature must tell apart, and on how many of either kind it is tried. */
    private static final int ENOUGH = 90, TRIED = 400;

    /** LeNet-5's first fully connected layer on a larger picture. */
    public static final Exercise<Object> exercise1 = Exercise.value("17.1", 0, 276_600)
            .right("More than five times as many as on 28×28, for pictures of four times the area.")
            .wrong(48_120, "That is what it has on 28×28. A filter stays what it is; this layer sees a longer vector.")
            .wrong(276_480, "The biases are missing: one for each of the 120 outputs.")
            .wrong(
                    192_120,
                    "Not just four times as long: the second convolution loses two pixels on every side, no more than it did on the small picture. Go through the layers one by one.")
            .wrong(1_106_040, "One of the two poolings is missing. Each halves height and width.")
            .wrong(2_304, "That is how long the vector is. Each of the 120 outputs has a weight for each number of it.")
            .otherwise("56×56 stays 56×56, pooling makes 28, the second convolution 24, pooling 12: 16×12×12 numbers.");

    /** The loss of a network that knows nothing. */
    public static final Exercise<Object> exercise2 = Exercise.<Object>function(
                    "17.2", Double.NaN, Math.log(2), Chapter17::twoDigits)
            .right("The logarithm of 2: two answers, each with a chance of about a half.")
            .wrong(Math.log(10), "That is the loss with ten classes. Here there are two.")
            .wrong(0.5, "That is the chance that it gives to the right answer. The loss is minus its logarithm.")
            .wrong(1.0, "In bits it would be 1. We take the natural logarithm, Math.log.")
            .wrong(0.0, "0 is the loss of a network that is right and sure of it.")
            .wrong(-Math.log(2), "Mind the sign: the logarithm of a half is negative, the loss is minus that.")
            .otherwise("It gives each of the two answers a chance of 1/2. What is minus the logarithm of that?");

    /** One row of a confusion matrix. */
    public static final Exercise<Object> exercise3 = Exercise.<Object>function(
                    "17.3", Double.NaN, 40 / 48.0, Chapter17::twoDigits)
            .right("40 of the 48: a row of the matrix holds all that are rectangles.")
            .wrong(99 / 110.0, "That is the share of all pictures that were right.")
            .wrong(
                    40 / 43.0,
                    "That is a column: of all that the network called a rectangle, so many were one. Take the row.")
            .wrong(40 / 110.0, "Divide by the number of rectangles, not by that of all pictures.")
            .wrong(40.0, "That is how many. Which share is it of all rectangles?")
            .wrong(8 / 48.0, "That is the share that was not recognised.")
            .otherwise("All rectangles are in the middle row. How many are they, and how many stand on the diagonal?");

    /** Scores that are too large for e to the power of them. */
    public static final Exercise<Chances> exercise4 = Exercise.<Chances>function(
                    "17.4",
                    scores -> softmax(scores, 0),
                    scores -> softmax(scores, largest(scores)),
                    chances -> new double[][] {
                        chances.of(new double[] {1, 2, 3}),
                        chances.of(new double[] {1000, 1001, 999}),
                        chances.of(new double[] {-2000, -2000, -1999})
                    })
            .right("What counts is how far the scores are apart, so one may take any number away from all of them.")
            .wrong(
                    scores -> softmax(scaled(scores, largest(scores)), 0),
                    "Dividing brings the scores closer together, which changes the chances. Take something away instead.")
            .wrong(
                    scores -> softmax(clipped(scores), 0),
                    "Cut off at a limit, different scores become equal. Move all of them instead.")
            .wrong(
                    Chapter17::winnerTakesAll,
                    "The highest score does not get everything: the others keep a chance, too.")
            .wrong(
                    scores -> softmax(scores, Math.abs(largest(scores))),
                    "For scores below zero you move the wrong way: take the largest score itself away, sign and all.")
            .otherwise("Take the largest score away from each of them first: then the largest power is e⁰ = 1.");

    /** A feature that tells an 8 from a 0. */
    public static final Exercise<Feature> exercise5 = Exercise.<Feature>function(
                    "17.5", digit -> 0, digit -> ink(digit, 11, 17, 11, 17), Chapter17::toldApart)
            .right("A feature made by hand: you looked at the digits, and told the computer what to look at.")
            .wrong(
                    digit -> ink(digit, 0, 28, 0, 28),
                    "All ink counted: if anything, a 0 has more of it. Where does an 8 have ink, and a 0 none?")
            .wrong(
                    digit -> ink(digit, 12, 16, 0, 28),
                    "In the middle rows a 0 has ink, too: its left and its right side. Leave them out.")
            .wrong(
                    digit -> ink(digit, 9, 19, 9, 19),
                    "The right idea, but into so large a square a narrow 0 reaches, too. Make it smaller.")
            .wrong(
                    digit -> -ink(digit, 11, 17, 11, 17),
                    "This tells them apart very well, but the wrong way round: an 8 is to get the larger number.")
            .otherwise(
                    "Not yet 90 of 100. An 8 crosses itself in the middle, where a 0 is empty: add up pixels there.");

    private Chapter17() {}

    private static Object twoDigits(Object answer) {
        boolean isNumber = answer instanceof Number number && Double.isFinite(number.doubleValue());
        return isNumber ? Math.round(100 * ((Number) answer).doubleValue()) / 100.0 : answer;
    }

    private static double[] softmax(double[] scores, double less) {
        double[] powers = Arrays.stream(scores).map(v -> Math.exp(v - less)).toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(v -> v / sum).toArray();
    }

    private static double largest(double[] scores) {
        return Arrays.stream(scores).max().orElseThrow();
    }

    private static double[] scaled(double[] scores, double by) {
        return Arrays.stream(scores).map(v -> v / by).toArray();
    }

    private static double[] clipped(double[] scores) {
        return Arrays.stream(scores).map(v -> Math.max(-100, Math.min(100, v))).toArray();
    }

    private static double[] winnerTakesAll(double[] scores) {
        return Arrays.stream(scores).map(v -> v == largest(scores) ? 1 : 0).toArray();
    }

    private static double ink(float[][] digit, int top, int bottom, int left, int right) {
        double sum = 0;
        for (int i = top; i < bottom; i++) for (int j = left; j < right; j++) sum += digit[i][j];
        return sum;
    }

    /** How many of a hundred it tells apart; and how many if it were the other way round, should they be too few. */
    private static Object toldApart(Feature feature) {
        LabelledImages all = Mnist.test();
        double[] zeros = numbers(feature, all.only(0).take(TRIED));
        double[] eights = numbers(feature, all.only(8).take(TRIED));
        double right = separated(zeros, eights);
        return right >= ENOUGH ? new double[] {ENOUGH, 0} : new double[] {right, separated(eights, zeros)};
    }

    private static double[] numbers(Feature feature, LabelledImages digits) {
        double[] numbers = new double[digits.size()];
        for (int i = 0; i < numbers.length; i++)
            numbers[i] = feature.of(digits.batch(i).slice(0).slice(0).rows());
        return numbers;
    }

    /** In percent, with the threshold that is best for these. */
    private static double separated(double[] below, double[] above) {
        long best = 0;
        for (double threshold : above) {
            long right = Arrays.stream(below).filter(v -> v < threshold).count()
                    + Arrays.stream(above).filter(v -> v >= threshold).count();
            best = Math.max(best, right);
        }
        return 100.0 * best / (below.length + above.length);
    }
}
