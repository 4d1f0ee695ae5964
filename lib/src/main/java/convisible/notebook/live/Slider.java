package convisible.notebook.live;

import convisible.array.PlainException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.Function;

/**
 * A number between two others, in steps. Decimals are kept exactly, so that ten steps of 0.1 are 1.
 *
 * @param first where it starts
 * @param type makes the value from the decimal number
 */
public record Slider<T extends Number>(
        String name, BigDecimal min, BigDecimal max, BigDecimal step, BigDecimal first, Function<BigDecimal, T> type)
        implements Control<T> {

    public Slider {
        if (max.compareTo(min) <= 0
                || step.signum() <= 0
                || max.subtract(min).remainder(step).signum() != 0)
            throw new PlainException("The slider “" + name + "” goes from " + min + " to " + max + " in steps of "
                    + step + ". It needs a largest value that whole steps reach from the smallest.");
        if (first.compareTo(min) < 0
                || first.compareTo(max) > 0
                || first.subtract(min).remainder(step).signum() != 0)
            throw new PlainException("The slider “" + name + "” cannot start at " + first + ": it goes from " + min
                    + " to " + max + " in steps of " + step + ".");
    }

    static <T extends Number> Slider<T> of(
            String name, Number min, Number max, Number step, Function<BigDecimal, T> type) {
        return new Slider<>(name, decimal(min), decimal(max), decimal(step), decimal(min), type);
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }

    /** The same slider, starting elsewhere. */
    public Slider<T> startAt(T value) {
        return new Slider<>(name, min, max, step, decimal(value), type);
    }

    @Override
    public T start() {
        return type.apply(first);
    }

    @Override
    public Widget widget() {
        int decimals = Math.max(
                0,
                Math.max(
                        step.stripTrailingZeros().scale(),
                        min.stripTrailingZeros().scale()));
        return Widget.of(
                "FloatSlider",
                Map.of(
                        "description", name,
                        "min", min,
                        "max", max,
                        "step", step,
                        "value", first,
                        "readout_format", "." + decimals + "f"));
    }

    /** The step that is nearest. */
    @Override
    public T read(Map<String, Object> message, T before) {
        if (!(message.get("value") instanceof Number moved)) return before;
        BigDecimal steps = decimal(moved).subtract(min).divide(step, 0, RoundingMode.HALF_UP);
        return type.apply(min.add(steps.multiply(step)).max(min).min(max));
    }
}
