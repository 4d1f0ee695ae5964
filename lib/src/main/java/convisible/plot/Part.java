package convisible.plot;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;

/** A part of an architecture drawing: data comes in on the left and goes out on the right. */
interface Part {
    double width();

    double height();

    /** How far below its top data comes in. */
    double in();

    /** How far below its top data goes out. */
    default double out() {
        return in();
    }

    /** How far right of its left edge data goes out. */
    default double right() {
        return width();
    }

    /** Whether the line that brings the data ends in an arrow; where data is parted, the branches have theirs. */
    default boolean takesArrow() {
        return true;
    }

    /** Draws within (0, 0) and (width, height). */
    void draw(Graphics2D g);

    default void drawAt(Graphics2D g, double x, double y) {
        Graphics2D inner = (Graphics2D) g.create();
        inner.translate(x, y);
        draw(inner);
        inner.dispose();
    }

    /** A line through these points, x, y, x, y, …, that brings data to this part. */
    default void lead(Graphics2D g, double... points) {
        if (takesArrow()) arrow(g, points);
        else line(g, points);
    }

    /** A line through these points: x, y, x, y, … */
    static void line(Graphics2D g, double... points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) path.lineTo(points[i], points[i + 1]);
        g.setColor(Style.INK);
        g.setStroke(Style.line(1.4));
        g.draw(path);
    }

    /** The same, ending in an arrow that points right. */
    static void arrow(Graphics2D g, double... points) {
        line(g, points);
        double x = points[points.length - 2], y = points[points.length - 1];
        Path2D head = new Path2D.Double();
        head.moveTo(x, y);
        head.lineTo(x - 7, y - 4);
        head.lineTo(x - 7, y + 4);
        head.closePath();
        g.fill(head);
    }
}
