package convisible.plot;

import convisible.array.ShapeException;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** A matrix as coloured cells with labelled rows and columns, and a bar that says which number has which colour. */
public final class HeatMap implements Figure {
    private static final int LARGEST_CELL = 40;
    private static final int TITLE_HEIGHT = 24;
    private static final int TALLEST = 560;

    private final float[][] values;
    private Palette palette;
    private double largest;
    private float[][] numbers;
    private String title = "";
    private List<String> rowNames;
    private List<String> columnNames;
    private String rowAxis = "row";
    private String columnAxis = "column";
    private String bar = "";

    private HeatMap(float[][] values) {
        this.values = values;
    }

    /** @param values rows of equal length */
    static HeatMap of(float[][] values) {
        HeatMap map = new HeatMap(values);
        boolean signed = false;
        for (float[] row : values) for (float value : row) signed |= value < 0;
        map.largest = Palette.largest(values);
        map.palette = signed ? Palette.SIGNED : Palette.HEAT;
        map.rowNames = counted(values.length);
        map.columnNames = counted(values[0].length);
        return map;
    }

    private static List<String> counted(int length) {
        return IntStream.range(0, length).mapToObj(Integer::toString).toList();
    }

    /**
     * How often an example of one class was taken for another. Colours are shares of the row, so that rare classes can
     * be read as well as frequent ones.
     *
     * @param counts {@code counts[truth][answer]}, square
     * @throws ShapeException if the matrix is not square or the names are not one for each class
     */
    static HeatMap confusion(int[][] counts, String... classes) {
        int n = counts.length;
        float[][] shares = new float[n][n], numbers = new float[n][n];
        long right = 0, all = 0;
        for (int i = 0; i < n; i++) {
            if (counts[i].length != n)
                throw new ShapeException("A confusion matrix has as many columns as rows, but row " + i + " of " + n
                        + " has " + counts[i].length + " columns.");
            long row = Arrays.stream(counts[i]).asLongStream().sum();
            for (int j = 0; j < n; j++) {
                numbers[i][j] = counts[i][j];
                shares[i][j] = row == 0 ? 0 : counts[i][j] / (float) row;
            }
            right += counts[i][i];
            all += row;
        }
        HeatMap map = of(shares).axes("truth", "answer").title(right + " of " + all + " right");
        map.numbers = numbers;
        map.largest = 1;
        map.bar = "share of the row";
        return classes.length == 0 ? map : map.rows(classes).columns(classes);
    }

    public HeatMap title(String title) {
        HeatMap copy = copy();
        copy.title = title;
        return copy;
    }

    /** The number in each cell, where the cells are large enough. */
    public HeatMap numbered() {
        HeatMap copy = copy();
        copy.numbers = values;
        return copy;
    }

    /** Colours with this number as the strongest, so that several heat maps can share one scale. */
    public HeatMap scale(Palette palette, double largest) {
        HeatMap copy = copy();
        copy.palette = palette;
        copy.largest = largest;
        return copy;
    }

    /** What the rows and the columns stand for. */
    public HeatMap axes(String rows, String columns) {
        HeatMap copy = copy();
        copy.rowAxis = rows;
        copy.columnAxis = columns;
        return copy;
    }

    /** A name for each row, in place of its number. */
    public HeatMap rows(String... names) {
        HeatMap copy = copy();
        copy.rowNames = checked(names, values.length, "row");
        return copy;
    }

    /** A name for each column, in place of its number. */
    public HeatMap columns(String... names) {
        HeatMap copy = copy();
        copy.columnNames = checked(names, values[0].length, "column");
        return copy;
    }

    private static List<String> checked(String[] names, int length, String what) {
        if (names.length != length)
            throw new ShapeException("This heat map has " + length + " " + what + "s, but " + names.length
                    + " names were given. Give one for each " + what + ".");
        return List.of(names);
    }

    private HeatMap copy() {
        HeatMap copy = new HeatMap(values);
        copy.palette = palette;
        copy.largest = largest;
        copy.numbers = numbers;
        copy.title = title;
        copy.rowNames = rowNames;
        copy.columnNames = columnNames;
        copy.rowAxis = rowAxis;
        copy.columnAxis = columnAxis;
        copy.bar = bar;
        return copy;
    }

    private ColorBar colorBar() {
        return new ColorBar(palette, largest);
    }

    private static int widest(List<String> names) {
        return names.stream()
                .mapToInt(name -> Style.textWidth(Style.TEXT, name))
                .max()
                .orElse(0);
    }

    /** Room for the row axis, which is written upwards, and the rows' names. */
    private int left() {
        return 26 + widest(rowNames) + 8;
    }

    private double cell() {
        double across = (MAX_WIDTH - 2.0 * MARGIN - left() - 2) / values[0].length;
        return Math.min(LARGEST_CELL, Math.min(across, TALLEST / (double) values.length));
    }

    /** Column names that are wider than a cell are written upwards. */
    private boolean upwards() {
        return widest(columnNames) > cell() - 4;
    }

    private int namesHeight() {
        return upwards() ? Math.min(120, widest(columnNames)) + 8 : 22;
    }

    private int top() {
        return (title.isEmpty() ? 0 : TITLE_HEIGHT) + 22 + namesHeight();
    }

    private int mapWidth() {
        return left() + (int) Math.ceil(values[0].length * cell()) + 2;
    }

    private int barRoom() {
        return colorBar().height() + 12 + (bar.isEmpty() ? 0 : 18);
    }

    @Override
    public int width() {
        return Math.max(Math.max(mapWidth(), colorBar().width()), Style.textWidth(Style.TITLE, title));
    }

    @Override
    public int height() {
        return top() + (int) Math.ceil(values.length * cell()) + barRoom();
    }

    @Override
    public void draw(Graphics2D g) {
        AffineTransform before = g.getTransform();
        g.setColor(Style.INK);
        if (!title.isEmpty()) Style.centred(g, Style.TITLE, title, width() / 2.0, TITLE_HEIGHT / 2.0 - 3);
        g.translate((width() - mapWidth()) / 2.0 + left(), top());
        double cell = cell(), right = values[0].length * cell, bottom = values.length * cell;
        Style.centred(g, Style.TITLE, columnAxis, right / 2, -namesHeight() - 11);
        upwards(g, Style.TITLE, rowAxis, 11 - left(), bottom / 2);
        drawNames(g);
        for (int i = 0; i < values.length; i++) for (int j = 0; j < values[i].length; j++) drawCell(g, i, j);
        g.setColor(Style.FADED);
        g.setStroke(Style.line(1));
        g.draw(new Rectangle2D.Double(0, 0, right, bottom));
        g.setTransform(before);
        g.translate((width() - colorBar().width()) / 2.0, height() - colorBar().height() - (bar.isEmpty() ? 0 : 18));
        colorBar().draw(g);
        if (!bar.isEmpty())
            Style.centred(
                    g, Style.TEXT, bar, colorBar().width() / 2.0, colorBar().height() + 8);
        g.setTransform(before);
    }

    private void drawNames(Graphics2D g) {
        int every = (int) Math.ceil(14 / cell());
        for (int i = 0; i < values.length; i += every) {
            String name = rowNames.get(i);
            Style.centred(g, Style.TEXT, name, -8 - Style.textWidth(Style.TEXT, name) / 2.0, (i + 0.5) * cell());
        }
        for (int j = 0; j < values[0].length; j += every) {
            String name = columnNames.get(j);
            double x = (j + 0.5) * cell();
            if (upwards()) upwards(g, Style.TEXT, name, x, -6 - Style.textWidth(Style.TEXT, name) / 2.0);
            else Style.centred(g, Style.TEXT, name, x, -11);
        }
    }

    private static void upwards(Graphics2D g, Font font, String text, double x, double y) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.rotate(-Math.PI / 2);
        Style.centred(g, font, text, 0, 0);
        g.setTransform(before);
    }

    private void drawCell(Graphics2D g, int i, int j) {
        double cell = cell();
        Color color = palette.color(largest == 0 ? 0 : values[i][j] / largest);
        g.setColor(color);
        g.fill(new Rectangle2D.Double(j * cell, i * cell, cell + 0.5, cell + 0.5));
        if (numbers == null || cell < PixelGrid.SMALLEST_NUMBER) return;
        String text = PixelGrid.number(numbers[i][j]);
        g.setColor(Style.readableOn(color));
        Style.centred(g, Style.fitting(Style.TEXT, text, cell - 4), text, (j + 0.5) * cell, (i + 0.5) * cell);
    }

    @Override
    public String alt() {
        StringJoiner alt = new StringJoiner("; ");
        alt.add((title.isEmpty() ? "" : title + ": ") + "heat map of " + rowAxis + " by " + columnAxis + ", "
                + values.length + "×" + values[0].length);
        float[][] told = numbers == null ? values : numbers;
        if (values.length * values[0].length <= 144)
            for (int i = 0; i < told.length; i++) {
                StringJoiner row = new StringJoiner(" ");
                for (float value : told[i]) row.add(PixelGrid.number(value));
                alt.add(rowNames.get(i) + ": " + row);
            }
        return alt.add(colorBar().alt()).toString();
    }
}
