package convisible.backend;

import static convisible.array.Shape.shape;
import static convisible.layer.Layers.avgPool;
import static convisible.layer.Layers.batchNorm;
import static convisible.layer.Layers.conv;
import static convisible.layer.Layers.dropout;
import static convisible.layer.Layers.flatten;
import static convisible.layer.Layers.globalAvgPool;
import static convisible.layer.Layers.linear;
import static convisible.layer.Layers.maxPool;
import static convisible.layer.Layers.relu;
import static convisible.layer.Layers.relu6;
import static convisible.layer.Layers.sequential;
import static convisible.layer.Layers.softmax;
import static convisible.layer.Layers.sum;
import static java.util.Map.entry;

import convisible.array.Shape;
import convisible.layer.AvgPool2d;
import convisible.layer.BatchNorm2d;
import convisible.layer.Concat;
import convisible.layer.Conv2d;
import convisible.layer.Dropout;
import convisible.layer.Flatten;
import convisible.layer.GlobalAvgPool2d;
import convisible.layer.Layer;
import convisible.layer.Linear;
import convisible.layer.LocalResponseNorm;
import convisible.layer.MaxPool2d;
import convisible.layer.ReLU;
import convisible.layer.ReLU6;
import convisible.layer.Sequential;
import convisible.layer.Size;
import convisible.layer.Softmax;
import convisible.layer.Sum;
import convisible.layer.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * Layers of every kind with random options, each with an input that fits. Dropout never drops anything: which numbers
 * it would drop depends on the example's place in the batch.
 */
final class RandomLayers {
    /** @param n how many examples to give it */
    record Case(Layer layer, Shape input, int n) {
        @Override
        public String toString() {
            return layer + " on " + input.prepend(n);
        }
    }

    private static final Map<Class<? extends Layer>, Function<RandomLayers, Case>> BUILDERS = Map.ofEntries(
            entry(Conv2d.class, RandomLayers::convolution),
            entry(MaxPool2d.class, RandomLayers::maxPooling),
            entry(AvgPool2d.class, RandomLayers::avgPooling),
            entry(GlobalAvgPool2d.class, any -> any.of(globalAvgPool(), any.picture())),
            entry(ReLU.class, any -> any.of(relu(), any.pictureOrVector())),
            entry(ReLU6.class, any -> any.of(relu6(), any.pictureOrVector())),
            entry(Linear.class, any -> any.of(new Linear(any.channels(), any.random.nextBoolean()), any.vector())),
            entry(Flatten.class, any -> any.of(flatten(), any.pictureOrVector())),
            entry(BatchNorm2d.class, RandomLayers::batchNormalisation),
            entry(LocalResponseNorm.class, any -> any.of(any.localResponseNormalisation(), any.picture())),
            entry(Dropout.class, any -> any.of(dropout(0), any.pictureOrVector())),
            entry(Softmax.class, any -> any.of(softmax(), any.pictureOrVector())),
            entry(Sequential.class, RandomLayers::network),
            entry(Concat.class, any -> any.join(any::concatenation)),
            entry(Sum.class, any -> any.join(any::addition)));

    /** Every kind of layer that there are cases of, in a fixed order. */
    static final List<Class<? extends Layer>> KINDS = BUILDERS.keySet().stream()
            .sorted(Comparator.comparing(Class::getName))
            .toList();

    private final Random random;
    private final int mostChannels;
    private final int mostExamples;
    private final int mostProducts;

    /** @param mostProducts keeps examples few where the layer is large: multiply-adds of the whole batch */
    RandomLayers(Random random, int mostChannels, int mostExamples, int mostProducts) {
        this.random = random;
        this.mostChannels = mostChannels;
        this.mostExamples = mostExamples;
        this.mostProducts = mostProducts;
    }

    Case of(Class<? extends Layer> kind) {
        return BUILDERS.get(kind).apply(this);
    }

    private Case of(Layer layer, Shape input) {
        long products = Math.max(1, layer.multiplyAdds(input));
        return new Case(layer, input, between(1, (int) Math.max(1, Math.min(mostExamples, mostProducts / products))));
    }

    private Case convolution() {
        int groups = random.nextBoolean() ? 1 : between(1, 4);
        int channels = groups * between(1, Math.max(1, mostChannels / groups));
        if (random.nextInt(6) == 0) groups = channels; // depthwise
        int filters = groups * between(1, Math.max(1, mostChannels / groups));
        Window window = new Window(size(1, 5), size(1, 3), size(0, 3), size(1, 3));
        Layer layer = new Conv2d(filters, window, groups, random.nextBoolean());
        return of(layer, plane(window).prepend(channels));
    }

    private Case maxPooling() {
        Size filter = size(1, 4);
        Size padding = new Size(between(0, filter.height() / 2), between(0, filter.width() / 2));
        Window window = new Window(filter, size(1, 3), padding, size(1, 2));
        return of(new MaxPool2d(window), plane(window).prepend(channels()));
    }

    private Case avgPooling() {
        Size filter = size(1, 4);
        Size padding = new Size(between(0, filter.height() / 2), between(0, filter.width() / 2));
        Window window = new Window(filter, size(1, 3), padding, Size.square(1));
        return of(new AvgPool2d(window, random.nextBoolean()), plane(window).prepend(channels()));
    }

    /** Two numbers that happen to be close make batch norm a magnifying glass for rounding, so it sees 8 or more. */
    private Case batchNormalisation() {
        Layer layer = batchNorm().momentum(random.nextDouble()).epsilon(random.nextBoolean() ? 1e-5 : 1e-3);
        return new Case(layer, picture(), between(8, Math.max(8, mostExamples)));
    }

    private LocalResponseNorm localResponseNormalisation() {
        return new LocalResponseNorm(
                1 + 2 * between(0, 3), 2 * random.nextDouble(), 0.25 * between(1, 4), 1 + random.nextDouble());
    }

    /** Up to eight layers in any order, joins among them; half the time a classifier on top. */
    private Case network() {
        Shape input = shape(between(1, 4), between(5, 12), between(5, 12));
        List<Layer> layers = layers(input, between(1, 8), 2, false);
        if (random.nextBoolean()) {
            layers.add(random.nextBoolean() ? flatten() : globalAvgPool());
            layers.add(linear(channels()));
        }
        return join(in -> new Sequential(layers), input);
    }

    private Case join(Function<Shape, Layer> join) {
        return join(join, shape(between(1, 4), between(3, 8), between(3, 8)));
    }

    /** With enough examples for the batch norms inside. */
    private Case join(Function<Shape, Layer> join, Shape input) {
        return new Case(join.apply(input), input, between(Math.min(8, mostExamples), Math.min(12, mostExamples)));
    }

    private Layer concatenation(Shape input) {
        return concatenation(input, 2);
    }

    private Layer concatenation(Shape input, int depth) {
        List<Layer> branches = new ArrayList<>();
        for (int i = between(1, 3); i > 0; i--) branches.add(branch(input, depth));
        return new Concat(branches);
    }

    private Layer addition(Shape input) {
        return addition(input, 2);
    }

    private Layer addition(Shape input, int depth) {
        int filters = input.dim(0);
        Layer skip = random.nextBoolean() ? sequential() : sequential(conv(filters, 1), batchNorm());
        return sum(sequential(branch(input, depth), conv(filters, 1)), skip);
    }

    private Layer branch(Shape input, int depth) {
        return new Sequential(layers(input, between(0, 3), depth - 1, true));
    }

    private List<Layer> layers(Shape input, int count, int depth, boolean keepPlane) {
        List<Layer> layers = new ArrayList<>();
        Shape shape = input;
        for (int i = 0; i < count; i++) {
            layers.add(layer(shape, depth, keepPlane || Math.min(shape.dim(1), shape.dim(2)) < 2));
            shape = layers.get(i).outputShape(shape);
        }
        return layers;
    }

    /** @param depth how deep joins may still be nested */
    private Layer layer(Shape input, int depth, boolean keepPlane) {
        int filters = between(1, 6);
        return switch (random.nextInt(keepPlane ? 10 : 15)) {
            case 0 -> conv(filters, 3).padding(1);
            case 1 -> conv(filters, 1).noBias();
            case 2 -> conv(input.dim(0), 3).padding(1).groups(input.dim(0)).noBias();
            case 3, 4 -> batchNorm();
            case 5 -> relu();
            case 6 -> relu6();
            case 7 -> localResponseNormalisation();
            case 8 -> depth > 0 ? concatenation(input, depth) : relu();
            case 9 -> depth > 0 ? addition(input, depth) : batchNorm();
            case 10, 11 -> conv(filters, 3).padding(1).stride(2);
            case 12 -> maxPool(3).stride(2).padding(1);
            case 13 -> maxPool(2);
            default -> avgPool(2);
        };
    }

    private Shape pictureOrVector() {
        return random.nextBoolean() ? picture() : vector();
    }

    private Shape picture() {
        return shape(channels(), between(1, 9), between(1, 9));
    }

    private Shape vector() {
        return shape(between(1, 8 * mostChannels));
    }

    private int channels() {
        return between(1, mostChannels);
    }

    private Size size(int least, int most) {
        return new Size(between(least, most), between(least, most));
    }

    /**
     * A plane on which the window finds a few places. It is no smaller than the dilation: otherwise a window could lie
     * on nothing but padding.
     */
    private Shape plane(Window window) {
        return shape(
                length(
                        window.filter().height(),
                        window.padding().height(),
                        window.dilation().height()),
                length(
                        window.filter().width(),
                        window.padding().width(),
                        window.dilation().width()));
    }

    private int length(int filter, int padding, int dilation) {
        return Math.max(dilation, dilation * (filter - 1) + 1 - 2 * padding) + between(0, 7);
    }

    private int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
