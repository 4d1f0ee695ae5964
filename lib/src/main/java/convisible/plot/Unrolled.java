package convisible.plot;

import static convisible.array.Shape.shape;

import convisible.array.PlainException;
import convisible.array.Tensor;
import convisible.layer.Conv2d;
import convisible.layer.Size;
import convisible.layer.Window;
import convisible.network.Network;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/**
 * A convolution as one product of matrices, Y = W_row · X_col + b. Every place of the window becomes a column of X_col,
 * every filter a row of W_row; where row and column cross stands the output. Small pictures above the columns and
 * beside the rows show where they come from, in the colours of the frames. Drawn {@link #upTo} a place, it shows how
 * X_col and Y come about, column by column.
 */
public final class Unrolled implements Composed {
    private static final int LARGEST_CELL = 34, SMALLEST_CELL = 11;
    private static final int LABEL = 28, GAP = 14;
    private static final int NONE = -1;

    private final Tensor x; // C×H×W
    private final Tensor weight; // K×C×F×F
    private final float[] bias; // K, or none
    private final Window window;
    private final Size output;
    private final float[][] y; // K×P
    private final int cell;
    private final int newest; // the last place that is drawn, with a frame of its own; or NONE

    private Unrolled(Tensor x, Tensor weight, float[] bias, Window window, Size output, float[][] y, int newest) {
        this.x = x;
        this.weight = weight;
        this.bias = bias;
        this.window = window;
        this.output = output;
        this.y = y;
        this.newest = newest;
        cell = cell();
    }

    /**
     * @param x C×H×W
     * @throws PlainException if the network is no ungrouped convolution, or too large to be drawn cell by cell
     */
    static Unrolled of(Tensor x, Network network) {
        if (!(network.layer() instanceof Conv2d conv) || conv.groups() != 1)
            throw new PlainException("Only a convolution without groups is unrolled into two matrices, not "
                    + network.layer() + ". Make one with Filter.stack(…) or Network.of(conv(…), …).");
        float[] bias = conv.bias() ? network.weights().get("bias").data() : new float[0];
        if (Palette.largest(bias) == 0) bias = new float[0];
        Tensor maps = network.apply(x);
        Size output = new Size(maps.shape().dim(1), maps.shape().dim(2));
        float[][] y = new Tensor(shape(maps.shape().dim(0), output.height() * output.width()), maps.data()).rows();
        return new Unrolled(x, network.weights().get("weight"), bias, conv.window(), output, y, NONE);
    }

    /**
     * The same when the window has come to this place: it alone is framed in the picture, and the columns of later
     * places are still empty.
     *
     * @param place counted row by row from 0
     * @throws PlainException if there is no such place
     */
    public Unrolled upTo(int place) {
        if (place < 0 || place >= places())
            throw new PlainException(
                    "There is no place " + place + ": the window finds " + places() + " places, counted from 0.");
        return new Unrolled(x, weight, bias, window, output, y, place);
    }

    /** One column after the other, at last the whole. */
    Animation animation(int millis) {
        List<Figure> frames = new ArrayList<>();
        for (int p = 0; p < places(); p++) frames.add(upTo(p));
        frames.add(this);
        return new Animation(
                frames, millis, "Animation: the window's places become columns, one after the other. " + alt());
    }

    private int channels() {
        return x.shape().dim(0);
    }

    /** The cells under the window: C·F·F. */
    private int patch() {
        return weight.shape().dropFirst().size();
    }

    private int places() {
        return y[0].length;
    }

    private boolean isDrawn(int place) {
        return newest == NONE || place <= newest;
    }

    private Size plane() {
        return new Size(x.shape().dim(1), x.shape().dim(2));
    }

    private int cell() {
        int gaps = 4 * GAP, columns = patch() + places() + channels() + (bias.length == 0 ? 0 : 1);
        int fits = (MAX_WIDTH - 2 * MARGIN - gaps) / columns;
        if (fits < SMALLEST_CELL)
            throw new PlainException("W_row would have " + patch() + " columns and X_col " + places()
                    + ": too many to be drawn cell by cell. Use a smaller picture, a larger stride or fewer channels.");
        return Math.min(LARGEST_CELL, fits);
    }

    /** Row and column of a place's first cell, in pixels of the picture; negative in the padding. */
    private Size corner(int place) {
        return new Size(
                place / output.width() * window.stride().height()
                        - window.padding().height(),
                place % output.width() * window.stride().width()
                        - window.padding().width());
    }

    /** (C·F·F)×P: what the window sees at each place, channel by channel, row by row. */
    float[][] xCol() {
        float[][] columns = new float[patch()][places()];
        int height = window.filter().height(), width = window.filter().width();
        for (int i = 0; i < patch(); i++)
            for (int p = 0; p < places(); p++) {
                int row = corner(p).height()
                        + i / width % height * window.dilation().height();
                int column = corner(p).width() + i % width * window.dilation().width();
                if (row < 0 || column < 0 || row >= plane().height() || column >= plane().width()) continue;
                int channel = i / (height * width);
                columns[i][p] = x.data()[(channel * plane().height() + row) * plane().width() + column];
            }
        return columns;
    }

    /** K×(C·F·F): the weights of each filter, in the same order. */
    float[][] wRow() {
        return new Tensor(shape(y.length, patch()), weight.data()).rows();
    }

    /** K×P: the feature maps, each as a row. */
    float[][] y() {
        return y;
    }

    @Override
    public Figure whole() {
        int filtersWidth = channels() * cell;
        int wLeft = filtersWidth + GAP, biasLeft = wLeft + patch() * cell + GAP;
        int yLeft = bias.length == 0 ? biasLeft : biasLeft + cell + GAP;
        int xTop = LABEL + cell + 4, yTop = xTop + patch() * cell + LABEL + 4;
        double xMiddle = yLeft + places() * cell / 2.0, labels = yTop - LABEL / 2.0;
        Board board = new Board();
        board.putCentred(Caption.of("X_col " + patch() + "×" + places()), xMiddle, LABEL / 2.0);
        for (int p = 0; p < places(); p++)
            if (isDrawn(p)) board.putCentred(origin(p), yLeft + (p + 0.5) * cell + 2, LABEL + cell / 2.0);
        for (int c = 0; c < channels(); c++)
            board.putCentred(
                    picture(c),
                    wLeft + patch() * cell / 2.0,
                    xTop + (c + 0.5) * patch() * cell / channels() - PixelGrid.TITLE_HEIGHT / 2.0);
        board.put(columns(), yLeft, xTop);
        board.putCentred(Caption.of("W_row " + y.length + "×" + patch()), wLeft + patch() * cell / 2.0, labels);
        for (int k = 0; k < y.length; k++)
            for (int c = 0; c < channels(); c++)
                board.putCentred(filter(k, c), (c + 0.5) * cell, yTop + (k + 0.5) * cell + 2);
        board.put(signed(wRow(), Palette.largest(weight.data())), wLeft, yTop);
        if (bias.length > 0) {
            board.putCentred(Caption.of("b"), biasLeft + cell / 2.0, labels);
            board.put(signed(new Tensor(shape(bias.length, 1), bias).rows(), Palette.largest(bias)), biasLeft, yTop);
        }
        board.putCentred(Caption.of("Y " + y.length + "×" + places()), xMiddle, labels);
        board.put(products(), yLeft, yTop);
        return board;
    }

    private PixelGrid columns() {
        PixelGrid grid = pixels(drawn(xCol())).cell(cell).readable();
        for (int p = 0; p < places(); p++) if (isDrawn(p)) grid = grid.window(0, p, patch(), 1, p, 2);
        return grid;
    }

    private PixelGrid products() {
        PixelGrid grid = signed(drawn(y), Palette.largest(y));
        return newest == NONE ? grid : grid.window(0, newest, y.length, 1, newest, 2);
    }

    /** A copy in which the columns of later places are empty. */
    private float[][] drawn(float[][] columns) {
        float[][] drawn = new float[columns.length][places()];
        for (int i = 0; i < drawn.length; i++)
            for (int p = 0; p < places(); p++) drawn[i][p] = isDrawn(p) ? columns[i][p] : Float.NaN;
        return drawn;
    }

    /** In the picture and in X_col a number has the same colour. */
    private PixelGrid pixels(float[][] values) {
        PixelGrid whole = PixelGrid.of(new float[][] {x.data()});
        return PixelGrid.of(values).scaledAs(whole);
    }

    private PixelGrid signed(float[][] values, double largest) {
        return PixelGrid.of(values).cell(cell).scale(Palette.SIGNED, largest).readable();
    }

    /**
     * One channel of the picture, as large as its rows of X_col allow, with frames at places that do not overlap, or at
     * the newest place.
     */
    private PixelGrid picture(int channel) {
        int rows = plane().height() + 2 * window.padding().height(),
                columns = plane().width() + 2 * window.padding().width();
        int room = patch() * cell / channels() - (channels() == 1 ? 0 : PixelGrid.TITLE_HEIGHT + 4);
        int side = Math.min(cell, Math.min(patch() * cell / columns, room / rows));
        PixelGrid grid = pixels(x.slice(channel).rows())
                .cell(side)
                .padding(window.padding())
                .readable()
                .title(channels() == 1 ? "picture" : "channel " + channel);
        List<Size> framed = new ArrayList<>();
        for (int p = 0; p < places(); p++) {
            Size corner = corner(p);
            if (newest == NONE ? framed.stream().anyMatch(other -> overlap(corner, other)) : p != newest) continue;
            framed.add(corner);
            grid = grid.window(
                    corner.height(),
                    corner.width(),
                    window.extent().height(),
                    window.extent().width(),
                    p,
                    1.5);
        }
        return grid;
    }

    private boolean overlap(Size a, Size b) {
        return Math.abs(a.height() - b.height()) < window.extent().height()
                && Math.abs(a.width() - b.width()) < window.extent().width();
    }

    /** The picture, very small, with the patch of one place. */
    private PixelGrid origin(int place) {
        int rows = plane().height() + 2 * window.padding().height(),
                columns = plane().width() + 2 * window.padding().width();
        Color[][] paint = new Color[rows][columns];
        int top = corner(place).height() + window.padding().height();
        int left = corner(place).width() + window.padding().width();
        for (int u = 0; u < window.filter().height(); u++)
            for (int v = 0; v < window.filter().width(); v++)
                paint[top + u * window.dilation().height()][
                        left + v * window.dilation().width()] = Style.accent(place);
        return PixelGrid.of(new float[rows][columns])
                .plain()
                .paint(paint)
                .cell(Math.max(2, (cell - 7) / Math.max(rows, columns)));
    }

    /** One channel of a filter, very small. */
    private PixelGrid filter(int k, int channel) {
        int longest = Math.max(window.filter().height(), window.filter().width());
        return PixelGrid.of(weight.slice(k).slice(channel).rows())
                .plain()
                .scale(Palette.SIGNED, Palette.largest(weight.data()))
                .cell(Math.max(3, (cell - 8) / longest));
    }

    @Override
    public String alt() {
        return "A convolution as a product of matrices"
                + (newest == NONE ? "" : ", up to place " + newest + " of the window") + ": " + y.length
                + (y.length == 1 ? " filter" : " filters")
                + " as rows of W_row (" + PixelGrid.of(wRow()).alt() + ") times " + places()
                + " places of the window as columns of X_col ("
                + PixelGrid.of(drawn(xCol())).alt() + ")"
                + (bias.length == 0 ? "" : " plus the biases") + " gives Y ("
                + PixelGrid.of(drawn(y)).alt() + ").";
    }
}
