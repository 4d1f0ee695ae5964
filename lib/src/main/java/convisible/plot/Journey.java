package convisible.plot;

import convisible.array.PlainException;
import convisible.array.Tensor;
import convisible.layer.Dropout;
import convisible.layer.Layer;
import convisible.layer.ReLU;
import convisible.layer.ReLU6;
import convisible.layer.Sequential;
import convisible.network.Network;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * One picture's way through a network, a line for each stage: maps side by side, a vector as a strip, the last vector
 * as bars. Each line has a scale of its own: its largest number is white; 0 is black, or grey where some are negative.
 */
public final class Journey implements Figure {
    private static final int NAMES = 150, ROOM = MAX_WIDTH - 2 * MARGIN - NAMES;
    private static final int BETWEEN_LINES = 12, BETWEEN_MAPS = 5, LARGEST_MAP = 78, STRIP = 18, BARS = 104;
    private static final int MOST_MAPS = 64, MOST_BARS = 20;
    private static final Font NUMBER = Style.TEXT.deriveFont(11f);

    private record Stage(String name, Tensor output) {
        boolean isVector() {
            return output.shape().rank() == 1;
        }

        Palette palette() {
            for (float value : output.data()) if (value < 0) return Palette.RELIEF;
            return Palette.LIGHT;
        }

        int maps() {
            return Math.min(MOST_MAPS, output.shape().dim(0));
        }

        int mapWidth() {
            return Math.max(4, Math.min(LARGEST_MAP, (ROOM + BETWEEN_MAPS) / maps() - BETWEEN_MAPS));
        }

        Picture map(int k) {
            return Picture.of(output.slice(k))
                    .scale(palette(), Palette.largest(output.data()))
                    .wide(mapWidth());
        }
    }

    private final List<Stage> stages;

    private Journey(List<Stage> stages) {
        this.stages = stages;
    }

    /** @param picture C×H×W */
    static Journey of(Network network, Tensor picture) {
        if (!(network.layer() instanceof Sequential sequential))
            throw new PlainException(network.layer() + " is not several layers one after the other, so there are no"
                    + " stages to follow. Put them into sequential(…).");
        List<Layer> layers = sequential.layers();
        List<Stage> stages = new ArrayList<>(List.of(new Stage("picture", picture)));
        String name = "";
        for (int i = 0; i < layers.size(); i++) {
            name += (name.isEmpty() ? "" : ", ") + layers.get(i).getClass().getSimpleName();
            if (i + 1 < layers.size() && goesWithTheOneBefore(layers.get(i + 1))) continue;
            try (Network soFar = network.first(i + 1)) {
                stages.add(new Stage(name, soFar.apply(picture)));
            }
            name = "";
        }
        return new Journey(stages);
    }

    private static boolean goesWithTheOneBefore(Layer layer) {
        return layer instanceof ReLU || layer instanceof ReLU6 || layer instanceof Dropout;
    }

    private boolean hasBars(Stage stage) {
        return stage == stages.get(stages.size() - 1)
                && stage.isVector()
                && stage.output().data().length <= MOST_BARS;
    }

    private int height(Stage stage) {
        int height =
                hasBars(stage) ? BARS : stage.isVector() ? STRIP : stage.map(0).height();
        return Math.max(34, height);
    }

    @Override
    public int width() {
        return NAMES + ROOM;
    }

    @Override
    public int height() {
        return stages.stream().mapToInt(this::height).sum() + BETWEEN_LINES * (stages.size() - 1);
    }

    @Override
    public void draw(Graphics2D g) {
        int top = 0;
        for (Stage stage : stages) {
            Graphics2D inner = (Graphics2D) g.create();
            inner.translate(0, top + height(stage) / 2.0);
            inner.setColor(Style.INK);
            left(inner, Style.fitting(Style.TITLE, stage.name(), NAMES - 10), stage.name(), -8);
            left(inner, Style.TEXT, stage.output().shape().toString(), 9);
            inner.translate(NAMES, 0);
            if (hasBars(stage)) drawBars(inner, stage.output());
            else if (stage.isVector()) drawStrip(inner, stage);
            else drawMaps(inner, stage);
            inner.dispose();
            top += height(stage) + BETWEEN_LINES;
        }
    }

    private static void left(Graphics2D g, Font font, String text, double y) {
        Style.centred(g, font, text, Style.textWidth(font, text) / 2.0, y);
    }

    private static void drawMaps(Graphics2D g, Stage stage) {
        for (int k = 0; k < stage.maps(); k++) {
            Picture map = stage.map(k);
            Graphics2D inner = (Graphics2D) g.create();
            inner.translate(k * (stage.mapWidth() + BETWEEN_MAPS), -map.height() / 2.0);
            map.draw(inner);
            inner.dispose();
        }
    }

    private static void drawStrip(Graphics2D g, Stage stage) {
        float[] numbers = stage.output().data();
        double cell = ROOM / (double) numbers.length, largest = Palette.largest(numbers);
        for (int i = 0; i < numbers.length; i++) {
            g.setColor(stage.palette().color(largest == 0 ? 0 : numbers[i] / largest));
            g.fill(new Rectangle2D.Double(i * cell, -STRIP / 2.0, cell + 0.3, STRIP));
        }
    }

    private static void drawBars(Graphics2D g, Tensor output) {
        float[] scores = output.data();
        int winner = output.largest();
        double step = ROOM / (double) scores.length, named = 18, numbered = 16;
        double highest = Math.max(0, scores[winner]), lowest = lowest(scores);
        double scale = (BARS - named - 2 * numbered) / Math.max(1e-30, highest - lowest);
        double zero = -BARS / 2.0 + numbered + highest * scale;
        for (int i = 0; i < scores.length; i++) {
            double middle = (i + 0.5) * step, end = zero - scores[i] * scale;
            g.setColor(Style.accent(i == winner ? 0 : 1));
            g.fill(new Rectangle2D.Double(middle - step / 4, Math.min(zero, end), step / 2, Math.abs(zero - end)));
            g.setColor(Style.INK);
            Style.centred(g, NUMBER, number(scores[i]), middle, end + (scores[i] < 0 ? 9 : -9));
            Style.centred(g, Style.TITLE, Integer.toString(i), middle, BARS / 2.0 - named / 2);
        }
        g.setColor(Style.FADED);
        g.fill(new Rectangle2D.Double(0, zero - 0.5, ROOM, 1));
    }

    private static double lowest(float[] scores) {
        return IntStream.range(0, scores.length).mapToDouble(i -> scores[i]).reduce(0, Math::min);
    }

    private static String number(float score) {
        return String.format(Locale.ROOT, "%.1f", Math.round(10 * score) / 10.0).replace('-', '−');
    }

    @Override
    public String alt() {
        StringJoiner alt = new StringJoiner("; ", "A picture's way through a network: ", "");
        for (Stage stage : stages) alt.add(stage.name() + ": " + words(stage));
        return alt.toString();
    }

    private String words(Stage stage) {
        float[] numbers = stage.output().data();
        if (!stage.isVector()) return stage.output().shape() + " as maps";
        if (!hasBars(stage)) return "a strip of " + numbers.length + " numbers";
        StringJoiner scores = new StringJoiner(
                ", ", "bars, ", "; the highest is that of " + stage.output().largest());
        for (int i = 0; i < numbers.length; i++) scores.add(i + ": " + number(numbers[i]));
        return scores.toString();
    }
}
