package convisible.data;

import java.util.List;

/**
 * Clothes, 28×28 grey pixels, light on black: as many and as large as MNIST's digits, and harder to tell apart. By Han
 * Xiao, Kashif Rasul and Roland Vollgraf (arXiv:1708.07747); what is known about them is in
 * {@code data/fashion-mnist/README.md}.
 */
public final class FashionMnist {
    private static final List<String> CLOTHES = List.of(
            "T-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot");

    private FashionMnist() {}

    /**
     * The 60,000 pictures to learn from.
     *
     * @throws DataException if a file is missing or damaged
     */
    public static LabelledImages train() {
        return read("Fashion-MNIST train", "train");
    }

    /**
     * The 10,000 pictures to be tested on.
     *
     * @throws DataException if a file is missing or damaged
     */
    public static LabelledImages test() {
        return read("Fashion-MNIST test", "t10k");
    }

    private static LabelledImages read(String name, String part) {
        return LabelledImages.bundled(name, "fashion-mnist", part, CLOTHES);
    }
}
