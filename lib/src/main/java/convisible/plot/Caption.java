package convisible.plot;

import java.awt.Font;
import java.awt.Graphics2D;

/** A line of text of a fixed width, so that it can change from frame to frame. */
record Caption(String text, int width) implements Figure {
    private static final Font FONT = Style.TEXT.deriveFont(15f);

    /** As wide as the text. */
    static Caption of(String text) {
        return new Caption(text, Math.min(Style.textWidth(FONT, text), Figure.MAX_WIDTH - 2 * Figure.MARGIN));
    }

    @Override
    public int height() {
        return 28;
    }

    @Override
    public void draw(Graphics2D g) {
        g.setColor(Style.INK);
        Style.centred(g, Style.fitting(FONT, text, width), text, width / 2.0, height() / 2.0);
    }

    @Override
    public String alt() {
        return text;
    }
}
