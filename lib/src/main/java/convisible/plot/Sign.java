package convisible.plot;

import java.awt.Graphics2D;

/** A sign between two figures: an arrow, an equals sign. */
record Sign(String text) implements Figure {
    private static final float SIZE = 22;

    @Override
    public int width() {
        return Style.textWidth(Style.TEXT.deriveFont(SIZE), text);
    }

    @Override
    public int height() {
        return 28;
    }

    @Override
    public void draw(Graphics2D g) {
        g.setColor(Style.INK);
        Style.centred(g, Style.TEXT.deriveFont(SIZE), text, width() / 2.0, height() / 2.0);
    }

    @Override
    public String alt() {
        return switch (text) {
            case "→" -> "leads to";
            case "∗" -> "filtered with";
            case "=" -> "gives";
            default -> text;
        };
    }
}
