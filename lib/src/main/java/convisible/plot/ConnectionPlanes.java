package convisible.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/** Connections in a 3-D look: the pixels as a plane, the outputs as a plane above it, the edges between them. */
record ConnectionPlanes(Connections connections) implements Figure {
    private static final double WIDE = 46, TALL = 26, SLANT = 20, RISE = 120;
    private static final int LABEL = 70;

    private int side() {
        return connections.side();
    }

    private int outputSide() {
        return connections.outputSide();
    }

    @Override
    public int width() {
        return (int) (side() * (WIDE + SLANT)) + LABEL + 4;
    }

    @Override
    public int height() {
        return (int) (RISE + (side() + outputSide()) * TALL) + 4;
    }

    /** A point of the pixels' plane, in cells from its back left corner. */
    private Point2D below(double row, double column) {
        return new Point2D.Double(
                LABEL + 2 + column * WIDE + (side() - row) * SLANT, 2 + outputSide() * TALL + RISE + row * TALL);
    }

    /** A point of the outputs' plane, which lies above the middle of the other. */
    private Point2D above(double row, double column) {
        double inset = (side() - outputSide()) / 2.0;
        Point2D foot = below(row + inset, column + inset);
        return new Point2D.Double(foot.getX(), 2 + row * TALL);
    }

    @Override
    public void draw(Graphics2D g) {
        int n = side(), m = outputSide();
        boolean[] used = new boolean[n * n];
        for (int output : connections.shown())
            for (Connections.Edge edge : connections.edges(output)) used[edge.from()] = true;
        for (int i = 0; i < n * n; i++) cell(g, used[i], corners(i / n, i % n, false));
        for (int i = 0; i < m * m; i++) cell(g, connections.shown().contains(i), corners(i / m, i % m, true));
        for (int output : connections.shown())
            for (Connections.Edge edge : connections.edges(output)) {
                g.setColor(connections.isDense() ? Style.FADED : Style.accent(edge.weight()));
                g.setStroke(Style.line(connections.isDense() ? 1 : 2));
                g.draw(new Line2D.Double(
                        below(edge.from() / n + 0.5, edge.from() % n + 0.5),
                        above(output / m + 0.5, output % m + 0.5)));
            }
        for (int i = 0; i < n * n; i++)
            name(g, Integer.toString(i, Character.MAX_RADIX), below(i / n + 0.5, i % n + 0.5), used[i]);
        for (int i = 0; i < m * m; i++)
            name(
                    g,
                    "y" + i,
                    above(i / m + 0.5, i % m + 0.5),
                    connections.shown().contains(i));
        g.setColor(Style.INK);
        Style.centred(g, Style.TITLE, "outputs", LABEL / 2.0, above(m / 2.0, 0).getY());
        Style.centred(g, Style.TITLE, "pixels", LABEL / 2.0, below(n / 2.0, 0).getY());
    }

    private Path2D corners(int row, int column, boolean above) {
        Path2D path = new Path2D.Double();
        for (int[] corner : new int[][] {{0, 0}, {0, 1}, {1, 1}, {1, 0}}) {
            int i = row + corner[0], j = column + corner[1];
            Point2D point = above ? above(i, j) : below(i, j);
            if (path.getCurrentPoint() == null) path.moveTo(point.getX(), point.getY());
            else path.lineTo(point.getX(), point.getY());
        }
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

    @Override
    public String alt() {
        return "Drawn as two planes, pixels below and outputs above: " + connections.alt();
    }
}
