package convisible.notebook.exercise;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The exercises of chapter 05, Where a dense net falls short. */
public final class Chapter05 {
    /** Which inputs a training cannot learn anything about. */
    @FunctionalInterface
    public interface Untouched {
        /**
         * @param pictures one row for each, pixel after pixel
         * @return the numbers of the pixels whose weights stay as they are, the smallest first
         */
        int[] of(float[][] pictures);
    }

    /** Which weights a training with dirt on the lens changes. */
    public static final Exercise<String> exercise1 = Exercise.function("5.1", "", "0abef", Chapter06::names)
            .right("Training does not know dirt from hooks: what is dark takes part in the sums, and its weights move.")
            .wrong("abef", "And pixel 0? It is dark in every picture, so its weights take part in every sum.")
            .wrong("0abf", "Pixel e is light in the hook, but dark in each of the turned ones.")
            .wrong("abf", "Pixel e is light in the hook, but dark in the turned ones. And what of the dirt?")
            .wrong("569a", "That was the square in the middle. Here all shapes are at the bottom right.")
            .wrong("0569a", "The dirt is there, but the shapes are at the bottom right, not in the middle.")
            .wrong(
                    "0123456789abcdef",
                    "Each unit has weights for all pixels, but those on a pixel that is always 0 do not change its sum.")
            .otherwise("A weight is changed if its pixel is dark in at least one picture. Which pixels are that?");

    /** The weights and biases of a network for digits. */
    public static final Exercise<Object> exercise2 = Exercise.value("5.2", 0, 79510)
            .right("Nearly all of them stand between the pixels and the hidden layer.")
            .wrong(79400, "Those are the weights. Each unit, and each output, has a bias, too.")
            .wrong(79500, "The ten outputs have a bias each, too.")
            .wrong(79410, "The hundred hidden units have a bias each, too.")
            .wrong(78500, "That is the hidden layer. The ten outputs have weights and biases, too.")
            .wrong(78400, "That is one weight for each pixel and each hidden unit. What else is there?")
            .wrong(894, "Those are nodes. Count the connections between them, and the biases.")
            .otherwise("784·100 weights and 100 biases, and then the same for the outputs.");

    /** What a network with ten classes loses before it has learnt anything. */
    public static final Exercise<Object> exercise3 = Exercise.<Object>function(
                    "5.3", Double.NaN, 2.3, Chapter05::toOneDecimal)
            .right("ln 10: who guesses gives the right digit a tenth, and −ln(1/10) = ln 10.")
            .wrong(0.7, "That is ln 2, for two classes. Here there are ten.")
            .wrong(0.1, "That is the share of the right class. The loss is −ln of it.")
            .wrong(-2.3, "That is ln of the share. The loss is −ln of it, so it is positive.")
            .wrong(1.0, "That would be the logarithm to base 10. The loss takes the natural one, Math.log.")
            .wrong(10, "The more classes, the larger, but not by so much: the loss is a logarithm.")
            .otherwise("Which share does a network that guesses give the right one of ten classes? Take −ln of it.");

    /** The pixels that are 0 in all pictures. */
    public static final Exercise<Untouched> exercise4 = Exercise.function(
                    "5.4", (Untouched) pictures -> new int[0], pictures -> untouched(pictures), Chapter05::tryOut)
            .right("What is not in the pictures cannot be learnt from them.")
            .wrong(
                    pictures -> where(
                            pictures, p -> IntStream.of(untouched(pictures)).noneMatch(q -> q == p)),
                    "Those are the pixels whose weights do change. The others were asked for.")
            .wrong(
                    pictures -> untouched(new float[][] {pictures[0]}),
                    "You look at the first picture only. One picture in which a pixel is not 0 is enough.")
            .wrong(
                    pictures -> where(pictures, p -> lightInOne(pictures, p)),
                    "You take a pixel that is 0 in one of the pictures. It has to be 0 in all of them.")
            .wrong(
                    pictures -> where(pictures, p -> rounded(pictures, p)),
                    "A grey pixel, 0.3 say, takes part in the sums as well. Only 0 does not.")
            .otherwise(
                    "For each pixel p: is `pictures[i][p]` 0 for every i? Then p is one of them. Begin with the smallest.");

    private Chapter05() {}

    private static int[] untouched(float[][] pictures) {
        return where(pictures, p -> IntStream.range(0, pictures.length).allMatch(i -> pictures[i][p] == 0));
    }

    private static boolean lightInOne(float[][] pictures, int p) {
        return IntStream.range(0, pictures.length).anyMatch(i -> pictures[i][p] == 0);
    }

    private static boolean rounded(float[][] pictures, int p) {
        return IntStream.range(0, pictures.length).allMatch(i -> Math.round(pictures[i][p]) == 0);
    }

    private static int[] where(float[][] pictures, IntPredicate pixel) {
        return IntStream.range(0, pictures[0].length).filter(pixel).toArray();
    }

    private static int[] tryOut(Untouched untouched) {
        float[][] pictures = {{0, 0, 1, 0, 0, 0.3f, 0}, {0, 1, 1, 0, 0, 0, 0}, {0, 1, 0, 0, 1, 0.2f, 0}};
        return untouched.of(pictures);
    }

    private static Object toOneDecimal(Object answer) {
        return answer instanceof Number number ? Math.rint(10 * number.doubleValue()) / 10 : answer;
    }
}
