package convisible.bench;

import java.util.Arrays;

/**
 * What is to be measured, as a line of words: {@code lenet step 64}, with the batch size, {@code resnet50 inference 8},
 * {@code product 1024}, or a convolution: {@code conv forward 8 64 56 3 1 1 64} for N, C, H = W, F, S, P, K; with
 * {@code both} for forward and backward; with {@code layer} in place of {@code conv} as it runs among other layers.
 *
 * @param numbers those after the words
 */
public record Case(String what, String how, int[] numbers) {
    public static Case of(String line) {
        String[] words = line.split(" ");
        int numbers = 0;
        while (numbers < words.length && !Character.isDigit(words[numbers].charAt(0))) numbers++;
        return new Case(
                words[0],
                numbers > 1 ? words[1] : "",
                Arrays.stream(words).skip(numbers).mapToInt(Integer::parseInt).toArray());
    }

    public boolean is(String what, String how) {
        return this.what.equals(what) && this.how.equals(how);
    }

    /** The batch size of a network, or the rows and columns of a product. */
    public int size() {
        return numbers[0];
    }

    /** A convolution's numbers, with names. */
    public record Convolution(int n, int c, int size, int f, int s, int p, int k) {
        public int output() {
            return (size + 2 * p - f) / s + 1;
        }

        /** The gradient by the input is wanted, as the layer is not a network's first one. */
        public boolean inside() {
            return c > 3;
        }
    }

    public Convolution convolution() {
        return new Convolution(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]);
    }
}
