package convisible.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;

/** A layer that changes numbers but no shape, or a join: a narrow box with its name written upwards. */
record SlimBox(String name, Color color, double height) implements Part {
    private static final int WIDTH = 24;
    private static final Font FONT = Style.TEXT.deriveFont(12f);

    @Override
    public double width() {
        return WIDTH;
    }

    @Override
    public double in() {
        return height / 2;
    }

    @Override
    public void draw(Graphics2D g) {
        LayerBox.ground(g, color, WIDTH, height);
        g.translate(WIDTH / 2.0, height / 2);
        g.rotate(-Math.PI / 2);
        Style.centred(g, Style.fitting(FONT, name, height - 8), name, 0, 0);
    }
}
