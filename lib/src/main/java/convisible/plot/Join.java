package convisible.plot;

import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.util.List;

/**
 * Branches side by side, one above the other: all take the same data, and a sum or a concatenation joins what they
 * give.
 *
 * @param branches {@link #SKIP} for one that changes nothing
 * @param name of the join; a {@link #SUM} is a circle
 */
record Join(List<Part> branches, String name) implements Part {
    private static final double GAP = 12, SPLIT = 26, CIRCLE = 24;

    static final String SUM = "+";

    /** What the parting and the joining take of the width. */
    static final double ENDS = SPLIT + Chain.ARROW + CIRCLE;

    private record Skip() implements Part {
        @Override
        public double width() {
            return 0;
        }

        @Override
        public double height() {
            return 16;
        }

        @Override
        public double in() {
            return 8;
        }

        @Override
        public void draw(Graphics2D g) {}
    }

    /** A branch that changes nothing. */
    static final Part SKIP = new Skip();

    @Override
    public boolean takesArrow() {
        return false;
    }

    @Override
    public double width() {
        return ENDS + branches.stream().mapToDouble(Part::width).max().orElse(0);
    }

    @Override
    public double height() {
        return branches.stream().mapToDouble(Part::height).sum() + GAP * (branches.size() - 1);
    }

    /** A sum's first branch goes straight on; what is added to it comes from below. */
    @Override
    public double in() {
        return name.equals(SUM) ? branches.get(0).in() : height() / 2;
    }

    @Override
    public void draw(Graphics2D g) {
        double joint = width() - CIRCLE, top = 0;
        Part.line(g, 0, in(), SPLIT / 2 - 4, in());
        for (Part branch : branches) {
            double in = top + branch.in(), out = top + branch.out(), end = SPLIT + branch.right();
            boolean skips = branch.width() == 0;
            if (skips) Part.line(g, SPLIT / 2 - 4, in(), SPLIT / 2 - 4, in, SPLIT, in);
            else Part.arrow(g, SPLIT / 2 - 4, in(), SPLIT / 2 - 4, in, SPLIT, in);
            branch.drawAt(g, SPLIT, top);
            if (name.equals(SUM) && Math.abs(out - in()) > 1)
                Part.line(g, end, out, joint + CIRCLE / 2, out, joint + CIRCLE / 2, in());
            else Part.arrow(g, end, out, joint, out);
            top += branch.height() + GAP;
        }
        if (name.equals(SUM)) circle(g, joint);
        else new SlimBox(name, Architecture.OTHER, height()).drawAt(g, joint, 0);
    }

    private void circle(Graphics2D g, double left) {
        Ellipse2D circle = new Ellipse2D.Double(left, in() - CIRCLE / 2, CIRCLE, CIRCLE);
        g.setColor(Architecture.OTHER);
        g.fill(circle);
        g.setColor(Style.INK);
        g.draw(circle);
        Style.centred(g, Style.TITLE, SUM, left + CIRCLE / 2, in());
    }
}
