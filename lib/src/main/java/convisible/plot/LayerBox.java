package convisible.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;

/**
 * One layer of an architecture drawing: its name, its options, what comes out, how many weights.
 *
 * @param lines the first is the name
 * @param color of the ground
 */
record LayerBox(List<String> lines, Color color) implements Part {
    static final int HEIGHT = 88;
    private static final int LINE = 17, SIDES = 8;
    private static final Font FONT = Style.TEXT.deriveFont(12f), NAME = Style.TITLE.deriveFont(12f);

    private static Font font(int line) {
        return line == 0 ? NAME : FONT;
    }

    @Override
    public double width() {
        double widest = 0;
        for (int i = 0; i < lines.size(); i++) widest = Math.max(widest, Style.textWidth(font(i), lines.get(i)));
        return widest + 2 * SIDES;
    }

    @Override
    public double height() {
        return Math.max(HEIGHT, lines.size() * LINE + 12);
    }

    @Override
    public double in() {
        return height() / 2;
    }

    @Override
    public void draw(Graphics2D g) {
        ground(g, color, width(), height());
        double top = (height() - lines.size() * LINE) / 2;
        for (int i = 0; i < lines.size(); i++)
            Style.centred(g, font(i), lines.get(i), width() / 2, top + (i + 0.5) * LINE);
    }

    static void ground(Graphics2D g, Color color, double width, double height) {
        RoundRectangle2D box = new RoundRectangle2D.Double(0, 0, width, height, 8, 8);
        g.setColor(color);
        g.fill(box);
        g.setColor(Style.INK);
        g.setStroke(Style.line(1));
        g.draw(box);
    }
}
