package convisible.notebook.live;

import convisible.array.PlainException;
import convisible.plot.Figure;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A function of one to four controls, shown with them: whenever the reader moves one, what the function gives is shown
 * in place of what it gave before. It may give whatever a cell can show: a figure, a chart, a picture, an array, a
 * table, text.
 *
 * <p>Where nothing listens to the controls (the stored notebook, a page on the web), what it gives at their starting
 * values stands there by itself. It should depend on its arguments alone, and be quick: it is called for every step of
 * a slider, and while it runs, no cell does.
 */
public final class Live {
    private final List<Control<?>> controls;
    private final Function<List<Object>, Object> function;
    private final Object atStart;

    private Live(List<Control<?>> controls, Function<List<Object>, Object> function) {
        this.controls = controls;
        this.function = function;
        atStart = at(controls.stream().<Object>map(Control::start).toList());
    }

    public static <A> Live of(Control<A> a, Function<A, ?> function) {
        return new Live(List.of(a), values -> function.apply(value(values, 0)));
    }

    public static <A, B> Live of(Control<A> a, Control<B> b, BiFunction<A, B, ?> function) {
        return new Live(List.of(a, b), values -> function.apply(value(values, 0), value(values, 1)));
    }

    public static <A, B, C> Live of(Control<A> a, Control<B> b, Control<C> c, Function3<A, B, C> function) {
        return new Live(
                List.of(a, b, c), values -> function.apply(value(values, 0), value(values, 1), value(values, 2)));
    }

    public static <A, B, C, D> Live of(
            Control<A> a, Control<B> b, Control<C> c, Control<D> d, Function4<A, B, C, D> function) {
        return new Live(
                List.of(a, b, c, d),
                values -> function.apply(value(values, 0), value(values, 1), value(values, 2), value(values, 3)));
    }

    /** A function of three controls. */
    @FunctionalInterface
    public interface Function3<A, B, C> {
        Object apply(A a, B b, C c);
    }

    /** A function of four controls. */
    @FunctionalInterface
    public interface Function4<A, B, C, D> {
        Object apply(A a, B b, C c, D d);
    }

    /** The list holds each control's value in the place of the control. */
    @SuppressWarnings("unchecked")
    private static <T> T value(List<Object> values, int place) {
        return (T) values.get(place);
    }

    public List<Control<?>> controls() {
        return controls;
    }

    /** What the function gives at the starting values. */
    public Object atStart() {
        return atStart;
    }

    /** What the function gives at these values, one for each control. */
    public Object at(List<Object> values) {
        Object result = function.apply(values);
        if (result == null) throw new PlainException("The function gave null; let it give a figure, a table or text.");
        return result;
    }

    @Override
    public String toString() {
        String shown = atStart instanceof Figure figure ? figure.alt() : atStart.toString();
        return shown + "\n(at the starting values: this kernel moves no controls; the course's own does)";
    }
}
