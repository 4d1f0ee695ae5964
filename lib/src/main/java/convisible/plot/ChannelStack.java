package convisible.plot;

import convisible.array.Tensor;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** The channels of a picture, or feature maps, one behind the other: the first in front. */
public final class ChannelStack implements Figure {
    private static final List<Palette> COLOURS = List.of(Palette.RED, Palette.GREEN, Palette.BLUE);
    private static final int MOST = 12;

    private final Tensor planes; // C×H×W
    private final int wide;

    private ChannelStack(Tensor planes, int wide) {
        this.planes = planes;
        this.wide = wide;
    }

    static ChannelStack of(Tensor planes) {
        return new ChannelStack(planes, 200);
    }

    /** Each channel shown at this width, in CSS pixels; the height follows. */
    public ChannelStack wide(int width) {
        return new ChannelStack(planes, Math.min(width, MAX_WIDTH - 2 * MARGIN - shift() * (shown() - 1)));
    }

    private int channels() {
        return planes.shape().dim(0);
    }

    private int shown() {
        return Math.min(MOST, channels());
    }

    /** How much further right and up each channel lies than the one in front of it. */
    private int shift() {
        return channels() <= 4 ? 34 : 18;
    }

    private int tall() {
        return (int) Math.round(
                wide * planes.shape().dim(1) / (double) planes.shape().dim(2));
    }

    @Override
    public int width() {
        return wide + shift() * (shown() - 1) + 2;
    }

    @Override
    public int height() {
        return tall() + shift() * (shown() - 1) + 26;
    }

    @Override
    public void draw(Graphics2D g) {
        double strongest = Picture.strongest(planes.data());
        for (int c = shown() - 1; c >= 0; c--) {
            Picture plane = plane(c, strongest);
            int x = 1 + c * shift(), y = (shown() - 1 - c) * shift() + 1;
            Graphics2D inner = (Graphics2D) g.create();
            inner.translate(x, y);
            plane.draw(inner);
            inner.dispose();
            g.setColor(Style.PAPER);
            g.setStroke(Style.line(2));
            g.draw(new Rectangle2D.Double(x, y, wide, tall()));
        }
        g.setColor(Style.INK);
        Style.centred(g, Style.fitting(Style.TEXT, label(), width()), label(), width() / 2.0, height() - 10);
    }

    private Picture plane(int c, double strongest) {
        Picture plane = Picture.of(planes.slice(c)).wide(wide);
        if (channels() == 3) return plane.scale(COLOURS.get(c), 1);
        return isLight() ? plane.scale(Palette.LIGHT, 1) : plane.scale(Palette.RELIEF, strongest);
    }

    private boolean isLight() {
        for (float value : planes.data()) if (value < 0 || value > 1) return false;
        return true;
    }

    private String label() {
        if (channels() == 3) return "red, green, blue: " + planes.shape();
        return (shown() < channels() ? "the first " + shown() + " of " : "") + channels() + " channels: "
                + planes.shape();
    }

    @Override
    public String alt() {
        return "a stack of channels, the first in front; " + label();
    }
}
