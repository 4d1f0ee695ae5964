package convisible.notebook.exercise;

import static convisible.array.Shape.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** An example of a chapter's exercises, one of each kind. */
public final class Chapter00 {
    private Chapter00() {}

    /** A filter of two weights laid over a row of numbers. */
    public interface Scan {
        float[] apply(float[] x, float[] w);
    }

    public static final Exercise<Object> number = Exercise.value("0.1", 0, 7)
            .right("Three and four make seven.")
            .wrong(12, "That is the product; take the sum.")
            .wrong(-1, "That is the difference; take the sum.")
            .wrong(8, "You counted one too far.")
            .otherwise("Add the two numbers.");

    public static final Exercise<Object> choice = Exercise.value("0.2", "?", "smaller")
            .right("Each step of the filter needs its whole width.")
            .wrong("larger", "Lay the filter at the left edge: where does its middle lie?")
            .wrong("equal", "That would need `padding(1)`.")
            .wrong("empty", "The filter does fit somewhere.")
            .otherwise("Answer with `smaller`, `equal`, `larger` or `empty`.");

    public static final Exercise<Object> size = Exercise.value("0.3", shape(1), shape(1, 5, 5))
            .right("7 − 3 + 1 = 5.")
            .wrong(shape(1, 4, 4), "The last place of the filter counts, too: add 1.")
            .wrong(shape(1, 7, 7), "That is the size with `padding(1)`.")
            .wrong(shape(5, 5), "Name the channels first.")
            .otherwise("(input + 2·padding − filter)/stride + 1");

    public static final Exercise<Scan> function = Exercise.<Scan>function(
                    "0.4", (x, w) -> new float[0], (x, w) -> scan(x, w, false), Chapter00::tried)
            .right("So does every layer called convolution.")
            .wrong((x, w) -> scan(x, w, true), "You turned the filter round; lay it on as it is.")
            .wrong((x, w) -> new float[x.length - 1], "The result has the right length, but it is never filled.")
            .wrong((x, w) -> scan(x, new float[] {w[0], 0}, false), "You left out the second weight.")
            .otherwise("`y[i] = w[0]*x[i] + w[1]*x[i + 1]`");

    private static float[] scan(float[] x, float[] w, boolean flipped) {
        float[] y = new float[x.length - 1];
        for (int i = 0; i < y.length; i++)
            y[i] = flipped ? w[1] * x[i] + w[0] * x[i + 1] : w[0] * x[i] + w[1] * x[i + 1];
        return y;
    }

    private static Object tried(Scan scan) {
        Random random = new Random(4);
        List<Float> results = new ArrayList<>();
        for (int length = 3; length < 6; length++) {
            float[] x = new float[length];
            for (int i = 0; i < length; i++) x[i] = random.nextFloat();
            for (float y : scan.apply(x, new float[] {random.nextFloat(), random.nextFloat()})) results.add(y);
        }
        return results.stream().mapToDouble(Float::doubleValue).toArray();
    }
}
