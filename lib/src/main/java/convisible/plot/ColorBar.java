package convisible.plot;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/**
 * Which number has which colour, as a bar with the numbers below.
 *
 * @param largest the number that has the strongest colour
 */
record ColorBar(Palette palette, double largest) implements Figure {
    private static final int LENGTH = 220, THICKNESS = 12, MARGIN_FOR_NUMBERS = 24;

    @Override
    public int width() {
        return LENGTH + 2 * MARGIN_FOR_NUMBERS;
    }

    @Override
    public int height() {
        return THICKNESS + 22;
    }

    private double smallest() {
        return palette.isSigned() ? -1 : 0;
    }

    @Override
    public void draw(Graphics2D g) {
        for (int i = 0; i < LENGTH; i++) {
            g.setColor(palette.color(smallest() + (1 - smallest()) * (i + 0.5) / LENGTH));
            g.fill(new Rectangle2D.Double(MARGIN_FOR_NUMBERS + i, 1, 1.5, THICKNESS));
        }
        g.setColor(Style.FADED);
        g.setStroke(Style.line(1));
        g.draw(new Rectangle2D.Double(MARGIN_FOR_NUMBERS, 1, LENGTH, THICKNESS));
        g.setColor(Style.INK);
        for (double share : new double[] {0, 0.5, 1}) {
            double x = MARGIN_FOR_NUMBERS + share * LENGTH;
            g.draw(new Line2D.Double(x, THICKNESS + 1, x, THICKNESS + 4));
            String number = number((smallest() + share * (1 - smallest())) * largest);
            Style.centred(g, Style.TEXT.deriveFont(12f), number, x, THICKNESS + 13);
        }
    }

    /** About three digits, whatever the size; a real minus sign. */
    static String number(double value) {
        double size = Math.abs(value);
        String text = value == 0
                ? "0"
                : size >= 1e9 || size < 1e-3
                        ? String.format(Locale.ROOT, "%.1e", value)
                        : value == Math.rint(value) || size >= 100
                                ? String.format(Locale.ROOT, "%,d", Math.round(value))
                                : String.format(
                                        Locale.ROOT, size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.4f", value);
        return text.replace('-', '−');
    }

    @Override
    public String alt() {
        return "colours from " + number(smallest() * largest) + " to " + number(largest);
    }
}
