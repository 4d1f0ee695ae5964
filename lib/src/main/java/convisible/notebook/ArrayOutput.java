package convisible.notebook;

import convisible.plot.Plot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * An array of numbers as small tables, one for each plane of its last two axes. Of a long axis the two ends are shown
 * and the middle is left out, so a large array costs no more than a small one.
 */
final class ArrayOutput {
    private static final int MOST_PLANES = 4;
    private static final int GAP = -1;
    /** To which pictures with few pixels are enlarged, in CSS pixels. */
    private static final int PICTURE_WIDTH = 224;

    private final ArrayView array;
    /** How many places at each end of a long axis. */
    private final int end;

    private ArrayOutput(ArrayView array) {
        this.array = array;
        end = array.planes() == 1 ? 5 : 3;
    }

    /** A picture if the shape is that of one, with 1 or 3 channels and neither tiny nor huge; else a table. */
    static Output of(INDArray array) {
        ArrayView view = ArrayView.of(array);
        if (!view.isPicture()) return table(view);
        int columns = view.lengthFromEnd(0);
        int zoom = Math.max(1, PICTURE_WIDTH / columns);
        return PictureOutput.of(Plot.image(array).wide(zoom * columns));
    }

    /** A Java array of numbers, such as {@code float[][]}, always as a table. */
    static Output of(Object array) {
        return table(ArrayView.of(array));
    }

    static Output table(ArrayView array) {
        return new ArrayOutput(array).output();
    }

    private Output output() {
        if (array.dims().length == 0) return new Output("<p>" + scalar() + "</p>", scalar());
        StringBuilder html = new StringBuilder("<p>" + array.headline() + "</p>");
        StringBuilder text = new StringBuilder(array.headline());
        int planes = array.isEmpty() ? 0 : array.planes();
        for (int plane = 0; plane < Math.min(planes, MOST_PLANES); plane++) {
            Grid grid = grid(plane);
            String name = array.dims().length > 2 ? Arrays.toString(array.planeIndex(plane)) : "";
            html.append("<div style=\"display:inline-block;margin-right:24px\">" + name + grid.html() + "</div>");
            text.append(name.isEmpty() ? "\n" : "\n" + name + "\n").append(grid.text());
        }
        if (planes > MOST_PLANES) {
            String more = "… " + (planes - MOST_PLANES) + " more";
            html.append("<p>" + more + "</p>");
            text.append("\n" + more);
        }
        return new Output(html.toString(), text.toString());
    }

    private String scalar() {
        double number = array.number(0, 0, 0);
        return array.headline() + " " + NumberFormat.of(new double[] {number}).apply(number);
    }

    /** One plane, with the indices of its columns above and, if it has rows, theirs at the left. */
    private Grid grid(int plane) {
        List<Integer> rows = shown(array.lengthFromEnd(1));
        List<Integer> columns = shown(array.lengthFromEnd(0));
        DoubleFunction<String> format = NumberFormat.of(rows.stream()
                .filter(row -> row != GAP)
                .flatMapToDouble(row -> columns.stream()
                        .filter(column -> column != GAP)
                        .mapToDouble(column -> array.number(plane, row, column)))
                .toArray());
        List<List<String>> lines = new ArrayList<>();
        for (int row : rows) {
            List<String> line = new ArrayList<>();
            if (array.dims().length > 1) line.add(index(row));
            for (int column : columns)
                line.add(row == GAP || column == GAP ? "…" : format.apply(array.number(plane, row, column)));
            lines.add(line);
        }
        List<String> header = new ArrayList<>();
        if (array.dims().length > 1) header.add("");
        columns.forEach(column -> header.add(index(column)));
        return new Grid(header, lines, Collections.nCopies(header.size(), false));
    }

    /** The places along an axis that are shown, with {@link #GAP} for the middle of a long one. */
    private List<Integer> shown(int length) {
        if (length <= 2 * end + 2) return IntStream.range(0, length).boxed().toList();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < end; i++) places.add(i);
        places.add(GAP);
        for (int i = length - end; i < length; i++) places.add(i);
        return places;
    }

    private static String index(int place) {
        return place == GAP ? "…" : String.valueOf(place);
    }
}
