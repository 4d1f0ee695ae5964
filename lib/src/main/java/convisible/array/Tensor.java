package convisible.array;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A shape and its numbers: float32, row-major, the last axis fastest. This is what the library's packages hand to one
 * another; a reader of the course sees ND4J's {@link INDArray} instead, and {@link #of(INDArray)} and {@link #toNd4j()}
 * are the two doors between them. The numbers are shared, not copied: whoever holds the tensor may change them.
 *
 * @param data exactly {@code shape.size()} numbers
 */
public record Tensor(Shape shape, float[] data) {
    public Tensor {
        if (data.length != shape.size())
            throw new ShapeException(
                    "A tensor of shape " + shape + " holds " + shape.size() + " numbers, but got " + data.length + ".");
    }

    public static Tensor zeros(Shape shape) {
        return new Tensor(shape, new float[shape.size()]);
    }

    /** The same numbers in an array of their own. */
    public Tensor copy() {
        return new Tensor(shape, data.clone());
    }

    /** A copy of an ND4J array of any data type and any strides. */
    public static Tensor of(INDArray array) {
        int[] dims = Arrays.stream(array.shape()).mapToInt(Math::toIntExact).toArray();
        float[] data = array.castTo(DataType.FLOAT).dup('c').data().asFloat();
        return new Tensor(Shape.shape(dims), data);
    }

    /** A copy of a matrix, H×W, as its rows. */
    public float[][] rows() {
        if (shape.rank() != 2) throw new ShapeException("Only a matrix, H×W, has rows; this tensor is " + shape + ".");
        float[][] rows = new float[shape.dim(0)][];
        for (int i = 0; i < rows.length; i++)
            rows[i] = Arrays.copyOfRange(data, i * shape.dim(1), (i + 1) * shape.dim(1));
        return rows;
    }

    /** A copy of what stands at one index of the first axis: one channel of a picture, one example of a batch. */
    public Tensor slice(int index) {
        Shape part = shape.dropFirst();
        return new Tensor(part, Arrays.copyOfRange(data, index * part.size(), (index + 1) * part.size()));
    }

    /** The place of the largest number among all, counted from 0; if there are several, of the first. */
    public int largest() {
        int best = 0;
        for (int i = 1; i < data.length; i++) if (data[i] > data[best]) best = i;
        return best;
    }

    /** A copy as an ND4J array of 32-bit floats. */
    public INDArray toNd4j() {
        return Nd4j.create(data, shape.dims());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that && shape.equals(that.shape) && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * shape.hashCode() + Arrays.hashCode(data);
    }

    /** The shape alone: a tensor's numbers are for tables and pictures, not for a log line. */
    @Override
    public String toString() {
        return "Tensor(" + shape + ")";
    }
}
