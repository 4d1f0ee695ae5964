package convisible.data;

import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The simplest machine that recognises. It keeps pictures and their labels, and says of a new picture which of them is
 * nearest: the one at the smallest pixel distance. Nothing is trained.
 *
 * <p>The square of a distance is |a − b|² = |a|² − 2·a·b + |b|². |a|² is the same for every known picture b, so the
 * nearest is the one with the largest a·b − |b|²/2: one product of matrices compares many pictures with all known ones,
 * much quicker than pixel by pixel.
 */
public final class NearestNeighbour {
    private final LabelledImages known;
    private final INDArray pixels; // (known, pixels of one)
    private final INDArray halfSquares; // |b|²/2, (1, known)

    private NearestNeighbour(LabelledImages known) {
        this.known = known;
        pixels = rows(known.batch(IntStream.range(0, known.size()).toArray()));
        halfSquares = pixels.mul(pixels).sum(1).divi(2).reshape(1, known.size());
    }

    /** The machine that knows these pictures. */
    public static NearestNeighbour among(LabelledImages known) {
        return new NearestNeighbour(known);
    }

    /**
     * Which of the known pictures is nearest; one of them if several are.
     *
     * @param picture C×H×W or 1×C×H×W, 0 to 1
     * @throws ShapeException if the known pictures have another shape
     */
    public int nearest(INDArray picture) {
        Tensor tensor = Tensor.of(picture);
        Shape shape = tensor.shape();
        if (shape.rank() == 4 && shape.dim(0) == 1) shape = shape.dropFirst();
        checkShape(shape);
        return nearest(new Tensor(shape.prepend(1), tensor.data()))[0];
    }

    /**
     * The label of the nearest known picture, for each of these.
     *
     * @throws ShapeException if the known pictures have another shape
     */
    public int[] predict(LabelledImages pictures) {
        checkShape(pictures.shape());
        int[] labels = new int[pictures.size()];
        pictures.eachBatch((batch, first) -> {
            int[] nearest = nearest(batch);
            for (int i = 0; i < nearest.length; i++) labels[first + i] = known.label(nearest[i]);
        });
        return labels;
    }

    /**
     * The share of pictures whose nearest known one has their label, 0 to 1.
     *
     * @throws ShapeException if the known pictures have another shape
     */
    public double accuracy(LabelledImages pictures) {
        int[] labels = predict(pictures);
        long right = IntStream.range(0, labels.length)
                .filter(i -> labels[i] == pictures.label(i))
                .count();
        return (double) right / labels.length;
    }

    private void checkShape(Shape shape) {
        if (!shape.equals(known.shape()))
            throw new ShapeException("This machine knows pictures of " + known.shape() + ", but is asked about " + shape
                    + ". Only pictures of one shape can be compared pixel by pixel.");
    }

    /** @param pictures (N, C, H, W) */
    private int[] nearest(Tensor pictures) {
        INDArray products = rows(pictures).mmul(pixels.transpose()); // (N, known)
        return products.subiRowVector(halfSquares).argMax(1).toIntVector();
    }

    private static INDArray rows(Tensor pictures) {
        int n = pictures.shape().dim(0);
        return pictures.toNd4j().reshape(n, pictures.data().length / n);
    }
}
