package convisible.data;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A picture as an insect's eye sees it: the eye is made of hexagonal facets, and each facet sees one colour only, the
 * mean of all the light that falls on it.
 */
public final class CompoundEye {
    private final int height;
    private final int width;
    private final double pitch; // between the middles of neighbouring facets, in pixels
    private final double rowPitch;
    private final int perRow;

    private CompoundEye(int height, int width, int across) {
        this.height = height;
        this.width = width;
        pitch = width / (double) across;
        rowPitch = pitch * Math.sqrt(3) / 2;
        perRow = across + 1; // every other row is shifted by half a facet, and has one more that is cut
    }

    /**
     * @param x N×C×H×W
     * @param across how many facets lie side by side, from 1 to W
     * @return the same shape, every pixel in the colour of its facet
     */
    public static INDArray look(INDArray x, int across) {
        Tensor picture = Tensor.of(x);
        Shape shape = picture.shape();
        if (shape.rank() != 4)
            throw new ShapeException("An eye looks at pictures N×C×H×W, but this array is " + shape + ".");
        if (across < 1 || across > shape.dim(3))
            throw new PlainException("An eye for a picture of " + shape.dim(3) + " columns has 1 to " + shape.dim(3)
                    + " facets side by side, not " + across + ".");
        return new CompoundEye(shape.dim(2), shape.dim(3), across)
                .averaged(picture)
                .toNd4j();
    }

    private Tensor averaged(Tensor picture) {
        int[] facets = facets();
        int area = height * width, rows = (int) (height / rowPitch) + 2;
        Tensor seen = Tensor.zeros(picture.shape());
        for (int plane = 0; plane < seen.data().length; plane += area) {
            double[] light = new double[rows * perRow];
            int[] pixels = new int[rows * perRow];
            for (int i = 0; i < area; i++) {
                light[facets[i]] += picture.data()[plane + i];
                pixels[facets[i]]++;
            }
            for (int i = 0; i < area; i++) seen.data()[plane + i] = (float) (light[facets[i]] / pixels[facets[i]]);
        }
        return seen;
    }

    /** For each pixel the number of its facet. */
    private int[] facets() {
        int[] facets = new int[height * width];
        for (int i = 0; i < facets.length; i++) facets[i] = nearest(i / width + 0.5, i % width + 0.5);
        return facets;
    }

    /** The facet whose middle is nearest, which makes the facets hexagons. */
    private int nearest(double y, double x) {
        int above = (int) (y / rowPitch), best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int row = above; row <= above + 1; row++) {
            double first = row % 2 == 0 ? pitch / 2 : 0;
            int column = (int) Math.max(0, Math.rint((x - first) / pitch));
            double distance = Math.hypot(y - row * rowPitch, x - first - column * pitch);
            if (distance < least) {
                least = distance;
                best = row * perRow + column;
            }
        }
        return best;
    }
}
