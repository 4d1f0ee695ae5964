package convisible.plot;

import convisible.array.PlainException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.DoubleStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Curves over one axis: a loss over the epochs, an accuracy over anything. Several runs of one thing, with different
 * seeds say, become the line of their mean and a band from the lowest to the highest.
 */
public final class Curves implements Figure {
    private static final int WIDTH = 640;
    private static final int MOST_MARKERS = 25, MOST_LABELS = 10;

    /** @param runs one array of numbers for each run, as long as x */
    record Line(String name, double[] x, double[][] runs) {
        double[] mean() {
            return each(values -> values.average().orElseThrow());
        }

        double[] lowest() {
            return each(values -> values.min().orElseThrow());
        }

        double[] highest() {
            return each(values -> values.max().orElseThrow());
        }

        private interface Summary {
            double of(DoubleStream values);
        }

        private double[] each(Summary summary) {
            double[] numbers = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                int place = i;
                numbers[i] = summary.of(Arrays.stream(runs).mapToDouble(run -> run[place]));
            }
            return numbers;
        }
    }

    private final String xTitle;
    private final String yTitle;
    private final List<Line> lines;
    private final boolean logX;
    private final boolean logY;
    private final int width;

    private Curves(String xTitle, String yTitle, List<Line> lines, boolean logX, boolean logY, int width) {
        this.xTitle = xTitle;
        this.yTitle = yTitle;
        this.lines = lines;
        this.logX = logX;
        this.logY = logY;
        this.width = width;
    }

    static Curves of(String xTitle, String yTitle) {
        return new Curves(xTitle, yTitle, List.of(), false, false, WIDTH);
    }

    /** @param y as many numbers as x */
    public Curves line(String name, double[] x, double[] y) {
        return runs(name, x, y);
    }

    /**
     * One curve of several runs.
     *
     * @param runs each as many numbers as x
     * @throws PlainException if a run has more or fewer, or if there is nothing to draw
     */
    public Curves runs(String name, double[] x, double[]... runs) {
        if (x.length == 0 || runs.length == 0) throw new PlainException("The curve \"" + name + "\" has no points.");
        for (double[] run : runs)
            if (run.length != x.length)
                throw new PlainException("The curve \"" + name + "\" has " + x.length + " places along " + xTitle
                        + ", but " + run.length + " numbers. Give one number for each place.");
        List<Line> more = new ArrayList<>(lines);
        more.add(new Line(
                name, x.clone(), Arrays.stream(runs).map(double[]::clone).toArray(double[][]::new)));
        return new Curves(xTitle, yTitle, more, logX, logY, width);
    }

    /** Each step along x multiplies instead of adding; every x is above 0. */
    public Curves logX() {
        return new Curves(xTitle, yTitle, lines, true, logY, width);
    }

    /** Each step along y multiplies instead of adding; every y is above 0. */
    public Curves logY() {
        return new Curves(xTitle, yTitle, lines, logX, true, width);
    }

    /** Drawn this many pixels wide, to stand beside something else. */
    public Curves wide(int width) {
        return new Curves(xTitle, yTitle, lines, logX, logY, width);
    }

    private int chartHeight() {
        return 110 + 3 * width / 8;
    }

    List<Line> lines() {
        return lines;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return chartHeight() + legend().height();
    }

    @Override
    public void draw(Graphics2D g) {
        if (lines.isEmpty()) throw new PlainException("These curves have no lines yet. Add one: .line(name, x, y)");
        XYChart chart = new XYChart(width, chartHeight());
        chart.setXAxisTitle(xTitle);
        chart.setYAxisTitle(yTitle);
        XYStyler styler = chart.getStyler();
        ChartStyle.apply(styler);
        styler.setXAxisTickMarkSpacingHint(90);
        styler.setXAxisLogarithmic(logX).setYAxisLogarithmic(logY);
        for (int i = 0; i < lines.size(); i++) addBand(chart, lines.get(i), Style.accent(i));
        for (int i = 0; i < lines.size(); i++) addLine(chart, lines.get(i), Style.accent(i));
        addPointBetween(chart, lines.get(0));
        chart.paint(g, width, chartHeight());
        Figure legend = legend();
        g.translate((width - legend.width()) / 2.0, chartHeight());
        legend.draw(g);
        g.translate((legend.width() - width) / 2.0, -chartHeight());
    }

    /** The keys side by side, or one below the other where the chart is too narrow for that. */
    private Figure legend() {
        List<Figure> keys = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) keys.add(new Key(lines.get(i).name(), Style.accent(i), 2));
        if (lines.stream().anyMatch(line -> line.runs().length > 1))
            keys.add(new Key("from the lowest run to the highest", new Color(0xE0E0E0), 12));
        Figure row = new Row(keys);
        return row.width() <= width ? row : new Column(keys, 0);
    }

    /** A short line in the colour of a curve, and the curve's name. */
    private record Key(String name, Color color, int thickness) implements Figure {
        private static final int SAMPLE = 26;

        @Override
        public int width() {
            return SAMPLE + Style.textWidth(Style.TEXT, name);
        }

        @Override
        public int height() {
            return 28;
        }

        @Override
        public void draw(Graphics2D g) {
            g.setColor(color);
            g.fill(new Rectangle2D.Double(0, (height() - thickness) / 2.0, SAMPLE - 7, thickness));
            g.setColor(Style.INK);
            Style.centred(g, Style.TEXT, name, SAMPLE + Style.textWidth(Style.TEXT, name) / 2.0, height() / 2.0);
        }

        @Override
        public String alt() {
            return name;
        }
    }

    private static void addLine(XYChart chart, Line line, Color color) {
        XYSeries series = chart.addSeries(line.name(), line.x(), line.mean());
        series.setLineColor(color).setLineStyle(ChartStyle.LINE);
        series.setMarkerColor(color);
        series.setMarker(line.x().length <= MOST_MARKERS ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    }

    /**
     * An unseen point between the first two: where many points are equally far apart, XChart would label every third or
     * seventh of them (0, 175, 350, …), as close together as it can, instead of round numbers.
     */
    private static void addPointBetween(XYChart chart, Line line) {
        double[] x = line.x(), y = line.mean();
        if (x.length <= MOST_LABELS) return;
        double[] inX = {x[0] + (x[1] - x[0]) / Math.PI}, inY = {y[0] + (y[1] - y[0]) / Math.PI};
        XYSeries point = chart.addSeries("between", inX, inY);
        point.setLineStyle(SeriesLines.NONE);
        point.setMarker(SeriesMarkers.NONE);
    }

    /** There along the highest, back along the lowest. */
    private static void addBand(XYChart chart, Line line, Color color) {
        int n = line.x().length;
        if (line.runs().length == 1 || n == 1) return;
        double[] x = new double[2 * n], y = new double[2 * n];
        for (int i = 0; i < n; i++) {
            x[i] = x[2 * n - 1 - i] = line.x()[i];
            y[i] = line.highest()[i];
            y[2 * n - 1 - i] = line.lowest()[i];
        }
        XYSeries band = chart.addSeries("band of " + line.name(), x, y);
        band.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.PolygonArea);
        band.setFillColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), 50));
        band.setLineStyle(SeriesLines.NONE);
        band.setMarker(SeriesMarkers.NONE);
    }

    @Override
    public String alt() {
        StringJoiner alt = new StringJoiner("; ");
        alt.add("curves of " + yTitle + " over " + xTitle);
        for (Line line : lines) {
            int last = line.x().length - 1;
            String text = line.name() + ": from " + ColorBar.number(line.mean()[0]) + " at " + xTitle + " "
                    + ColorBar.number(line.x()[0]) + " to " + ColorBar.number(line.mean()[last]) + " at "
                    + ColorBar.number(line.x()[last]);
            if (line.runs().length > 1)
                text += ", the mean of " + line.runs().length + " runs, which end between "
                        + ColorBar.number(line.lowest()[last]) + " and " + ColorBar.number(line.highest()[last]);
            alt.add(text);
        }
        return alt.toString();
    }
}
