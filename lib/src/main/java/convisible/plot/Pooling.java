package convisible.plot;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.layer.AvgPool2d;
import convisible.layer.Layer;
import convisible.layer.MaxPool2d;
import convisible.layer.Size;
import convisible.layer.Weights;
import convisible.layer.Window;
import convisible.network.Network;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What pooling keeps: each block of the picture in a colour of its own, and in the output the number that came of it.
 * In max pooling the number that won has its block's full colour.
 */
public final class Pooling implements Composed {
    private final float[][] x;
    private final float[][] y;
    private final Layer layer;
    private final Window window;

    private Pooling(float[][] x, float[][] y, Layer layer, Window window) {
        this.x = x;
        this.y = y;
        this.layer = layer;
        this.window = window;
    }

    /**
     * @param x one plane
     * @throws PlainException if the layer is no pooling, or its windows overlap, so that a cell has no one colour
     */
    static Pooling of(Tensor x, Layer layer) {
        if (!(layer instanceof MaxPool2d) && !(layer instanceof AvgPool2d))
            throw new PlainException(layer + " does not pool. Use maxPool(…) or avgPool(…).");
        Window window = Sliding.window(layer);
        if (window.extent().height() > window.stride().height()
                || window.extent().width() > window.stride().width())
            throw new PlainException(layer + " has windows that overlap, so that a cell belongs to several blocks. "
                    + "Use Plot.sliding(layer, shape) to show them.");
        Shape input = x.shape().prepend(1);
        try (Network network = Network.of(layer, input, Weights.of(layer, input, Map.of()))) {
            Tensor y = network.apply(new Tensor(input, x.data()));
            return new Pooling(x.rows(), y.slice(0).rows(), layer, window);
        }
    }

    @Override
    public Figure whole() {
        Size plane = new Size(x.length, x[0].length);
        PixelGrid before = PixelGrid.of(x)
                .padding(window.padding())
                .unseen(window.cutOff(plane))
                .paint(blocks())
                .title("input");
        return new Row(List.of(
                before,
                new Sign("→"),
                PixelGrid.of(y).paint(strong(y.length, y[0].length)).title(layer.toString())));
    }

    private Color[][] blocks() {
        Color[][] paint = new Color[x.length][x[0].length];
        for (Color[] row : paint) Arrays.fill(row, Palette.INK.color(0));
        for (int i = 0; i < y.length; i++)
            for (int j = 0; j < y[0].length; j++) {
                boolean found = !(layer instanceof MaxPool2d);
                for (int u = 0; u < window.filter().height(); u++)
                    for (int v = 0; v < window.filter().width(); v++) {
                        int row =
                                i * window.stride().height() - window.padding().height() + u;
                        int column =
                                j * window.stride().width() - window.padding().width() + v;
                        if (row < 0 || column < 0 || row >= x.length || column >= x[0].length) continue;
                        boolean wins = !found && x[row][column] == y[i][j];
                        found |= wins;
                        paint[row][column] = wins ? color(i, j) : Style.pale(color(i, j));
                    }
            }
        return paint;
    }

    private Color[][] strong(int rows, int columns) {
        Color[][] paint = new Color[rows][columns];
        for (int i = 0; i < rows; i++) for (int j = 0; j < columns; j++) paint[i][j] = color(i, j);
        return paint;
    }

    /** Neighbours never have the same. */
    private static Color color(int row, int column) {
        return Style.accent(2 * row + column);
    }

    @Override
    public String alt() {
        return layer + ": " + whole().alt();
    }
}
