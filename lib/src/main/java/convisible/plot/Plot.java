package convisible.plot;

import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import convisible.network.Filter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The figures under their short names. */
public final class Plot {
    private Plot() {}

    /** A small matrix, cell by cell. */
    public static PixelGrid grid(float[][] values) {
        return PixelGrid.of(values);
    }

    /** A small matrix, cell by cell: H×W, or with leading axes of length 1. */
    public static PixelGrid grid(INDArray values) {
        Tensor tensor = Tensor.of(values);
        Shape shape = tensor.shape();
        while (shape.rank() > 2 && shape.dim(0) == 1) shape = shape.dropFirst();
        if (shape.rank() != 2)
            throw new ShapeException("A grid is one matrix, H×W, but this array is " + tensor.shape()
                    + ". Take one plane of it, with slice(0) say.");
        int width = shape.dim(1);
        float[][] rows = new float[shape.dim(0)][];
        for (int i = 0; i < rows.length; i++) rows[i] = Arrays.copyOfRange(tensor.data(), i * width, (i + 1) * width);
        return grid(rows);
    }

    /** A filter's weights, zero white. */
    public static PixelGrid grid(Filter filter) {
        return grid(filter.weights()).scale(Palette.SIGNED, 1.5).title(filter.name());
    }

    /** A photo or a feature map. */
    public static Picture image(INDArray x) {
        return Picture.of(x);
    }

    /**
     * Every channel of K×H×W or 1×K×H×W as a map of its own, all in one scale of colours.
     *
     * @param titles one for each channel, or none
     */
    public static Figure maps(INDArray maps, String... titles) {
        Tensor tensor = Tensor.of(maps);
        Shape shape = tensor.shape();
        if (shape.rank() == 4 && shape.dim(0) == 1) shape = shape.dropFirst();
        if (shape.rank() != 3)
            throw new ShapeException("Feature maps are K×H×W, but this array is " + tensor.shape() + ".");
        boolean small = shape.dim(1) <= 12 && shape.dim(2) <= 12;
        double largest = 0;
        for (float value : tensor.data()) largest = Math.max(largest, Math.abs(value));
        double strongest = Picture.strongest(tensor.data());
        INDArray planes = new Tensor(shape, tensor.data()).toNd4j();
        List<Figure> tiles = new ArrayList<>();
        for (int k = 0; k < shape.dim(0); k++) {
            String title = k < titles.length ? titles[k] : "map " + k;
            tiles.add(
                    small
                            ? grid(planes.slice(k))
                                    .cell(30)
                                    .scale(Palette.SIGNED, largest)
                                    .title(title)
                            : image(planes.slice(k))
                                    .wide(172)
                                    .scale(Palette.RELIEF, strongest)
                                    .title(title));
        }
        return new Row(tiles);
    }

    /** Figures side by side, or streams of them, with signs such as "→" or "=" between them. */
    public static Figure row(Object... figuresAndSigns) {
        return new Row(Arrays.stream(figuresAndSigns).flatMap(Plot::figures).toList());
    }

    /** Figures one below the other. */
    public static Figure column(Object... figures) {
        return new Column(Arrays.stream(figures).flatMap(Plot::figures).toList());
    }

    private static Stream<Figure> figures(Object part) {
        if (part instanceof Stream<?> parts) return parts.flatMap(Plot::figures);
        return Stream.of(part instanceof Figure figure ? figure : new Sign(part.toString()));
    }

    /** The pixels of a square picture, and the outputs of a filter that slides over it. */
    public static Connections connections(int side, int filter) {
        return Connections.of(side, filter, 1);
    }

    /** Figures of one size, one after the other. */
    public static Animation animate(int millis, String alt, List<? extends Figure> frames) {
        return new Animation(List.copyOf(frames), millis, alt);
    }

    /** How a filter at the top left of a picture makes one number, term by term. */
    public static Animation sum(float[][] x, float[][] w, float bias) {
        return new SumOfProducts(x, w, bias).animation(1000);
    }

    /** Filters of one size sliding over a small picture. */
    public static Animation scan(float[][] x, Filter... filters) {
        return new Scan(x, filters).animation(400);
    }
}
