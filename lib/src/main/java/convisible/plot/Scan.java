package convisible.plot;

import convisible.array.Tensor;
import convisible.layer.Window;
import convisible.network.Filter;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.factory.Nd4j;

/** Filters sliding over a small picture, one frame for each place, while their feature maps fill. */
final class Scan {
    private static final int CELL = 22;

    private final float[][] x;
    private final List<Filter> filters;
    private final List<float[][]> maps = new ArrayList<>();
    private double largest;

    Scan(float[][] x, Filter... filters) {
        this.x = x;
        this.filters = List.of(filters);
        for (Filter filter : filters) {
            float[][] map = Tensor.of(filter.apply(Nd4j.create(x))).rows();
            largest = Math.max(largest, Palette.largest(map));
            maps.add(map);
        }
    }

    Animation animation(int millis) {
        int places = maps.get(0).length * maps.get(0)[0].length;
        List<Figure> frames = new ArrayList<>();
        for (int place = 0; place < places; place++) frames.add(frame(place));
        return new Animation(frames, millis, alt());
    }

    private Figure frame(int place) {
        int across = maps.get(0)[0].length, row = place / across, column = place % across;
        Window window = filters.get(0).window();
        List<Figure> figures = new ArrayList<>();
        figures.add(PixelGrid.of(x)
                .plain()
                .cell(CELL)
                .padding(window.padding())
                .window(
                        row * window.stride().height() - window.padding().height(),
                        column * window.stride().width() - window.padding().width(),
                        window.filter().height(),
                        window.filter().width())
                .title("picture"));
        figures.add(new Sign("→"));
        for (int k = 0; k < filters.size(); k++)
            figures.add(new Column(List.of(
                    PixelGrid.of(filters.get(k).weights())
                            .cell(CELL)
                            .scale(Palette.SIGNED, 1.5)
                            .title(filters.get(k).name()),
                    PixelGrid.of(filledTo(maps.get(k), place))
                            .cell(CELL)
                            .scale(Palette.SIGNED, largest)
                            .window(row, column, 1, 1))));
        return new Row(figures);
    }

    /** The numbers up to a place, row by row; the cells after it are empty. */
    static float[][] filledTo(float[][] map, int place) {
        float[][] filled = new float[map.length][];
        for (int i = 0; i < map.length; i++) {
            filled[i] = map[i].clone();
            for (int j = 0; j < map[i].length; j++) if (i * map[i].length + j > place) filled[i][j] = Float.NaN;
        }
        return filled;
    }

    private String alt() {
        StringBuilder alt = new StringBuilder("Animation: ");
        alt.append(filters.size() == 1 ? "a filter slides" : filters.size() + " filters slide")
                .append(" over a picture, row by row, and each place adds one number to ")
                .append(filters.size() == 1 ? "its feature map." : "each of their feature maps.");
        for (int k = 0; k < filters.size(); k++)
            alt.append(" ")
                    .append(PixelGrid.of(maps.get(k))
                            .title(filters.get(k).name())
                            .alt())
                    .append(".");
        return alt.toString();
    }
}
