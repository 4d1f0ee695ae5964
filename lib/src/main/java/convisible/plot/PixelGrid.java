package convisible.plot;

import convisible.layer.Size;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
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
    static final int TITLE_HEIGHT = 24;

    /** The smallest cell, in CSS pixels, whose number can be read. */
    static final int SMALLEST_NUMBER = 18;

    private record Window(int row, int column, int height, int width, int accent, double inset) {}

    private record Dot(int row, int column, int accent) {}

    private final float[][] values;
    private String title = "";
    private boolean named;
    private boolean numbered = true;
    private int cell = 34;
    private double largest;
    private Palette palette;
    private List<Window> windows = List.of();
    private List<Dot> dots = List.of();
    private Size padding = Size.square(0);
    private Size unseen = Size.square(0);
    private Color[][] paint;

    private PixelGrid(float[][] values) {
        this.values = values;
    }

    /** @param values rows of equal length */
    static PixelGrid of(float[][] values) {
        PixelGrid grid = new PixelGrid(values);
        double smallest = 0;
        for (float[] row : values) for (float value : row) if (value < smallest) smallest = value;
        grid.largest = Palette.largest(values);
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

    PixelGrid scaledAs(PixelGrid other) {
        return scale(other.palette, other.largest);
    }

    /** The numbers only if every one of them fits its cell. */
    PixelGrid readable() {
        return numbersFit() ? this : plain();
    }

    private boolean numbersFit() {
        if (cell < SMALLEST_NUMBER) return false;
        for (float[] row : values)
            for (float value : row)
                if (!Float.isNaN(value) && Style.textWidth(Style.TEXT.deriveFont(9f), number(value)) > cell)
                    return false;
        return true;
    }

    /** A frame around an area; each further one gets another colour. */
    public PixelGrid window(int row, int column, int height, int width) {
        return window(row, column, height, width, windows.size());
    }

    PixelGrid window(int row, int column, int height, int width, int accent) {
        return window(row, column, height, width, accent, 0);
    }

    /** @param inset how far inside the area the frame is drawn, so that frames that overlap stay apart */
    PixelGrid window(int row, int column, int height, int width, int accent, double inset) {
        PixelGrid copy = copy();
        copy.windows = new ArrayList<>(windows);
        copy.windows.add(new Window(row, column, height, width, accent, inset));
        return copy;
    }

    /** A mark in the middle of a cell. */
    PixelGrid dot(int row, int column, int accent) {
        PixelGrid copy = copy();
        copy.dots = new ArrayList<>(dots);
        copy.dots.add(new Dot(row, column, accent));
        return copy;
    }

    /**
     * A ring of zeros around the cells. Rows and columns still count from the first real cell: the ring's are −1, ….
     */
    public PixelGrid padding(int cells) {
        return padding(Size.square(cells));
    }

    PixelGrid padding(Size padding) {
        PixelGrid copy = copy();
        copy.padding = padding;
        return copy;
    }

    /** Rows at the bottom and columns at the right that are hatched, because no window reaches them. */
    PixelGrid unseen(Size unseen) {
        PixelGrid copy = copy();
        copy.unseen = unseen;
        return copy;
    }

    /** A colour for each cell, in place of that of its value. */
    PixelGrid paint(Color[][] paint) {
        PixelGrid copy = copy();
        copy.paint = paint;
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
        copy.dots = dots;
        copy.padding = padding;
        copy.unseen = unseen;
        copy.paint = paint;
        return copy;
    }

    private int rows() {
        return values.length + 2 * padding.height();
    }

    private int columns() {
        return values[0].length + 2 * padding.width();
    }

    @Override
    public int width() {
        return Math.max(columns() * cell + 4, title.isEmpty() ? 0 : Style.textWidth(Style.TITLE, title));
    }

    @Override
    public int height() {
        return rows() * cell + 4 + (title.isEmpty() ? 0 : TITLE_HEIGHT);
    }

    @Override
    public void draw(Graphics2D g) {
        if (!title.isEmpty()) {
            g.setColor(Style.INK);
            Style.centred(g, Style.TITLE, title, width() / 2.0, TITLE_HEIGHT / 2.0 - 3);
        }
        double left = (width() - columns() * cell) / 2.0, top = height() - rows() * cell - 2;
        g.translate(left + padding.width() * cell, top + padding.height() * cell);
        int bottom = values.length + padding.height(), right = values[0].length + padding.width();
        for (int i = -padding.height(); i < bottom; i++)
            for (int j = -padding.width(); j < right; j++) {
                drawCell(g, i, j);
                if (i >= bottom - unseen.height() || j >= right - unseen.width()) hatch(g, j * cell, i * cell);
            }
        for (Dot dot : dots) {
            g.setColor(Style.accent(dot.accent()));
            double size = cell / 3.0;
            g.fill(new Ellipse2D.Double(dot.column() * cell + size, dot.row() * cell + size, size, size));
        }
        for (Window window : windows) {
            g.setColor(Style.accent(window.accent()));
            g.setStroke(Style.line(3.5));
            g.draw(new Rectangle2D.Double(
                    window.column() * cell + window.inset(),
                    window.row() * cell + window.inset(),
                    window.width() * cell - 2 * window.inset(),
                    window.height() * cell - 2 * window.inset()));
        }
        g.translate(-left - padding.width() * cell, -top - padding.height() * cell);
    }

    private boolean isPadding(int i, int j) {
        return i < 0 || j < 0 || i >= values.length || j >= values[0].length;
    }

    private void drawCell(Graphics2D g, int i, int j) {
        Color color = color(i, j);
        Rectangle2D square = new Rectangle2D.Double(j * cell, i * cell, cell, cell);
        g.setColor(color);
        g.fill(square);
        g.setColor(Style.FAINT);
        g.setStroke(isPadding(i, j) ? Style.DASHED : Style.line(1));
        g.draw(square);
        String text = text(i, j);
        if (text.isEmpty()) return;
        Font font = Style.fitting(Style.TEXT.deriveFont(Math.min(15f, cell * 0.45f)), text, cell - 4);
        g.setColor(isPadding(i, j) ? Style.FADED : Style.readableOn(color));
        Style.centred(g, font, text, (j + 0.5) * cell, (i + 0.5) * cell);
    }

    private Color color(int i, int j) {
        if (isPadding(i, j) || Float.isNaN(values[i][j])) return Style.PAPER;
        if (paint != null && paint[i][j] != null) return paint[i][j];
        return palette.color(largest == 0 ? 0 : values[i][j] / largest);
    }

    private void hatch(Graphics2D g, double x, double y) {
        g.setColor(Style.FADED);
        g.setStroke(Style.line(1));
        for (double share = 0.25; share <= 1; share += 0.25) {
            g.draw(new Line2D.Double(x, y + share * cell, x + share * cell, y));
            if (share < 1) g.draw(new Line2D.Double(x + share * cell, y + cell, x + cell, y + share * cell));
        }
    }

    private String text(int i, int j) {
        if (isPadding(i, j)) return cell >= SMALLEST_NUMBER ? "0" : "";
        if (named) return Integer.toString(i * values[0].length + j, Character.MAX_RADIX);
        return numbered && !Float.isNaN(values[i][j]) ? number(values[i][j]) : "";
    }

    /** Whole numbers as they are, others with two decimals; a real minus sign. */
    static String number(float value) {
        String text = value == Math.rint(value) ? Long.toString((long) value) : format("%.2f", value);
        if (Math.abs(value) >= 1e5) text = format("%.1e", value).replaceAll("e\\+?(-?)0?", "e$1");
        return text.replace('-', '−');
    }

    private static String format(String format, float value) {
        return String.format(Locale.ROOT, format, value);
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
        if (!padding.isAll(0))
            alt.append("; around it ").append(padding.brief()).append(" of zero padding");
        if (!unseen.isAll(0))
            alt.append("; hatched, because no window reaches them: ")
                    .append(unseen.height())
                    .append(" rows at the bottom and ")
                    .append(unseen.width())
                    .append(" columns at the right");
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
