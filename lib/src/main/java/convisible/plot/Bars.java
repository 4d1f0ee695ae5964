package convisible.plot;

import convisible.array.PlainException;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** Numbers with names as a table of bars, each number at the end of its bar. Negative bars go to the left. */
public final class Bars implements Figure {
    private static final int LONGEST = 420, STEP = 28, THICKNESS = 18, TITLE_HEIGHT = 26, WIDEST_NAME = 200, GAP = 8;

    private final String title;
    private final Map<String, Double> bars;

    private Bars(String title, Map<String, Double> bars) {
        this.title = title;
        this.bars = bars;
    }

    static Bars of(String title) {
        return new Bars(title, Map.of());
    }

    /** One more bar, below the others. */
    public Bars bar(String name, double value) {
        Map<String, Double> more = new LinkedHashMap<>(bars);
        if (more.put(name, value) != null)
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
                .mapToInt(value -> Style.textWidth(Style.TEXT, ColorBar.number(value)))
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
                0, bars.values().stream().mapToDouble(Double::doubleValue).min().orElse(0));
    }

    private double largest() {
        return Math.max(
                0, bars.values().stream().mapToDouble(Double::doubleValue).max().orElse(0));
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
        for (Map.Entry<String, Double> bar : bars.entrySet()) {
            String name = bar.getKey(), number = ColorBar.number(bar.getValue());
            double end = zero + bar.getValue() * scale;
            g.setColor(Style.accent(1));
            g.fill(new Rectangle2D.Double(Math.min(zero, end), y - THICKNESS / 2.0, Math.abs(end - zero), THICKNESS));
            g.setColor(Style.INK);
            double room = Style.textWidth(Style.TEXT, number) / 2.0 + 6;
            Style.centred(g, Style.TEXT, number, bar.getValue() < 0 ? end - room : end + room, y);
            Font font = Style.fitting(Style.TEXT, name, WIDEST_NAME);
            Style.centred(g, font, name, names() - Style.textWidth(font, name) / 2.0, y);
            y += STEP;
        }
        g.setColor(Style.FADED);
        g.setStroke(Style.line(1));
        g.draw(new Line2D.Double(zero, TITLE_HEIGHT, zero, height()));
    }

    @Override
    public String alt() {
        StringJoiner alt = new StringJoiner(", ", "bars of " + title + ": ", "");
        bars.forEach((name, value) -> alt.add(name + " " + ColorBar.number(value)));
        return alt.toString();
    }
}
