package convisible.plot;

import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/** A photo or a feature map: one pixel for each place, from an array with 1 or 3 channels. */
public final class Picture implements Figure {
    private static final int TITLE_HEIGHT = 24;

    private final Tensor pixels; // C×H×W
    private String title = "";
    private String shows = "";
    private Palette palette;
    private double largest;
    private int width;
    private Rectangle2D window;

    private Picture(Tensor pixels) {
        this.pixels = pixels;
    }

    /**
     * @param x H×W, C×H×W or 1×C×H×W, where C is 1 or 3. Numbers between 0 and 1 are light; if there are others in a
     *     single channel, zero is middle grey and {@link #strongest} is white
     */
    static Picture of(Tensor pixels) {
        Shape shape = pixels.shape();
        while (shape.rank() > 3 && shape.dim(0) == 1) shape = shape.dropFirst();
        if (shape.rank() == 2) shape = shape.prepend(1);
        if (shape.rank() != 3 || shape.dim(0) != 1 && shape.dim(0) != 3)
            throw new ShapeException("A picture is H×W, 1×H×W or 3×H×W, but this array is " + pixels.shape()
                    + ". Use Plot.maps to see many channels.");
        Picture picture = new Picture(new Tensor(shape, pixels.data()));
        boolean light = shape.dim(0) == 3;
        if (!light) {
            light = true;
            for (float value : pixels.data()) light &= value > -1e-6 && value < 1 + 1e-6;
        }
        picture.palette = light ? Palette.LIGHT : Palette.RELIEF;
        picture.largest = light ? 1 : strongest(pixels.data());
        picture.width = Math.min(shape.dim(2), MAX_WIDTH - 2 * MARGIN);
        return picture;
    }

    /** A number that only one in a hundred exceeds in size, so that a few outliers do not make all the rest grey. */
    static double strongest(float[] values) {
        float[] sizes = new float[values.length];
        for (int i = 0; i < sizes.length; i++) sizes[i] = Math.abs(values[i]);
        Arrays.sort(sizes);
        return sizes[(int) (0.99 * (sizes.length - 1))];
    }

    public Picture title(String title) {
        Picture copy = copy();
        copy.title = title;
        return copy;
    }

    /** What is to be seen, in words, for those who cannot see it; a picture whose title says so needs none. */
    public Picture alt(String shows) {
        Picture copy = copy();
        copy.shows = shows;
        return copy;
    }

    /** Shown at this width, in CSS pixels; the height follows. */
    public Picture wide(int width) {
        Picture copy = copy();
        copy.width = Math.min(width, MAX_WIDTH - 2 * MARGIN);
        return copy;
    }

    /** Colours with this number as the strongest, so that several pictures can share one scale. */
    public Picture scale(Palette palette, double largest) {
        Picture copy = copy();
        copy.palette = palette;
        copy.largest = largest;
        return copy;
    }

    /** A frame around an area, in pixels of the picture. */
    public Picture window(int row, int column, int height, int width) {
        Picture copy = copy();
        copy.window = new Rectangle2D.Double(column, row, width, height);
        return copy;
    }

    private Picture copy() {
        Picture copy = new Picture(pixels);
        copy.title = title;
        copy.shows = shows;
        copy.palette = palette;
        copy.largest = largest;
        copy.width = width;
        copy.window = window;
        return copy;
    }

    private double zoom() {
        return width / (double) pixels.shape().dim(2);
    }

    @Override
    public int width() {
        return Math.max(width, title.isEmpty() ? 0 : Style.textWidth(Style.TITLE, title));
    }

    @Override
    public int height() {
        return (int) Math.round(pixels.shape().dim(1) * zoom()) + (title.isEmpty() ? 0 : TITLE_HEIGHT);
    }

    @Override
    public void draw(Graphics2D g) {
        if (!title.isEmpty()) {
            g.setColor(Style.INK);
            Style.centred(g, Style.TITLE, title, width() / 2.0, TITLE_HEIGHT / 2.0 - 3);
        }
        int top = title.isEmpty() ? 0 : TITLE_HEIGHT;
        int left = (width() - width) / 2;
        boolean enlarged = zoom() >= 2;
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                enlarged
                        ? RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR
                        : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image(), left, top, width, height() - top, null);
        if (window == null) return;
        g.setColor(Style.accent(0));
        g.setStroke(Style.line(3));
        g.draw(new Rectangle2D.Double(
                left + window.getX() * zoom(),
                top + window.getY() * zoom(),
                window.getWidth() * zoom(),
                window.getHeight() * zoom()));
    }

    private BufferedImage image() {
        int height = pixels.shape().dim(1), columns = pixels.shape().dim(2), area = height * columns;
        float[] data = pixels.data();
        BufferedImage image = new BufferedImage(columns, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < area; i++) {
            Color color = pixels.shape().dim(0) == 1
                    ? palette.color(largest == 0 ? 0 : data[i] / largest)
                    : new Color(level(data[i]), level(data[area + i]), level(data[2 * area + i]));
            image.setRGB(i % columns, i / columns, color.getRGB());
        }
        return image;
    }

    private static float level(float value) {
        return Math.max(0, Math.min(1, value));
    }

    @Override
    public String alt() {
        Shape shape = pixels.shape();
        return (title.isEmpty() ? "" : title + ": ")
                + (shows.isEmpty() ? "" : shows + ": ")
                + (palette == Palette.RELIEF
                        ? "map, white where positive, grey at zero, black where negative"
                        : palette == Palette.THERMAL
                                ? "heat picture, black where cold, white where hot"
                                : shape.dim(0) == 3 ? "colour picture" : "grey picture")
                + ", " + shape.dim(1) + " rows of " + shape.dim(2) + " pixels"
                + (window == null
                        ? ""
                        : String.format(
                                "; a frame of %.0f×%.0f at row %.0f, column %.0f",
                                window.getHeight(), window.getWidth(), window.getY(), window.getX()));
    }
}
