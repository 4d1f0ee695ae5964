package convisible.data;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Pictures seen otherwise: moved, turned, made larger, seen from the side, in another light. C×H×W or 1×C×H×W; the size
 * of the picture stays. Each new pixel is a mixture of the four nearest old ones; what comes in from outside is 0.
 */
public final class Transforms {
    /** Farther round than this many degrees a sheet is seen from its edge. */
    private static final double FARTHEST_ASIDE = 75;

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

    /**
     * Made larger, or smaller, around its middle.
     *
     * @param factor 2 shows everything twice as wide and twice as high, 0.5 half as wide and half as high
     * @throws PlainException if the factor is not above 0
     */
    public static INDArray scale(INDArray x, double factor) {
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY))
            throw new PlainException("A picture is scaled by a factor above 0, not by " + factor
                    + ": 2 makes everything twice as large, 0.5 half as large.");
        double middleRow = (x.size(-2) - 1) / 2.0, middleColumn = (x.size(-1) - 1) / 2.0;
        return sampled(x, (row, column, from) -> {
            from[0] = middleRow + (row - middleRow) / factor;
            from[1] = middleColumn + (column - middleColumn) / factor;
        });
    }

    /**
     * Seen from the side, as a flat sheet that is turned around its upright middle line and looked at from a distance
     * of twice its longer side. So what is farther away looks smaller.
     *
     * @param degrees −75 to 75; at 0 one looks straight at it, above 0 its right side is the farther one
     * @throws PlainException if one would see little more than the edge of the sheet
     */
    public static INDArray viewpoint(INDArray x, double degrees) {
        if (!(Math.abs(degrees) <= FARTHEST_ASIDE))
            throw new PlainException("A picture can be seen from −75 to 75 degrees aside, but not from " + degrees
                    + ": from there one sees little more than its edge.");
        double cos = Math.cos(Math.toRadians(degrees)), sin = Math.sin(Math.toRadians(degrees));
        double middleRow = (x.size(-2) - 1) / 2.0, middleColumn = (x.size(-1) - 1) / 2.0;
        double distance = 2.0 * Math.max(x.size(-2), x.size(-1));
        return sampled(x, (row, column, from) -> {
            double seen = column - middleColumn, onSheet = seen * distance / (distance * cos - seen * sin);
            from[0] = middleRow + (row - middleRow) * (1 + onSheet * sin / distance);
            from[1] = middleColumn + onSheet;
        });
    }

    /**
     * In another light: every number times the factor, and at most 1.
     *
     * @param factor below 1 darker, above 1 brighter
     * @throws PlainException if the factor is below 0
     */
    public static INDArray light(INDArray x, double factor) {
        if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY))
            throw new PlainException(
                    "Light is a factor of 0 or more, not " + factor + ": 0.5 is half the light, 2 is twice as much.");
        Tensor lit = Tensor.of(x);
        for (int i = 0; i < lit.data().length; i++) lit.data()[i] = (float) Math.min(1, factor * lit.data()[i]);
        return lit.toNd4j();
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
