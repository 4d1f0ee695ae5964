package convisible.layer;

import convisible.array.ShapeException;

/**
 * A window that slides over a plane: the arithmetic that convolution and pooling share.
 *
 * <p>Along one axis, a filter of size {@code f} with dilation {@code d} covers {@code d·(f − 1) + 1} cells, its extent.
 * On an input of length {@code n}, padded with {@code p} zeros on either side and stepped by {@code s}, it finds
 * {@code ⌊(n + 2p − extent) / s⌋ + 1} places. When the division leaves a rest, that many cells at the far end are never
 * looked at: {@link #cutOff}.
 *
 * @param filter cells that the window looks at, at least 1×1
 * @param stride step from one place to the next, at least 1
 * @param padding zeros added on <em>each</em> side, at least 0
 * @param dilation distance between neighbouring cells of the window, 1 for an ordinary, dense window
 */
public record Window(Size filter, Size stride, Size padding, Size dilation) {
    public Window {
        check("filter size", filter, 1);
        check("stride", stride, 1);
        check("padding", padding, 0);
        check("dilation", dilation, 1);
    }

    public static Window of(Size filter, Size stride) {
        return new Window(filter, stride, Size.square(0), Size.square(1));
    }

    public Window withStride(Size stride) {
        return new Window(filter, stride, padding, dilation);
    }

    public Window withPadding(Size padding) {
        return new Window(filter, stride, padding, dilation);
    }

    public Window withDilation(Size dilation) {
        return new Window(filter, stride, padding, dilation);
    }

    /**
     * How many places the window finds.
     *
     * @throws ShapeException if it does not fit even once
     */
    public Size output(Size input) {
        return new Size(
                output("high", input.height(), filter.height(), stride.height(), padding.height(), dilation.height()),
                output("wide", input.width(), filter.width(), stride.width(), padding.width(), dilation.width()));
    }

    /** Rows at the bottom and columns at the right of the padded input that no place of the window reaches. */
    public Size cutOff(Size input) {
        output(input);
        return new Size(
                Math.toIntExact(
                        room(input.height(), filter.height(), padding.height(), dilation.height()) % stride.height()),
                Math.toIntExact(
                        room(input.width(), filter.width(), padding.width(), dilation.width()) % stride.width()));
    }

    private static int output(String direction, int input, int filter, int stride, int padding, int dilation) {
        long room = room(input, filter, padding, dilation);
        if (room < 0) {
            long extent = extent(filter, dilation);
            throw new ShapeException("the filter is " + extent + " " + direction
                    + (dilation > 1 ? " (" + filter + " cells, dilation " + dilation + ")" : "")
                    + ", but the input only "
                    + (input + 2L * padding)
                    + (padding > 0 ? " (" + input + " + 2·" + padding + " padding)" : "") + ". Use padding("
                    + (extent - input + 1) / 2 + ") or more, a smaller filter, or a larger input.");
        }
        return Math.toIntExact(room / stride + 1);
    }

    /** How far the window can slide. */
    private static long room(int input, int filter, int padding, int dilation) {
        return input + 2L * padding - extent(filter, dilation);
    }

    /** The cells from the first that the window looks at to the last, those left out between them included. */
    public Size extent() {
        return new Size(
                Math.toIntExact(extent(filter.height(), dilation.height())),
                Math.toIntExact(extent(filter.width(), dilation.width())));
    }

    static long extent(int filter, int dilation) {
        return (long) dilation * (filter - 1) + 1;
    }

    /** The four numbers, those that are not at their default. */
    String options(Size defaultStride) {
        return (stride.equals(defaultStride) ? "" : ", stride " + stride.brief())
                + (padding.isAll(0) ? "" : ", padding " + padding.brief())
                + (dilation.isAll(1) ? "" : ", dilation " + dilation.brief());
    }

    /** The output size worked out in one line: {@code height (28 + 2·2 − 5)/1 + 1 = 28}. */
    public String workedOut(Size input) {
        Size output = output(input);
        String height = workedOut(
                input.height(), filter.height(), stride.height(), padding.height(), dilation.height(), output.height());
        String width = workedOut(
                input.width(), filter.width(), stride.width(), padding.width(), dilation.width(), output.width());
        return height.equals(width) ? "height and width " + height : "height " + height + ", width " + width;
    }

    private static String workedOut(int input, int filter, int stride, int padding, int dilation, int output) {
        long room = room(input, filter, padding, dilation);
        String quotient = "(" + input + " + 2·" + padding + " − " + extent(filter, dilation) + ")/" + stride;
        return (room % stride == 0 ? quotient : "⌊" + quotient + "⌋") + " + 1 = " + output;
    }

    private static void check(String what, Size size, int least) {
        if (size.height() < least || size.width() < least)
            throw new ShapeException("A " + what + " is at least " + least + ", but this one is " + size + ".");
    }
}
