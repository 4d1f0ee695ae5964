package convisible.data;

import java.util.List;

/**
 * Handwritten digits, 28×28 grey pixels, white on black. By Yann LeCun, Corinna Cortes and Christopher J.C. Burges;
 * what is known about them is in {@code data/mnist/README.md}.
 */
public final class Mnist {
    private static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");

    private Mnist() {}

    /**
     * The 60,000 digits to learn from.
     *
     * @throws DataException if a file is missing or damaged
     */
    public static LabelledImages train() {
        return read("MNIST train", "train");
    }

    /**
     * The 10,000 digits to be tested on.
     *
     * @throws DataException if a file is missing or damaged
     */
    public static LabelledImages test() {
        return read("MNIST test", "t10k");
    }

    private static LabelledImages read(String name, String part) {
        return LabelledImages.bundled(name, "mnist", part, DIGITS);
    }
}
