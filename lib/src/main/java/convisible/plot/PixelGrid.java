package convisible.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * A small matrix, cell by cell: coloured by value, with the number or the pixel's name in each cell, and with windows
 * drawn around areas. A cell that is {@code NaN} stays empty.
 */
public final class PixelGrid implements Figure {
    private static final int TITLE_HEIGHT = 24;

    private record Window(int row, int column, int height, int width, Color color) {}

    private final float[][] values;
    private String title = "";
    private boolean named;
    private boolean numbered = true;
    private int cell = 34;
    private double largest;
    private Palette palette;
    private List<Window> windows = List.of();

    private PixelGrid(float[][] values) {
        this.values = values;
    }

    /** @param values rows of equal length */
    static PixelGrid of(float[][] values) {
        PixelGrid grid = new PixelGrid(values);
        double smallest = 0;
        for (float[] row : values)
            for (float value : row) {
                smallest = Math.min(smallest, value);
                grid.largest = Math.max(grid.largest, Math.abs(value));
            }
        grid.palette = Palette.fitting(smallest, grid.largest);
        return grid;
    }

    /** The same with a line of text above. */
    public PixelGrid title(String title) {
        PixelGrid copy = copy();
        copy.title = title;
        return copy;
    }

    /** Each cell shows the pixel's name instead of its value: 0 to 9, then a, b, c, …, row by row. */
    public PixelGrid named() {
        PixelGrid copy = copy();
        copy.named = true;
        return copy;
    }

    /** Colours only. */
    public PixelGrid plain() {
        PixelGrid copy = copy();
        copy.numbered = false;
        return copy;
    }

    /** The side of a cell in CSS pixels. */
    public PixelGrid cell(int side) {
        PixelGrid copy = copy();
        copy.cell = side;
        return copy;
    }

    /** Colours as in a photo: 0 black, 1 white. */
    public PixelGrid photo() {
        return scale(Palette.LIGHT, 1);
    }

    /** Colours with this number as the strongest, so that several grids can share one scale. */
    public PixelGrid scale(Palette palette, double largest) {
        PixelGrid copy = copy();
        copy.palette = palette;
        copy.largest = largest;
        return copy;
    }

    /** A frame around an area; each further one gets another colour. */
    public PixelGrid window(int row, int column, int height, int width) {
        return window(row, column, height, width, windows.size());
    }

    PixelGrid window(int row, int column, int height, int width, int accent) {
        PixelGrid copy = copy();
        copy.windows = new ArrayList<>(windows);
        copy.windows.add(new Window(row, column, height, width, Style.accent(accent)));
        return copy;
    }

    private PixelGrid copy() {
        PixelGrid copy = new PixelGrid(values);
        copy.title = title;
        copy.named = named;
        copy.numbered = numbered;
        copy.cell = cell;
        copy.largest = largest;
        copy.palette = palette;
        copy.windows = windows;
        return copy;
    }

    @Override
    public int width() {
        return Math.max(values[0].length * cell + 4, title.isEmpty() ? 0 : Style.textWidth(Style.TITLE, title));
    }

    @Override
    public int height() {
        return values.length * cell + 4 + (title.isEmpty() ? 0 : TITLE_HEIGHT);
    }

    @Override
    public void draw(Graphics2D g) {
        if (!title.isEmpty()) {
            g.setColor(Style.INK);
            Style.centred(g, Style.TITLE, title, width() / 2.0, TITLE_HEIGHT / 2.0 - 3);
        }
        double left = (width() - values[0].length * cell) / 2.0;
        double top = height() - values.length * cell - 2;
        for (int i = 0; i < values.length; i++)
            for (int j = 0; j < values[i].length; j++) drawCell(g, i, j, left + j * cell, top + i * cell);
        for (Window window : windows) {
            g.setColor(window.color());
            g.setStroke(Style.line(3.5));
            g.draw(new Rectangle2D.Double(
                    left + window.column() * cell,
                    top + window.row() * cell,
                    window.width() * cell,
                    window.height() * cell));
        }
    }

    private void drawCell(Graphics2D g, int i, int j, double x, double y) {
        float value = values[i][j];
        Color color = Float.isNaN(value) ? Style.PAPER : palette.color(largest == 0 ? 0 : value / largest);
        Rectangle2D square = new Rectangle2D.Double(x, y, cell, cell);
        g.setColor(color);
        g.fill(square);
        g.setColor(Style.FAINT);
        g.setStroke(Style.line(1));
        g.draw(square);
        String text = text(i, j);
        if (text.isEmpty()) return;
        Font font = Style.fitting(Style.TEXT.deriveFont(Math.min(15f, cell * 0.45f)), text, cell - 4);
        g.setColor(Style.readableOn(color));
        Style.centred(g, font, text, x + cell / 2.0, y + cell / 2.0);
    }

    private String text(int i, int j) {
        if (named) return Integer.toString(i * values[0].length + j, Character.MAX_RADIX);
        return numbered && !Float.isNaN(values[i][j]) ? number(values[i][j]) : "";
    }

    /** Whole numbers as they are, others with two decimals; a real minus sign. */
    static String number(float value) {
        String text =
                value == Math.rint(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.2f", value);
        return text.replace('-', '−');
    }

    @Override
    public String alt() {
        StringBuilder alt = new StringBuilder(title.isEmpty() ? "" : title + ": ");
        alt.append("grid of ")
                .append(values.length)
                .append("×")
                .append(values[0].length)
                .append(" cells");
        if (named) alt.append(", named row by row from 0");
        else if (values.length * values[0].length <= 64)
            alt.append(", row by row: ").append(numbers());
        for (Window window : windows)
            alt.append("; a frame of ")
                    .append(window.height())
                    .append("×")
                    .append(window.width())
                    .append(" at row ")
                    .append(window.row())
                    .append(", column ")
                    .append(window.column());
        return alt.toString();
    }

    private String numbers() {
        StringJoiner rows = new StringJoiner(" / ");
        for (float[] row : values) {
            StringJoiner cells = new StringJoiner(" ");
            for (float value : row) cells.add(Float.isNaN(value) ? "empty" : number(value));
            rows.add(cells.toString());
        }
        return rows.toString();
    }
}
