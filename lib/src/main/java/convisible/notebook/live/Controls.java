package convisible.notebook.live;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** The controls under their short names. */
public final class Controls {
    private Controls() {}

    /** Whole numbers from {@code min} to {@code max}, starting at {@code min}. */
    public static Slider<Integer> slider(String name, int min, int max, int step) {
        return Slider.of(name, min, max, step, BigDecimal::intValueExact);
    }

    /** Decimal numbers from {@code min} to {@code max}, starting at {@code min}. */
    public static Slider<Double> slider(String name, double min, double max, double step) {
        return Slider.of(name, min, max, step, BigDecimal::doubleValue);
    }

    /** One of these values, under the names that their {@code toString} gives. It starts at the first. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> DropDown<T> dropDown(String name, T... values) {
        return dropDown(name, List.of(values), Object::toString);
    }

    /** One of these values. It starts at the first. */
    public static <T> DropDown<T> dropDown(String name, List<T> values, Function<? super T, String> names) {
        return new DropDown<>(name, values, values.stream().<String>map(names).toList(), 0);
    }

    /** Yes or no, starting at {@code start}. */
    public static Toggle toggle(String name, boolean start) {
        return new Toggle(name, start);
    }

    /** A button whose value is how often it was pressed: a seed, say. */
    public static Button button(String name) {
        return new Button(name);
    }
}
