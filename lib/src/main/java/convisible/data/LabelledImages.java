package convisible.data;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Pictures of one size, each with the number of its class. Immutable; the pixels are kept as bytes, and {@link #take},
 * {@link #only}, {@link #relabelled} and {@link #shuffled} share them.
 */
public final class LabelledImages {
    private static final int BATCH = 100;

    private final String name;
    private final Shape shape;
    private final int imageSize;
    private final byte[] pixels;
    private final int[] labels;
    private final List<String> classes;
    private final int[] order; // the i-th picture of this set is the order[i]-th in pixels and labels

    private LabelledImages(String name, Shape shape, byte[] pixels, int[] labels, List<String> classes, int[] order) {
        this.name = name;
        this.shape = shape;
        this.imageSize = shape.size();
        this.pixels = pixels;
        this.labels = labels;
        this.classes = classes;
        this.order = order;
    }

    /**
     * @param name what the set is called in tables and errors
     * @param shape of one picture, C×H×W
     * @param pixels picture after picture, each C×H×W unsigned bytes; not copied
     * @param labels for each picture the number of its class, from 0; not copied
     * @param classes the classes' names
     * @throws PlainException if there are more or fewer pictures than labels, or a label without a class
     */
    public static LabelledImages of(String name, Shape shape, byte[] pixels, int[] labels, List<String> classes) {
        if (pixels.length != (long) labels.length * shape.size())
            throw new PlainException(DataFiles.count(pixels.length / shape.size()) + " images of " + shape
                    + " do not match " + DataFiles.count(labels.length) + " labels.");
        for (int i = 0; i < labels.length; i++)
            if (labels[i] < 0 || labels[i] >= classes.size())
                throw new PlainException("Image " + DataFiles.count(i) + " is labelled " + labels[i]
                        + ", but the labels of " + name + " are 0 to " + (classes.size() - 1) + ".");
        int[] order = IntStream.range(0, labels.length).toArray();
        return new LabelledImages(name, shape, pixels, labels, List.copyOf(classes), order);
    }

    /**
     * Grey pictures out of two IDX files, plain or compressed with gzip.
     *
     * @param images N×H×W unsigned bytes
     * @param labels N unsigned bytes
     * @throws DataException if a file is missing, damaged or swapped for another, or if the two do not go together
     */
    public static LabelledImages read(String name, Path images, Path labels, List<String> classes) {
        Idx numbers = readIdx(labels, 1, "labels, one axis");
        Idx pixels = readIdx(images, 3, "images, count × height × width");
        Shape shape = pixels.shape().dropFirst();
        int[] classNumbers = new int[numbers.data().length];
        Arrays.setAll(classNumbers, i -> numbers.data()[i] & 0xff);
        try {
            return of(name, shape.prepend(1), pixels.data(), classNumbers, classes);
        } catch (PlainException e) {
            throw DataFiles.unusable(labels, "does not go with " + images.getFileName() + ": " + e.getMessage());
        }
    }

    /** The four files of MNIST, and of what was made to take its place, have the same names. */
    static LabelledImages bundled(String name, String folder, String part, List<String> classes) {
        Path files = DataFiles.folder().resolve(folder);
        return read(
                name,
                files.resolve(part + "-images-idx3-ubyte.gz"),
                files.resolve(part + "-labels-idx1-ubyte.gz"),
                classes);
    }

    private static Idx readIdx(Path file, int rank, String what) {
        Idx idx = Idx.read(file);
        if (idx.shape().rank() != rank)
            throw DataFiles.unusable(file, "should hold " + what + ", but holds an array of shape " + idx.shape());
        return idx;
    }

    public String name() {
        return name;
    }

    /** How many pictures there are. */
    public int size() {
        return order.length;
    }

    /** The shape of one picture, C×H×W. */
    public Shape shape() {
        return shape;
    }

    /** The classes' names; a label is an index into them. */
    public List<String> classes() {
        return classes;
    }

    /**
     * @return the i-th picture, 1×C×H×W, 0 to 1
     * @throws IndexOutOfBoundsException if i is not 0 to {@code size() - 1}
     */
    public INDArray image(int i) {
        return batch(i).toNd4j();
    }

    /**
     * @return the class of the i-th picture, from 0
     * @throws IndexOutOfBoundsException if i is not 0 to {@code size() - 1}
     */
    public int label(int i) {
        return labels[original(i)];
    }

    /**
     * @param indices of the pictures wanted, at least one
     * @return N×C×H×W, 0 to 1
     * @throws IndexOutOfBoundsException if an index is not 0 to {@code size() - 1}
     */
    public Tensor batch(int... indices) {
        Tensor batch = Tensor.zeros(shape.prepend(indices.length));
        for (int n = 0; n < indices.length; n++) copy(indices[n], batch.data(), n * imageSize);
        return batch;
    }

    /**
     * Writes the i-th picture, C×H×W numbers from 0 to 1, into an array that the caller keeps using.
     *
     * @param offset where in {@code target} the picture starts
     * @throws IndexOutOfBoundsException if i is not 0 to {@code size() - 1}, or {@code target} ends too early
     */
    public void copy(int i, float[] target, int offset) {
        int start = original(i) * imageSize;
        for (int p = 0; p < imageSize; p++) target[offset + p] = (pixels[start + p] & 0xff) / 255f;
    }

    /** How many pictures each class has. */
    public int[] counts() {
        int[] counts = new int[classes.size()];
        for (int i : order) counts[labels[i]]++;
        return counts;
    }

    /**
     * The first n pictures.
     *
     * @throws PlainException if n is not 1 to {@code size()}
     */
    public LabelledImages take(int n) {
        if (n < 1 || n > size())
            throw new PlainException("Cannot take " + DataFiles.count(n) + " images of " + this + ".");
        return reordered(Arrays.copyOf(order, n));
    }

    /**
     * The pictures of some classes, in their order. The labels stay as they are.
     *
     * @throws PlainException if there is no such picture
     */
    public LabelledImages only(int... wanted) {
        int[] kept = Arrays.stream(order)
                .filter(i -> Arrays.stream(wanted).anyMatch(label -> label == labels[i]))
                .toArray();
        if (kept.length == 0)
            throw new PlainException("No image is labelled " + Arrays.toString(wanted) + ": " + this + ".");
        return reordered(kept);
    }

    /**
     * The same pictures named by somebody else.
     *
     * @param newLabel from the old label to the new one
     * @param newClasses the new classes' names
     * @throws PlainException if there is a new label without a class
     */
    public LabelledImages relabelled(IntUnaryOperator newLabel, String... newClasses) {
        int[] newLabels = Arrays.stream(labels).map(newLabel).toArray();
        LabelledImages all = of(name, shape, pixels, newLabels, List.of(newClasses));
        return all.reordered(order);
    }

    /**
     * These pictures, and after them those of another set with the same shape and classes; copied.
     *
     * @throws PlainException if shape or classes differ
     */
    public LabelledImages and(LabelledImages more) {
        if (!shape.equals(more.shape) || !classes.equals(more.classes))
            throw new PlainException(
                    "Only pictures of one shape and with the same classes go into one set, but here are " + this
                            + " and " + more + ".");
        int[] newLabels = new int[size() + more.size()];
        byte[] newPixels = new byte[newLabels.length * imageSize];
        for (int i = 0; i < newLabels.length; i++) {
            LabelledImages part = i < size() ? this : more;
            int source = part.original(i < size() ? i : i - size());
            newLabels[i] = part.labels[source];
            System.arraycopy(part.pixels, source * imageSize, newPixels, i * imageSize, imageSize);
        }
        return of(name, shape, newPixels, newLabels, classes);
    }

    /** The same pictures in a random order; the same seed gives the same order. */
    public LabelledImages shuffled(long seed) {
        return reordered(Arrays.stream(permutation(order.length, seed))
                .map(i -> order[i])
                .toArray());
    }

    /**
     * The numbers of each picture in a random order, the same for all pictures; copied. The same seed gives the same
     * order.
     */
    public LabelledImages pixelsShuffled(long seed) {
        int[] places = permutation(imageSize, seed), newLabels = new int[size()];
        byte[] newPixels = new byte[size() * imageSize];
        for (int i = 0; i < newPixels.length; i++)
            newPixels[i] = pixels[order[i / imageSize] * imageSize + places[i % imageSize]];
        Arrays.setAll(newLabels, this::label);
        return of(name + ", pixels shuffled", shape, newPixels, newLabels, classes);
    }

    /** Takes some of the pictures, or what was made of them. */
    @FunctionalInterface
    public interface Receiver {
        /**
         * @param some N×…
         * @param first which picture of the set the first of them is, or belongs to
         */
        void take(Tensor some, int first);
    }

    /** All pictures in their order, N×C×H×W, N at most a hundred. */
    public void eachBatch(Receiver receiver) {
        for (int first = 0; first < size(); first += BATCH) {
            int end = Math.min(first + BATCH, size());
            receiver.take(batch(IntStream.range(first, end).toArray()), first);
        }
    }

    /**
     * What a function makes of each picture, in place of the picture, its label kept: the picture moved,
     * {@code all.mapped(x -> Transforms.shift(x, 0, 3))}, or a network's feature maps. Kept as bytes like all pictures,
     * so what lies below 0 or above 1 is cut off there, and what lies between is rounded to one of 256 levels.
     *
     * @param function takes N×C×H×W, gives N×C'×H'×W'
     * @throws ShapeException if it gives another number of pictures than it was given
     */
    public LabelledImages mapped(UnaryOperator<INDArray> function) {
        Shape newShape = Tensor.of(function.apply(image(0))).shape().dropFirst();
        byte[] newPixels = new byte[size() * newShape.size()];
        int[] newLabels = IntStream.range(0, size()).map(this::label).toArray();
        eachBatch((some, first) -> {
            int n = some.shape().dim(0);
            Tensor mapped = Tensor.of(function.apply(some.toNd4j()));
            if (!mapped.shape().equals(newShape.prepend(n)))
                throw new ShapeException("The function takes " + n + " pictures of " + shape + " and gives an array of "
                        + mapped.shape() + ". It is to give " + newShape.prepend(n) + ", one for each picture.");
            float[] numbers = mapped.data();
            for (int i = 0; i < numbers.length; i++)
                newPixels[first * newShape.size() + i] = (byte) Images.toByte(numbers[i]);
        });
        return of(name + ", mapped", newShape, newPixels, newLabels, classes);
    }

    private static int[] permutation(int n, long seed) {
        Random random = new Random(seed);
        int[] shuffled = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = swap;
        }
        return shuffled;
    }

    /** Such as {@code MNIST train: 60,000 images of 1×28×28 in 10 classes}. */
    @Override
    public String toString() {
        return name + ": " + DataFiles.count(size()) + " images of " + shape + " in " + classes.size() + " classes";
    }

    private LabelledImages reordered(int[] newOrder) {
        return new LabelledImages(name, shape, pixels, labels, classes, newOrder);
    }

    private int original(int i) {
        if (i < 0 || i >= order.length)
            throw new IndexOutOfBoundsException(
                    "There is no image " + DataFiles.count(i) + ": " + name + " has 0 to " + (order.length - 1) + ".");
        return order[i];
    }
}
