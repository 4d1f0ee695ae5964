package convisible.plot;

import java.awt.Graphics2D;

/** A line of text of a fixed width, so that it can change from frame to frame. */
record Caption(String text, int width) implements Figure {
    @Override
    public int height() {
        return 28;
    }

    @Override
    public void draw(Graphics2D g) {
        g.setColor(Style.INK);
        Style.centred(g, Style.fitting(Style.TEXT.deriveFont(15f), text, width), text, width / 2.0, height() / 2.0);
    }

    @Override
    public String alt() {
        return text;
    }
}
