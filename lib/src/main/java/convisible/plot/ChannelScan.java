package convisible.plot;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.layer.Conv2d;
import convisible.layer.Weights;
import convisible.layer.Window;
import convisible.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * One filter sliding over a picture of several channels, one frame for each place: in each channel the filter's own
 * weights for it give a sum, and the sums and the bias add up to one number of the feature map.
 */
final class ChannelScan {
    private static final int CELL = 28;
    private static final int SUM_WIDTH = 620;

    private final Tensor x; // C×H×W
    private final Tensor filter; // C×F×F
    private final float bias;
    private final Window window;
    private final List<float[][]> sums = new ArrayList<>(); // for each channel, H'×W'
    private final float[][] map; // H'×W'

    /** @throws PlainException if the network is not a convolution without groups, or has no such filter */
    ChannelScan(Tensor x, Network network, int k) {
        if (!(network.layer() instanceof Conv2d conv) || conv.groups() != 1)
            throw new PlainException("This animation shows a filter at work: a convolution without groups, not "
                    + network.layer() + ".");
        if (k < 0 || k >= conv.filters())
            throw new PlainException(network.layer() + " has no filter " + k + "; they are counted from 0.");
        this.x = x;
        window = conv.window();
        filter = network.weights().get("weight").slice(k);
        bias = conv.bias() ? network.weights().get("bias").data()[k] : 0;
        map = network.apply(x).slice(k).rows();
        for (int c = 0; c < channels(); c++) sums.add(sum(c));
    }

    private int channels() {
        return x.shape().dim(0);
    }

    private float[][] sum(int channel) {
        Conv2d layer = new Conv2d(1, window, 1, false);
        Tensor plane = x.slice(channel), weight = filter.slice(channel);
        Shape input = plane.shape().prepend(1);
        Map<String, Tensor> tensors =
                Map.of("weight", new Tensor(weight.shape().prepend(1).prepend(1), weight.data()));
        try (Network network = Network.of(layer, input, Weights.of(layer, input, tensors))) {
            return network.apply(new Tensor(input, plane.data())).slice(0).rows();
        }
    }

    List<float[][]> sums() {
        return sums;
    }

    float[][] map() {
        return map;
    }

    Animation animation(int millis) {
        List<Figure> frames = new ArrayList<>();
        for (int place = 0; place < map.length * map[0].length; place++) frames.add(frame(place));
        return new Animation(
                frames,
                millis,
                "Animation: a filter of " + filter.shape() + " slides over a picture of " + x.shape()
                        + ". At each place every channel gives a sum, and the sums and the bias "
                        + PixelGrid.number(bias)
                        + " add up to one number of the feature map: "
                        + PixelGrid.of(map).alt() + ".");
    }

    private Figure frame(int place) {
        int row = place / map[0].length, column = place % map[0].length;
        List<Figure> channels = new ArrayList<>();
        StringJoiner terms = new StringJoiner(" + ", "", " = " + PixelGrid.number(map[row][column]));
        for (int c = 0; c < channels(); c++) {
            channels.add(channel(c, row, column));
            terms.add(SumOfProducts.signed(sums.get(c)[row][column]));
        }
        if (bias != 0) terms.add(SumOfProducts.signed(bias));
        PixelGrid filled = PixelGrid.of(Scan.filledTo(map, place))
                .cell(34)
                .scale(Palette.SIGNED, largest())
                .window(row, column, 1, 1)
                .title("feature map");
        return new Column(List.of(
                new Row(List.of(new Column(channels), new Sign("→"), filled)),
                new Caption(terms.toString(), SUM_WIDTH)));
    }

    private Figure channel(int c, int row, int column) {
        PixelGrid picture = PixelGrid.of(x.slice(c).rows())
                .cell(CELL)
                .padding(window.padding())
                .window(
                        row * window.stride().height() - window.padding().height(),
                        column * window.stride().width() - window.padding().width(),
                        window.extent().height(),
                        window.extent().width(),
                        c)
                .readable()
                .title("channel " + c);
        PixelGrid weights = PixelGrid.of(filter.slice(c).rows())
                .cell(CELL)
                .scale(Palette.SIGNED, 1.5 * Palette.largest(filter.data()))
                .window(0, 0, filter.shape().dim(1), filter.shape().dim(2), c)
                .readable()
                .title("filter");
        PixelGrid sum = PixelGrid.of(new float[][] {{sums.get(c)[row][column]}})
                .cell(40)
                .scale(Palette.SIGNED, largest())
                .title("sum " + c);
        return new Row(List.of(picture, new Sign("∗"), weights, new Sign("="), sum));
    }

    /** Sums and map share one scale. */
    private double largest() {
        double largest = Palette.largest(map);
        for (float[][] sum : sums) largest = Math.max(largest, Palette.largest(sum));
        return largest;
    }
}
