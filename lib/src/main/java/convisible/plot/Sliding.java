package convisible.plot;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.layer.AvgPool2d;
import convisible.layer.Conv2d;
import convisible.layer.Layer;
import convisible.layer.MaxPool2d;
import convisible.layer.Size;
import convisible.layer.Window;
import java.awt.Color;
import java.util.List;

/**
 * Where a window finds its places on a plane: the plane with its ring of padding, some places of the window, the output
 * with the cells that come from them, and the sizes worked out underneath. What no place reaches is hatched.
 */
public final class Sliding implements Composed {
    private static final int LARGEST_CELL = 34;
    private static final int SMALLEST_CELL = 5;
    private static final int TALLEST = 420;
    private static final int ARROW = 64;

    private final Window window;
    private final Size input;
    private final Size output;
    private final List<Size> places; // as row and column of the output
    private final Figure whole;

    private Sliding(Window window, Size input, List<Size> places) {
        this.window = window;
        this.input = input;
        this.output = window.output(input);
        this.places = places;
        whole = new Column(List.of(
                new Row(List.of(before(), new Sign("→"), after())),
                Caption.of(window.workedOut(input)),
                Caption.of(rest())));
    }

    /** @throws convisible.array.ShapeException if the window does not fit the input */
    static Sliding of(Layer layer, Shape input) {
        layer.outputShape(input);
        Window window = window(layer);
        Size plane = new Size(input.dim(1), input.dim(2)), output = window.output(plane);
        return new Sliding(window, plane, firstPlaces(output));
    }

    static Window window(Layer layer) {
        if (layer instanceof Conv2d conv) return conv.window();
        if (layer instanceof MaxPool2d pool) return pool.window();
        if (layer instanceof AvgPool2d pool) return pool.window();
        throw new PlainException(layer + " has no window that slides. Use conv(…), maxPool(…) or avgPool(…).");
    }

    /** The first place, the one right of it and the one below it. */
    private static List<Size> firstPlaces(Size output) {
        return List.of(new Size(0, 0), new Size(0, 1), new Size(1, 0)).stream()
                .filter(place -> place.height() < output.height() && place.width() < output.width())
                .toList();
    }

    /**
     * Only the place that gives the output at this row and column.
     *
     * @throws PlainException if the output has no such cell
     */
    public Sliding at(int row, int column) {
        if (row < 0 || column < 0 || row >= output.height() || column >= output.width())
            throw new PlainException("The output is " + output + ", so it has no row " + row + ", column " + column
                    + ". Both count from 0.");
        return new Sliding(window, input, List.of(new Size(row, column)));
    }

    private Figure before() {
        PixelGrid grid = blank(input)
                .padding(window.padding())
                .unseen(window.cutOff(input))
                .title("input " + input
                        + (window.padding().isAll(0)
                                ? ""
                                : ", padding " + window.padding().brief()));
        Size extent = window.extent();
        for (int i = 0; i < places.size(); i++) {
            int top = places.get(i).height() * window.stride().height()
                    - window.padding().height();
            int left = places.get(i).width() * window.stride().width()
                    - window.padding().width();
            grid = grid.window(top, left, extent.height(), extent.width(), i, cell() < 14 ? 0 : 2.5 * i);
            if (!window.dilation().isAll(1)) grid = dots(grid, top, left, i);
        }
        return grid;
    }

    /** Which cells a window with gaps looks at. */
    private PixelGrid dots(PixelGrid grid, int top, int left, int accent) {
        for (int u = 0; u < window.filter().height(); u++)
            for (int v = 0; v < window.filter().width(); v++)
                grid = grid.dot(
                        top + u * window.dilation().height(),
                        left + v * window.dilation().width(),
                        accent);
        return grid;
    }

    private Figure after() {
        Color[][] paint = new Color[output.height()][output.width()];
        for (int i = 0; i < places.size(); i++)
            paint[places.get(i).height()][places.get(i).width()] = Style.accent(i);
        return blank(output).paint(paint).title("output " + output);
    }

    private PixelGrid blank(Size size) {
        return PixelGrid.of(new float[size.height()][size.width()]).plain().cell(cell());
    }

    private int cell() {
        Size padded = new Size(
                input.height() + 2 * window.padding().height(),
                input.width() + 2 * window.padding().width());
        int across = (MAX_WIDTH - 2 * MARGIN - ARROW) / (padded.width() + output.width());
        int down = TALLEST / Math.max(padded.height(), output.height());
        int cell = Math.min(LARGEST_CELL, Math.min(across, down));
        if (cell < SMALLEST_CELL)
            throw new PlainException("A padded plane of " + padded + " cells is too large to draw cell by cell. "
                    + "Show the arithmetic on a smaller one; explain(…) works out any size.");
        return cell;
    }

    private String rest() {
        Size rest = window.cutOff(input);
        if (rest.isAll(0)) return "No rest: the last place ends at the edge.";
        String rows = lines(rest.height(), "row"), columns = lines(rest.width(), "column");
        String cut = rows + (rows.isEmpty() || columns.isEmpty() ? "" : " and ") + columns;
        return "The division leaves a rest: no place reaches the last " + cut + " (hatched).";
    }

    private static String lines(int count, String what) {
        return count == 0 ? "" : count == 1 ? what : count + " " + what + "s";
    }

    @Override
    public Figure whole() {
        return whole;
    }

    @Override
    public String alt() {
        StringBuilder alt = new StringBuilder("A window of " + window.filter() + " slides over an input of " + input);
        if (!window.padding().isAll(0))
            alt.append(" with ").append(window.padding().brief()).append(" of zero padding");
        alt.append(" in steps of ").append(window.stride().brief());
        if (!window.dilation().isAll(1))
            alt.append(", with dilation ").append(window.dilation().brief());
        alt.append("; its output is ").append(output).append(": ").append(window.workedOut(input));
        for (Size place : places)
            alt.append("; a frame shows where the output in row ")
                    .append(place.height())
                    .append(", column ")
                    .append(place.width())
                    .append(" comes from");
        return alt.append(". ").append(rest()).toString();
    }
}
