package convisible.notebook.exercise;

/** The exercises of chapter 13, Non-linearity. */
public final class Chapter13 {
    /** An activation function, for a row of numbers. */
    @FunctionalInterface
    public interface Activation {
        float[] of(float[] values);
    }

    private interface Bend {
        float of(float value);
    }

    /** What ReLU makes of four numbers. */
    public static final Exercise<Object> exercise1 = Exercise.value(
                    "13.1", new double[] {-2, 0.5, 3, -0.1}, new double[] {0, 0.5, 3, 0})
            .right("However little below zero a number is, it becomes 0.")
            .wrong(new double[] {2, 0.5, 3, 0.1}, "That is the absolute value. ReLU does not turn a no into a yes.")
            .wrong(new double[] {0, 0.5, 3, -0.1}, "−0.1 is negative, too.")
            .wrong(new double[] {0, 1, 1, 0}, "A positive number stays what it is.")
            .wrong(new double[] {0, 0, 3, 0}, "0.5 is positive, so it stays.")
            .otherwise("Negative numbers become 0, the others stay.");

    /** Two filters multiplied out. */
    public static final Exercise<Object> exercise2 = Exercise.value("13.2", new float[3], new float[] {1, 0, -1})
            .right("The middle pixel is seen by both, once with 1 and once with −1.")
            .wrong(new float[] {1, -1, 0}, "That is the second filter alone, with a weight to spare.")
            .wrong(new float[] {1, 1, -1}, "The middle pixel is seen twice: once with 1·1, once with 1·(−1).")
            .wrong(new float[] {-1, 0, 1}, "Almost: this is the other way round. The first weight is 1·1.")
            .wrong(
                    new float[] {1, 2, 1},
                    "That would be (1, 1) twice. The second filter takes its right neighbour away.")
            .otherwise("(x1 + x2) − (x2 + x3): which weight has each of the three pixels?");

    /** How far ten layers see. */
    public static final Exercise<Object> exercise3 = Exercise.value("13.3", 0, 21)
            .right("Each layer after the first sees one pixel further on every side.")
            .wrong(30, "The filters overlap: a second 3×3 adds 2, not 3.")
            .wrong(20, "The first layer sees 3, not 2.")
            .wrong(12, "Each further layer adds one pixel on both sides.")
            .wrong(23, "The first layer sees 3; only nine further ones add to it.")
            .otherwise("Two 3×3 layers see 5×5. How much does each further one add?");

    /** ReLU6. */
    public static final Exercise<Activation> exercise4 = Exercise.<Activation>function(
                    "13.4",
                    values -> values,
                    values -> each(values, v -> Math.min(6, Math.max(0, v))),
                    answer -> answer.of(new float[] {-9, -0.5f, 0, 0.5f, 5.9f, 6, 7.5f, 100}))
            .right("Networks for phones like it, as its numbers stay small.")
            .wrong(values -> each(values, v -> Math.max(0, v)), "That is ReLU. What lies above 6 becomes 6.")
            .wrong(values -> each(values, v -> Math.min(6, v)), "Negative numbers become 0.")
            .wrong(
                    values -> each(values, v -> v > 6 || v < 0 ? 0 : v),
                    "A number above 6 becomes 6, not 0: a strong yes stays a yes.")
            .wrong(values -> each(values, v -> Math.max(-6, Math.min(6, v))), "It stops at 0 and at 6, not at −6.")
            .otherwise("`Math.min(6, Math.max(0, values[i]))` for each i.");

    private Chapter13() {}

    private static float[] each(float[] values, Bend bend) {
        float[] bent = new float[values.length];
        for (int i = 0; i < values.length; i++) bent[i] = bend.of(values[i]);
        return bent;
    }
}
