package convisible.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/** What all figures share: colours, type, lines. */
final class Style {
    static final Color PAPER = new Color(0xFFFFFF);
    static final Color INK = new Color(0x333333);
    static final Color FAINT = new Color(0xB8B8B8);
    static final Color FADED = new Color(0x8A8A8A);

    /** Okabe and Ito's colours, which most colour-blind readers can tell apart, the palest left out. */
    private static final Color[] ACCENTS = {
        new Color(0xD55E00),
        new Color(0x0072B2),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0xE69F00),
        new Color(0x56B4E9)
    };

    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 13);

    static final Stroke DASHED =
            new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3, 3}, 0);

    private static final FontRenderContext METRICS = new FontRenderContext(new AffineTransform(), true, true);

    private Style() {}

    static Color accent(int i) {
        return ACCENTS[Math.floorMod(i, ACCENTS.length)];
    }

    /** The colour as a ground on which ink can be read. */
    static Color pale(Color color) {
        return new Color(pale(color.getRed()), pale(color.getGreen()), pale(color.getBlue()));
    }

    private static int pale(int level) {
        return 255 - (255 - level) / 4;
    }

    static Stroke line(double width) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    /**
     * The font itself if it has every letter of the text; else the first installed one that has, so that Chinese shows
     * wherever a font for it is.
     */
    static Font able(Font font, String text) {
        if (font.canDisplayUpTo(text) < 0) return font;
        return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames())
                .map(family -> new Font(family, font.getStyle(), 1).deriveFont(font.getSize2D()))
                .filter(other -> other.canDisplayUpTo(text) < 0)
                .findFirst()
                .orElse(font);
    }

    static int textWidth(Font font, String text) {
        return (int) Math.ceil(able(font, text).getStringBounds(text, METRICS).getWidth());
    }

    /** The font, made smaller until the text fits, but never below 9 points. */
    static Font fitting(Font font, String text, double room) {
        double width = textWidth(font, text);
        return width <= room ? font : font.deriveFont((float) Math.max(9, font.getSize2D() * room / width));
    }

    /** Text with its middle at (x, y). */
    static void centred(Graphics2D g, Font font, String text, double x, double y) {
        Font able = able(font, text);
        Rectangle2D bounds = able.createGlyphVector(METRICS, text).getVisualBounds();
        double height = able.createGlyphVector(METRICS, "0").getVisualBounds().getHeight();
        g.setFont(able);
        g.drawString(text, (float) (x - bounds.getCenterX()), (float) (y + height / 2));
    }

    /** Ink or paper, whichever is easier to read on this colour. */
    static Color readableOn(Color background) {
        double luma = 0.299 * background.getRed() + 0.587 * background.getGreen() + 0.114 * background.getBlue();
        return luma > 140 ? INK : PAPER;
    }
}
