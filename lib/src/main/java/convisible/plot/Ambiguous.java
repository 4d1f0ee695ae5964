package convisible.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.function.Consumer;

/** Drawings that can be seen in two ways. */
public final class Ambiguous {
    /** How far the edge of the vase lies from its middle, from the top to the foot: y, then half the width. */
    private static final double[][] PROFILE = {
        {0, 92}, {14, 90}, {34, 72}, {58, 62}, {82, 62}, {98, 66}, {116, 56}, {136, 38}, {146, 40}, {154, 54},
        {164, 53}, {174, 44}, {184, 52}, {193, 45}, {204, 57}, {222, 47}, {236, 54}, {248, 76}, {268, 90}, {290, 98}
    };

    private record Drawing(int width, int height, String alt, Consumer<Graphics2D> lines) implements Figure {
        @Override
        public void draw(Graphics2D g) {
            Graphics2D own = (Graphics2D) g.create();
            own.clipRect(0, 0, width, height);
            own.setColor(Style.INK);
            own.setStroke(Style.line(2.5));
            lines.accept(own);
            own.dispose();
        }
    }

    private Ambiguous() {}

    /**
     * A vase, or two faces that look at each other (after Edgar Rubin, 1915).
     *
     * @param vase how light the vase is, 0 to 1; the faces are as dark as it is light
     */
    public static Figure vase(double vase) {
        return new Drawing(300, 290, "a vase, or two faces in profile that look at each other", g -> {
            g.setColor(grey(1 - vase));
            g.fill(new Rectangle2D.Double(0, 0, 300, 290));
            g.setColor(grey(vase));
            g.fill(vaseShape(150));
        });
    }

    /** Both edges as smooth curves through the points of the profile. */
    private static Shape vaseShape(double middle) {
        Path2D path = new Path2D.Double();
        int n = PROFILE.length;
        path.moveTo(middle - PROFILE[0][1], 0);
        path.lineTo(middle + PROFILE[0][1], 0);
        for (int i = 0; i < n - 1; i++) curve(path, middle, 1, i, i + 1);
        path.lineTo(middle - PROFILE[n - 1][1], PROFILE[n - 1][0]);
        for (int i = n - 1; i > 0; i--) curve(path, middle, -1, i, i - 1);
        path.closePath();
        return path;
    }

    /** A Catmull-Rom curve from one point of the profile to its neighbour. */
    private static void curve(Path2D path, double middle, int side, int from, int to) {
        double[] before = point(2 * from - to), a = point(from), b = point(to), after = point(2 * to - from);
        path.curveTo(
                middle + side * (a[1] + (b[1] - before[1]) / 6),
                a[0] + (b[0] - before[0]) / 6,
                middle + side * (b[1] - (after[1] - a[1]) / 6),
                b[0] - (after[0] - a[0]) / 6,
                middle + side * b[1],
                b[0]);
    }

    private static double[] point(int i) {
        return PROFILE[Math.max(0, Math.min(PROFILE.length - 1, i))];
    }

    private static Color grey(double light) {
        float level = (float) (0.15 + 0.85 * Math.max(0, Math.min(1, light)));
        return new Color(level, level, level);
    }

    /**
     * A duck that looks to the left, or a rabbit that looks to the right (after Joseph Jastrow, 1899).
     *
     * @param degrees how far it is turned clockwise
     */
    public static Figure duckOrRabbit(double degrees) {
        return new Drawing(
                300, 300, "the head of a duck or of a rabbit, turned by %.0f degrees".formatted(degrees), g -> {
                    g.rotate(Math.toRadians(degrees), 150, 150);
                    Area head = new Area(new Ellipse2D.Double(120, 92, 132, 112));
                    head.add(lobe(78, 118, 12));
                    head.add(lobe(80, 164, -8));
                    head.subtract(new Area(new Ellipse2D.Double(243, 146, 26, 12)));
                    g.draw(head);
                    g.fill(new Ellipse2D.Double(178, 122, 13, 13));
                });
    }

    /** A long ear, or half a beak. */
    private static Area lobe(double x, double y, double degrees) {
        Ellipse2D lobe = new Ellipse2D.Double(x - 66, y - 20, 150, 40);
        return new Area(
                AffineTransform.getRotateInstance(Math.toRadians(degrees), x, y).createTransformedShape(lobe));
    }

    /**
     * The twelve edges of a cube, of which nobody can say which are in front (after Louis Albert Necker, 1832).
     *
     * @param hint from −1, where the three edges fade that are hidden if one sees the cube from above, to 1, where
     *     those fade that are hidden from below
     */
    public static Figure cube(double hint) {
        return new Drawing(230, 230, "the twelve edges of a cube, which can be seen from above or from below", g -> {
            edges(g, faded(-hint), 80, 150, 140, -140, -70, 70);
            edges(g, faded(hint), 150, 80, -140, 140, 70, -70);
            g.setColor(Style.INK);
            g.draw(new Line2D.Double(10, 80, 80, 10));
            g.draw(new Line2D.Double(150, 220, 220, 150));
            g.draw(new Line2D.Double(10, 80, 10, 220));
            g.draw(new Line2D.Double(10, 220, 150, 220));
            g.draw(new Line2D.Double(80, 10, 220, 10));
            g.draw(new Line2D.Double(220, 10, 220, 150));
        });
    }

    /** The three edges that meet in (x, y): along the rows, along the columns, along the slope. */
    private static void edges(
            Graphics2D g, Color color, double x, double y, double along, double up, double slopeX, double slopeY) {
        g.setColor(color);
        g.draw(new Line2D.Double(x, y, x + along, y));
        g.draw(new Line2D.Double(x, y, x, y + up));
        g.draw(new Line2D.Double(x, y, x + slopeX, y + slopeY));
    }

    private static Color faded(double hint) {
        float level = (float) (0.2 + 0.7 * Math.max(0, hint));
        return new Color(level, level, level);
    }

    /**
     * A bar and a 3 in the middle of two lines: 12, 13, 14 from top to bottom, A, B, C from left to right.
     *
     * @param gap between the bar and the 3, in pixels
     */
    public static Figure letterOrNumber(int gap) {
        String alt = "A, C on the left and right, 12, 14 above and below, and in their middle a bar and a 3, " + gap
                + " pixels apart: B or 13";
        return new Drawing(330, 280, alt, g -> {
            Font font = new Font(Font.SANS_SERIF, Font.BOLD, 72);
            Style.centred(g, font, "A", 45, 140);
            Style.centred(g, font, "C", 285, 140);
            Style.centred(g, font, "12", 165, 45);
            Style.centred(g, font, "14", 165, 235);
            double left = 165 - (gap + 52) / 2.0;
            g.fill(new Rectangle2D.Double(left, 140 - 26, 13, 52));
            Style.centred(g, font, "3", left + 13 + gap + 17, 140);
        });
    }
}
