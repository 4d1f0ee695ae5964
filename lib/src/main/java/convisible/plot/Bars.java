package convisible.plot;

import convisible.array.PlainException;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Numbers with names as a table of bars, each number at the end of its bar. Negative bars go to the left. A bar of
 * several runs ends at their mean and bears a line from the lowest to the highest.
 */
public final class Bars implements Figure {
    private static final int LONGEST = 420, STEP = 28, THICKNESS = 18, TITLE_HEIGHT = 26, WIDEST_NAME = 200, GAP = 8;

    private final String title;
    private final Map<String, DoubleSummaryStatistics> bars;

    private Bars(String title, Map<String, DoubleSummaryStatistics> bars) {
        this.title = title;
        this.bars = bars;
    }

    static Bars of(String title) {
        return new Bars(title, Map.of());
    }

    /**
     * One more bar, below the others.
     *
     * @param runs one number, or the numbers of several runs
     */
    public Bars bar(String name, double... runs) {
        if (runs.length == 0) throw new PlainException("The bar \"" + name + "\" has no number.");
        Map<String, DoubleSummaryStatistics> more = new LinkedHashMap<>(bars);
        if (more.put(name, Arrays.stream(runs).summaryStatistics()) != null)
            throw new PlainException("There is a bar \"" + name + "\" already. Give every bar a name of its own.");
        return new Bars(title, more);
    }

    private int names() {
        return bars.keySet().stream()
                .mapToInt(name -> Math.min(WIDEST_NAME, Style.textWidth(Style.TEXT, name)))
                .max()
                .orElse(0);
    }

    private int numbers() {
        return bars.values().stream()
                .mapToInt(runs -> Style.textWidth(Style.TEXT, ColorBar.number(runs.getAverage())))
                .max()
                .orElse(0);
    }

    @Override
    public int width() {
        return names() + LONGEST + 2 * GAP + (hasNegative() ? 2 : 1) * numbers() + 4;
    }

    private boolean hasNegative() {
        return smallest() < 0;
    }

    private double smallest() {
        return Math.min(
                0,
                bars.values().stream()
                        .mapToDouble(DoubleSummaryStatistics::getMin)
                        .min()
                        .orElse(0));
    }

    private double largest() {
        return Math.max(
                0,
                bars.values().stream()
                        .mapToDouble(DoubleSummaryStatistics::getMax)
                        .max()
                        .orElse(0));
    }

    @Override
    public int height() {
        return TITLE_HEIGHT + STEP * bars.size();
    }

    @Override
    public void draw(Graphics2D g) {
        double scale = LONGEST / Math.max(1e-30, largest() - smallest());
        double left = names() + GAP + (hasNegative() ? numbers() : 0), zero = left - smallest() * scale;
        g.setColor(Style.INK);
        Style.centred(g, Style.TITLE, title, left + LONGEST / 2.0, TITLE_HEIGHT / 2.0 - 2);
        double y = TITLE_HEIGHT + STEP / 2.0;
        for (Map.Entry<String, DoubleSummaryStatistics> bar : bars.entrySet()) {
            DoubleSummaryStatistics runs = bar.getValue();
            double mean = runs.getAverage(), end = zero + mean * scale;
            double low = zero + runs.getMin() * scale, high = zero + runs.getMax() * scale;
            g.setColor(Style.accent(1));
            g.fill(new Rectangle2D.Double(Math.min(zero, end), y - THICKNESS / 2.0, Math.abs(end - zero), THICKNESS));
            g.setColor(Style.INK);
            if (runs.getCount() > 1) drawRange(g, low, high, y);
            String name = bar.getKey(), number = ColorBar.number(mean);
            double room = Style.textWidth(Style.TEXT, number) / 2.0 + 6;
            Style.centred(g, Style.TEXT, number, mean < 0 ? low - room : high + room, y);
            Font font = Style.fitting(Style.TEXT, name, WIDEST_NAME);
            Style.centred(g, font, name, names() - Style.textWidth(font, name) / 2.0, y);
            y += STEP;
        }
        g.setColor(Style.FADED);
        g.setStroke(Style.line(1));
        g.draw(new Line2D.Double(zero, TITLE_HEIGHT, zero, height()));
    }

    private static void drawRange(Graphics2D g, double low, double high, double y) {
        g.setStroke(Style.line(1.5));
        g.draw(new Line2D.Double(low, y, high, y));
        g.draw(new Line2D.Double(low, y - 4, low, y + 4));
        g.draw(new Line2D.Double(high, y - 4, high, y + 4));
    }

    @Override
    public String alt() {
        StringJoiner alt = new StringJoiner(", ", "bars of " + title + ": ", "");
        bars.forEach((name, runs) -> alt.add(name + " " + ColorBar.number(runs.getAverage()) + range(runs)));
        return alt.toString();
    }

    private static String range(DoubleSummaryStatistics runs) {
        if (runs.getCount() == 1) return "";
        return " (mean of " + runs.getCount() + " runs between " + ColorBar.number(runs.getMin()) + " and "
                + ColorBar.number(runs.getMax()) + ")";
    }
}
