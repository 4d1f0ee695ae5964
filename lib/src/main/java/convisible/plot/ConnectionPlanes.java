package convisible.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/**
 * Connections in a 3-D look: a plane of pixels for each channel, the first on top; the outputs as a plane above them;
 * the edges between them.
 */
record ConnectionPlanes(Connections connections, int channels) implements Figure {
    private static final double WIDE = 46, TALL = 26, SLANT = 20, GAP = 14;
    private static final int LABEL = 70;
    private static final Color[] RED_GREEN_BLUE = {new Color(0xC62828), new Color(0x2E7D32), new Color(0x1565C0)};

    private int side() {
        return connections.side();
    }

    private int outputSide() {
        return connections.outputSide();
    }

    /** How far the first plane of pixels lies below that of the outputs. */
    private double rise() {
        return channels == 1 ? 120 : 64;
    }

    @Override
    public int width() {
        return (int) (side() * (WIDE + SLANT)) + LABEL + 4;
    }

    @Override
    public int height() {
        return (int) below(channels - 1, side(), 0).getY() + 4;
    }

    /** A point of a channel's plane, in cells from its back left corner. */
    private Point2D below(int channel, double row, double column) {
        return new Point2D.Double(
                LABEL + 2 + column * WIDE + (side() - row) * SLANT,
                2 + outputSide() * TALL + rise() + channel * (side() * TALL + GAP) + row * TALL);
    }

    /** A point of the outputs' plane, which lies above the middle of the others. */
    private Point2D above(double row, double column) {
        double inset = (side() - outputSide()) / 2.0;
        Point2D foot = below(0, row + inset, column + inset);
        return new Point2D.Double(foot.getX(), 2 + row * TALL);
    }

    @Override
    public void draw(Graphics2D g) {
        int n = side(), m = outputSide();
        boolean[] used = new boolean[n * n];
        for (int output : connections.shown())
            for (Connections.Edge edge : connections.edges(output)) used[edge.from()] = true;
        for (int c = 0; c < channels; c++)
            for (int i = 0; i < n * n; i++) cell(g, used[i], corners(below(c, i / n, i % n)));
        for (int i = 0; i < m * m; i++) cell(g, connections.shown().contains(i), corners(above(i / m, i % m)));
        for (int output : connections.shown())
            for (Connections.Edge edge : connections.edges(output))
                for (int c = channels - 1; c >= 0; c--) {
                    g.setColor(color(c, edge));
                    g.setStroke(Style.line(connections.isDense() ? 1 : 2));
                    g.draw(new Line2D.Double(
                            below(c, edge.from() / n + 0.5, edge.from() % n + 0.5),
                            above(output / m + 0.5, output % m + 0.5)));
                }
        for (int c = 0; c < channels; c++)
            for (int i = 0; i < n * n; i++)
                name(g, Integer.toString(i, Character.MAX_RADIX), below(c, i / n + 0.5, i % n + 0.5), used[i]);
        for (int i = 0; i < m * m; i++)
            name(
                    g,
                    "y" + i,
                    above(i / m + 0.5, i % m + 0.5),
                    connections.shown().contains(i));
        label(g, "outputs", Style.INK, above(m / 2.0, 0));
        for (int c = 0; c < channels; c++) label(g, channel(c), channelColor(c), below(c, n / 2.0, 0));
    }

    /** An edge has the colour of its weight; where there are more planes than one, that of its channel. */
    private Color color(int channel, Connections.Edge edge) {
        if (connections.isDense()) return Style.FADED;
        return channels == 1 ? Style.accent(edge.weight()) : channelColor(channel);
    }

    private Color channelColor(int channel) {
        if (channels == 1) return Style.INK;
        return channels == 3 ? RED_GREEN_BLUE[channel] : Style.accent(channel);
    }

    private String channel(int channel) {
        if (channels == 1) return "pixels";
        return channels == 3 ? new String[] {"red", "green", "blue"}[channel] : "channel " + channel;
    }

    private static Path2D corners(Point2D back) {
        Path2D path = new Path2D.Double();
        path.moveTo(back.getX(), back.getY());
        path.lineTo(back.getX() + WIDE, back.getY());
        path.lineTo(back.getX() + WIDE - SLANT, back.getY() + TALL);
        path.lineTo(back.getX() - SLANT, back.getY() + TALL);
        path.closePath();
        return path;
    }

    private static void cell(Graphics2D g, boolean used, Path2D shape) {
        g.setColor(used ? new Color(0xD9D4C7) : Palette.INK.color(0));
        g.fill(shape);
        g.setColor(Style.FADED);
        g.setStroke(Style.line(1));
        g.draw(shape);
    }

    /** In use, on a dark ground, so that it can be read where edges cross it. */
    private static void name(Graphics2D g, String name, Point2D at, boolean used) {
        if (used) {
            g.setColor(Style.INK);
            g.fill(new Ellipse2D.Double(at.getX() - 12, at.getY() - 9, 24, 18));
        }
        g.setColor(used ? Style.PAPER : Style.FADED);
        Style.centred(g, Style.TEXT.deriveFont(12f), name, at.getX(), at.getY());
    }

    private static void label(Graphics2D g, String text, Color color, Point2D right) {
        g.setColor(color);
        Style.centred(g, Style.fitting(Style.TITLE, text, LABEL - 8), text, LABEL / 2.0, right.getY());
    }

    @Override
    public String alt() {
        if (channels == 1) return "Drawn as two planes, pixels below and outputs above: " + connections.alt();
        return "Drawn as planes, a plane of pixels for each of " + channels + " channels below and the outputs above, "
                + "each channel connected alike but with weights of its own: " + connections.alt();
    }
}
