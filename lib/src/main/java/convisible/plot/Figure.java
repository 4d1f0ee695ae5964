package convisible.plot;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A drawing that knows its size and can say in words what it shows. */
public interface Figure {
    /** The widest figure that every front end shows without scrolling sideways, in CSS pixels. */
    int MAX_WIDTH = 760;

    /** Blank space around a figure that stands by itself, in CSS pixels. */
    int MARGIN = 10;

    /** Width in CSS pixels, at most {@link #MAX_WIDTH} − 2·{@link #MARGIN}. */
    int width();

    /** Height in CSS pixels. */
    int height();

    /** Draws within (0, 0) and (width, height). The background is light already. */
    void draw(Graphics2D g);

    /** What a reader is told who does not see the figure. */
    String alt();

    /**
     * The figure on a light card of its own, with its margin, so that it reads well on light and dark pages alike.
     *
     * @param scale pixels for each CSS pixel
     */
    default BufferedImage render(double scale) {
        int width = width() + 2 * MARGIN, height = height() + 2 * MARGIN;
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(width * scale), (int) Math.ceil(height * scale), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale(scale, scale);
        g.setColor(Style.PAPER);
        g.fillRect(0, 0, width, height);
        g.translate(MARGIN, MARGIN);
        draw(g);
        g.dispose();
        return image;
    }
}
