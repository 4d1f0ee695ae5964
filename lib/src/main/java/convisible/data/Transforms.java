package convisible.data;

import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Pictures moved: same size, C×H×W or 1×C×H×W, each pixel a mixture of the four nearest; what comes in is 0. */
public final class Transforms {
    private Transforms() {}

    /** Moved down and to the right, in pixels; negative numbers move up and to the left. */
    public static INDArray shift(INDArray x, double down, double right) {
        return sampled(x, (row, column, from) -> {
            from[0] = row - down;
            from[1] = column - right;
        });
    }

    /** Turned around its middle, in degrees counterclockwise. */
    public static INDArray rotate(INDArray x, double degrees) {
        double cos = Math.cos(Math.toRadians(degrees)), sin = Math.sin(Math.toRadians(degrees));
        double middleRow = (x.size(-2) - 1) / 2.0, middleColumn = (x.size(-1) - 1) / 2.0;
        return sampled(x, (row, column, from) -> {
            double y = row - middleRow, z = column - middleColumn;
            from[0] = middleRow + cos * y + sin * z;
            from[1] = middleColumn - sin * y + cos * z;
        });
    }

    private interface Origin {
        /** Writes row and column of the place in the old picture that is seen at this place of the new one. */
        void of(int row, int column, double[] from);
    }

    private static INDArray sampled(INDArray x, Origin origin) {
        Tensor picture = Tensor.of(x);
        Shape shape = picture.shape();
        if (shape.rank() < 2)
            throw new ShapeException("A picture to move is C×H×W or 1×C×H×W, but this array is " + shape + ".");
        int height = shape.dim(-2), width = shape.dim(-1), area = height * width;
        Tensor moved = Tensor.zeros(shape);
        double[] from = new double[2];
        for (int i = 0; i < area; i++) {
            origin.of(i / width, i % width, from);
            int top = (int) Math.floor(from[0]), left = (int) Math.floor(from[1]);
            double down = from[0] - top, right = from[1] - left;
            for (int plane = 0; plane < shape.size(); plane += area) {
                double upper =
                        (1 - right) * pixel(picture, plane, top, left) + right * pixel(picture, plane, top, left + 1);
                double lower = (1 - right) * pixel(picture, plane, top + 1, left)
                        + right * pixel(picture, plane, top + 1, left + 1);
                moved.data()[plane + i] = (float) ((1 - down) * upper + down * lower);
            }
        }
        return moved.toNd4j();
    }

    private static float pixel(Tensor picture, int plane, int row, int column) {
        int height = picture.shape().dim(-2), width = picture.shape().dim(-1);
        boolean inside = row >= 0 && column >= 0 && row < height && column < width;
        return inside ? picture.data()[plane + row * width + column] : 0;
    }
}
