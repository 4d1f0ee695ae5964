package convisible.plot;

import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Many planes of numbers at once, feature maps or filters: white where positive, middle grey at zero, black where
 * negative. Unless told otherwise all share one scale, so that a faint map looks faint.
 */
public final class Montage implements Composed {
    private static final int SMALL = 12;
    private static final int FEW = 12;
    private static final int SMALLEST_TILE = 12;
    private static final int NAMES = 64;
    private static final int MOST_CHANNELS = 36;

    private final Tensor planes; // K×H×W
    private List<String> titles = List.of();
    private String name = "map";
    private boolean numbered;
    private boolean ownScale;
    private int channels = 1;

    private Montage(Tensor planes) {
        this.planes = planes;
    }

    /** Feature maps, K×H×W. Small ones show their numbers. */
    static Montage ofMaps(Tensor maps, String... titles) {
        Montage montage = new Montage(maps);
        montage.titles = List.of(titles);
        montage.numbered = maps.shape().dim(1) <= SMALL
                && maps.shape().dim(2) <= SMALL
                && maps.shape().dim(0) <= FEW;
        return montage;
    }

    /** Filters, K×C×F×F: a row for each filter if it has several channels. */
    static Montage ofFilters(Tensor weight) {
        int filters = weight.shape().dim(0), channels = weight.shape().dim(1);
        int height = weight.shape().dim(2), width = weight.shape().dim(3);
        Montage montage = new Montage(new Tensor(Shape.shape(filters * channels, height, width), weight.data()));
        montage.name = "filter";
        montage.channels = channels;
        if (channels > MOST_CHANNELS)
            throw new ShapeException("Filters of " + channels + " channels do not fit side by side; at most "
                    + MOST_CHANNELS + " do. Show the planes of one filter: Plot.maps(weight.slice(0)).");
        return montage;
    }

    /** The number in each cell. */
    public Montage numbered() {
        Montage copy = copy();
        copy.numbered = true;
        return copy;
    }

    /** Colours only. */
    public Montage plain() {
        Montage copy = copy();
        copy.numbered = false;
        return copy;
    }

    /**
     * Each plane with a scale of its own, which is written above it: shows the shape of faint ones, hides that they
     * are.
     */
    public Montage ownScale() {
        Montage copy = copy();
        copy.ownScale = true;
        return copy;
    }

    private Montage copy() {
        Montage copy = new Montage(planes);
        copy.titles = titles;
        copy.name = name;
        copy.numbered = numbered;
        copy.ownScale = ownScale;
        copy.channels = channels;
        return copy;
    }

    private int count() {
        return planes.shape().dim(0);
    }

    @Override
    public Figure whole() {
        List<Figure> tiles = new ArrayList<>();
        double shared = strongest(planes.data());
        for (int k = 0; k < count(); k++) tiles.add(tile(k, shared));
        Figure table = channels == 1 ? new Row(tiles, gap()) : new Column(table(tiles), gap());
        if (numbered || ownScale) return table;
        return new Column(List.of(table, new ColorBar(Palette.RELIEF, shared)));
    }

    /** A row for each filter, a column for each channel, and their names around them. */
    private List<Figure> table(List<Figure> tiles) {
        List<Figure> header = new ArrayList<>(List.of(new Caption("", NAMES)));
        String prefix = tiles.get(0).width() < 64 ? "" : "channel ";
        for (int c = 0; c < channels; c++)
            header.add(new Caption(prefix + c, tiles.get(c).width()));
        List<Figure> rows = new ArrayList<>(List.of(new Row(header, gap())));
        for (int k = 0; k < tiles.size() / channels; k++) {
            List<Figure> row = new ArrayList<>(List.of(new Caption("filter " + k, NAMES)));
            row.addAll(tiles.subList(k * channels, (k + 1) * channels));
            rows.add(new Row(row, gap()));
        }
        return rows;
    }

    private int gap() {
        return count() <= FEW ? 16 : 6;
    }

    private int tileWidth() {
        int wide = count() <= FEW ? 172 : count() <= 100 ? 67 : 40;
        if (channels == 1) return wide;
        int room = (MAX_WIDTH - 2 * MARGIN - NAMES - gap() * channels) / channels;
        return Math.max(SMALLEST_TILE, Math.min(wide, room));
    }

    private Figure tile(int k, double shared) {
        Tensor plane = planes.slice(k);
        double strongest = ownScale ? strongest(plane.data()) : shared;
        String title = (title(k) + (ownScale ? " ±" + ColorBar.number(strongest) : "")).strip();
        if (!numbered)
            return Picture.of(plane)
                    .scale(Palette.RELIEF, strongest)
                    .wide(tileWidth())
                    .title(title);
        return PixelGrid.of(plane.rows())
                .cell(30)
                .scale(Palette.SIGNED, strongest)
                .title(title);
    }

    /** Numbered cells take the largest number as the strongest; pictures leave out a hundredth, the outliers. */
    private double strongest(float[] data) {
        return numbered ? Palette.largest(data) : Picture.strongest(data);
    }

    private String title(int k) {
        if (channels > 1) return "";
        if (k < titles.size()) return titles.get(k);
        return count() <= FEW ? name + " " + k : Integer.toString(k);
    }

    @Override
    public String alt() {
        if (channels == 1 && count() <= FEW) return whole().alt();
        return count() / channels + " " + name + "s of " + (channels == 1 ? "" : channels + "×")
                + planes.shape().dim(1) + "×" + planes.shape().dim(2)
                + ", white where positive, grey at zero, black where negative, "
                + (ownScale ? "each with a scale of its own" : "all in one scale");
    }
}
