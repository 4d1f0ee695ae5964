package convisible.plot;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import convisible.layer.Layer;
import convisible.network.Filter;
import convisible.network.Network;
import convisible.network.TopPatches;
import convisible.train.History;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
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
        return grid(rows(values));
    }

    private static float[][] rows(INDArray values) {
        return matrix(values).rows();
    }

    private static Tensor matrix(INDArray values) {
        Tensor tensor = Tensor.of(values);
        Shape shape = tensor.shape();
        while (shape.rank() > 2 && shape.dim(0) == 1) shape = shape.dropFirst();
        if (shape.rank() != 2)
            throw new ShapeException("A matrix is H×W, but this array is " + tensor.shape()
                    + ". Take one plane of it, with slice(0) say.");
        return new Tensor(shape, tensor.data());
    }

    /** A filter's weights, zero white. */
    public static PixelGrid grid(Filter filter) {
        return grid(filter.weights()).scale(Palette.SIGNED, 1.5).title(filter.name());
    }

    /** A photo or a feature map. */
    public static Picture image(INDArray x) {
        return Picture.of(Tensor.of(x));
    }

    /**
     * Every channel of K×H×W or 1×K×H×W as a map of its own, all in one scale of colours.
     *
     * @param titles one for each channel, or none
     */
    public static Montage maps(INDArray maps, String... titles) {
        return Montage.ofMaps(planes(maps, "Feature maps are"), titles);
    }

    /** The weights of a convolution, K×C×F×F: every filter, channel by channel. */
    public static Montage filters(INDArray weight) {
        Tensor tensor = Tensor.of(weight);
        if (tensor.shape().rank() != 4)
            throw new ShapeException("The weights of a convolution are K×C×F×F, but this array is " + tensor.shape()
                    + ". Use Plot.maps for K×H×W.");
        return Montage.ofFilters(tensor);
    }

    /** The eight patches that excite a filter most, the strongest first. */
    public static PatchRow patches(TopPatches top, int filter) {
        return new PatchRow(top, filter, 48, false);
    }

    /** The channels of a picture, C×H×W or 1×C×H×W, one behind the other. */
    public static ChannelStack stack(INDArray x) {
        return ChannelStack.of(planes(x, "A stack of channels is"));
    }

    private static Tensor planes(INDArray array, String what) {
        Tensor tensor = Tensor.of(array);
        Shape shape = tensor.shape();
        if (shape.rank() == 4 && shape.dim(0) == 1) shape = shape.dropFirst();
        if (shape.rank() != 3) throw new ShapeException(what + " K×H×W, but this array is " + tensor.shape() + ".");
        return new Tensor(shape, tensor.data());
    }

    /** A matrix as colours, with a bar that says which number has which. */
    public static HeatMap heatMap(float[][] values) {
        return HeatMap.of(values);
    }

    /** A matrix as colours: H×W, or with leading axes of length 1. */
    public static HeatMap heatMap(INDArray values) {
        return HeatMap.of(rows(values));
    }

    /**
     * How often an example of one class was taken for another.
     *
     * @param counts {@code counts[truth][answer]}
     * @param classes a name for each class, or none
     */
    public static HeatMap confusion(int[][] counts, String... classes) {
        return HeatMap.confusion(counts, classes);
    }

    /** Figures side by side, or streams of them, with signs such as "→" or "=" between them. */
    public static Figure row(Object... figuresAndSigns) {
        return new Row(Arrays.stream(figuresAndSigns).flatMap(Plot::figures).toList());
    }

    /** Figures one below the other. */
    public static Figure column(Object... figures) {
        return new Column(Arrays.stream(figures).flatMap(Plot::figures).toList());
    }

    /**
     * The same figure with words of its own for those who do not see it: for many parts that would take long to tell.
     */
    public static Figure described(Figure figure, String alt) {
        return new Described(figure, alt);
    }

    private static Stream<Figure> figures(Object part) {
        if (part instanceof Stream<?> parts) return parts.flatMap(Plot::figures);
        return Stream.of(part instanceof Figure figure ? figure : new Sign(part.toString()));
    }

    /** The pixels of a square picture, and the outputs of a filter that slides over it. */
    public static Connections connections(int side, int filter) {
        return Connections.of(side, filter, 1);
    }

    /**
     * A dense network node by node.
     *
     * @param columns how many inputs there are, how many units each layer has, and how many outputs
     */
    public static Units units(int... columns) {
        return Units.of(columns);
    }

    /**
     * Where the window of a convolution or a pooling finds its places, with padding, stride and the output size worked
     * out.
     *
     * @param input C×H×W
     */
    public static Sliding sliding(Layer layer, Shape input) {
        return Sliding.of(layer, input);
    }

    /** What pooling keeps of every block of a small matrix, H×W; the windows do not overlap. */
    public static Pooling pooling(INDArray x, Layer layer) {
        return Pooling.of(matrix(x), layer);
    }

    /**
     * A convolution of a small picture as one product of matrices.
     *
     * @param x C×H×W
     * @param convolution as from {@link Filter#stack}
     */
    public static Unrolled unrolled(INDArray x, Network convolution) {
        return Unrolled.of(planes(x, "A picture to unroll is"), convolution);
    }

    /**
     * A network as a drawing: every layer with its options, its output shape and its weights, from left to right and
     * line by line.
     *
     * @param input the shape of one example, without N
     */
    public static Architecture architecture(Layer layer, Shape input) {
        return Architecture.of(layer, input);
    }

    /**
     * What every stage of a network makes of one picture, from top to bottom: feature maps, then vectors, at last a
     * score for each class.
     *
     * @param network layers one after the other
     * @param x one picture, C×H×W or 1×C×H×W
     */
    public static Journey journey(Network network, INDArray x) {
        return Journey.of(network, planes(x, "A picture to follow is"));
    }

    /** Curves over one axis; give it lines: {@code Plot.curves("epoch", "loss").line("train", x, y)}. */
    public static Curves curves(String xTitle, String yTitle) {
        return Curves.of(xTitle, yTitle);
    }

    /**
     * How a training went: loss and accuracy over the epochs, of the pictures learnt from and of the test pictures.
     *
     * @throws PlainException if not one epoch was completed
     */
    public static Figure training(History history) {
        if (history.epochs() == 0) throw new PlainException("The training ended before its first epoch was over.");
        double[] epochs =
                IntStream.rangeClosed(1, history.epochs()).asDoubleStream().toArray();
        Curves loss = curves("epoch", "loss").wide(360).line("learnt from", epochs, history.losses());
        Curves accuracy = curves("epoch", "accuracy").wide(360).line("learnt from", epochs, history.accuracies());
        if (history.testLosses().length == 0) return row(loss, accuracy);
        return row(
                loss.line("test", epochs, history.testLosses()),
                accuracy.line("test", epochs, history.testAccuracies()));
    }

    /** Numbers with names; give it bars: {@code Plot.bars("accuracy").bar("LeNet-5", 0.99)}. */
    public static Bars bars(String title) {
        return Bars.of(title);
    }

    /** A box of numbers in a 3-D look, labelled with its lengths: C×H×W, or a vector of F numbers. */
    public static Box box(Shape shape) {
        return Box.of(shape);
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

    /**
     * The first filter of a convolution sliding over a small picture of several channels, and the sum it makes through
     * all of them.
     *
     * @param x C×H×W
     */
    public static Animation scan(INDArray x, Network convolution) {
        return scan(x, convolution, 0);
    }

    /** The same for another filter of the convolution, counted from 0. */
    public static Animation scan(INDArray x, Network convolution, int filter) {
        return new ChannelScan(planes(x, "A picture of several channels is"), convolution, filter).animation(700);
    }

    /**
     * A convolution of a small picture becoming a product of matrices: each place of the window becomes a column.
     *
     * @param x C×H×W
     * @param convolution as from {@link Filter#stack}
     */
    public static Animation unrolling(INDArray x, Network convolution) {
        return unrolled(x, convolution).animation(900);
    }

    /** Connections appearing, those of one output after the other. */
    public static Animation connecting(Connections connections) {
        return connections.appearing();
    }

    /**
     * Pictures of one size one after the other, a photo that moves say, each with a line of text below.
     *
     * @param line what is said of a picture, a network's answer say
     */
    public static Animation film(Stream<INDArray> pictures, Function<INDArray, String> line) {
        return Film.of(pictures.toList(), line);
    }
}
