package convisible.notebook;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** One way to write all the numbers of a table, so that their digits stand below each other. */
final class NumberFormat {
    private NumberFormat() {}

    /**
     * Whole numbers without decimals; others with about five digits of the largest; very large or small ones with a
     * power.
     */
    static DoubleFunction<String> of(double[] numbers) {
        double[] finite = Arrays.stream(numbers).filter(Double::isFinite).toArray();
        double largest = Arrays.stream(finite).map(Math::abs).max().orElse(0);
        boolean whole = Arrays.stream(finite).allMatch(number -> number == Math.rint(number));
        String pattern = pattern(whole, largest);
        return number -> {
            if (Double.isInfinite(number)) return number > 0 ? "∞" : "-∞";
            return Double.isNaN(number) ? "NaN" : String.format(Locale.ROOT, pattern, number + 0.0);
        };
    }

    private static String pattern(boolean whole, double largest) {
        if (whole && largest < 1e9) return "%.0f";
        if (largest < 1e-3 || largest >= 1e5) return "%.3e";
        if (largest >= 100) return "%.2f";
        return largest >= 10 ? "%.3f" : "%.4f";
    }
}
