package convisible.data;

import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;

/** Pictures in another size, one axis after the other. */
final class Resize {
    private Resize() {}

    /** As {@link Images#resize} says. x (N, C, H, W) → y (N, C, height, width) */
    static Tensor resize(Tensor x, int height, int width) {
        if (height < 1 || width < 1)
            throw new ShapeException("A picture is at least 1×1, but " + height + "×" + width + " was asked for.");
        int planes = x.shape().dim(0) * x.shape().dim(1);
        Tensor high = new Tensor(
                Shape.shape(
                        x.shape().dim(0), x.shape().dim(1), height, x.shape().dim(3)),
                axis(x.data(), planes, x.shape().dim(2), height, x.shape().dim(3)));
        return new Tensor(
                Shape.shape(x.shape().dim(0), x.shape().dim(1), height, width),
                axis(high.data(), planes * height, x.shape().dim(3), width, 1));
    }

    /** One axis of another length. x (outer, from, inner) → y (outer, to, inner) */
    private static float[] axis(float[] x, int outer, int from, int to, int inner) {
        float[] y = new float[outer * to * inner];
        for (int i = 0; i < to; i++) {
            Cells cells = to < from ? covered(i, from, to) : neighbours(i, from, to);
            for (int o = 0; o < outer; o++)
                for (int k = 0; k < cells.weights.length; k++)
                    for (int j = 0; j < inner; j++)
                        y[(o * to + i) * inner + j] += cells.weights[k] * x[(o * from + cells.first + k) * inner + j];
        }
        return y;
    }

    /** Old cells that make up a new one, and how much each of them counts; the weights' sum is 1. */
    private record Cells(int first, float[] weights) {}

    /** Shrinking: the new cell i lies over the old ones from i·from/to to (i + 1)·from/to. */
    private static Cells covered(int i, int from, int to) {
        double start = (double) i * from / to;
        double end = (double) (i + 1) * from / to;
        int first = (int) start;
        float[] weights = new float[Math.min(from, (int) Math.ceil(end)) - first];
        for (int k = 0; k < weights.length; k++)
            weights[k] = (float) ((Math.min(end, first + k + 1) - Math.max(start, first + k)) / (end - start));
        return new Cells(first, weights);
    }

    /** Growing: the centre of the new cell i lies between those of two old ones, or beyond the last of them. */
    private static Cells neighbours(int i, int from, int to) {
        double centre = (i + 0.5) * from / to - 0.5;
        int first = (int) Math.floor(centre);
        if (first < 0) return new Cells(0, new float[] {1});
        if (first >= from - 1) return new Cells(from - 1, new float[] {1});
        float right = (float) (centre - first);
        return new Cells(first, new float[] {1 - right, right});
    }
}
