package convisible.plot;

import java.awt.Color;

/** How numbers become colours. */
public enum Palette {
    /** For photos: 0 black, 1 white. */
    LIGHT {
        @Override
        Color color(double share) {
            return between(new Color(0x000000), new Color(0xFFFFFF), share);
        }
    },

    /** The red channel of a photo. */
    RED {
        @Override
        Color color(double share) {
            return between(new Color(0x000000), new Color(0xFF0000), share);
        }
    },

    /** The green channel of a photo. */
    GREEN {
        @Override
        Color color(double share) {
            return between(new Color(0x000000), new Color(0x00FF00), share);
        }
    },

    /** The blue channel of a photo. */
    BLUE {
        @Override
        Color color(double share) {
            return between(new Color(0x000000), new Color(0x0000FF), share);
        }
    },

    /** For heat maps of numbers from 0 upwards: white to dark blue. */
    HEAT {
        @Override
        Color color(double share) {
            return between(new Color(0xFFFFFF), new Color(0x08519C), share);
        }
    },

    /** As a heat camera shows it: cold is black, then blue, red and yellow; hot is white. */
    THERMAL {
        private static final Color[] STEPS = {
            new Color(0x000000), new Color(0x2A1A8A), new Color(0xC4246A), new Color(0xF8C630), new Color(0xFFFFFF)
        };

        @Override
        Color color(double share) {
            double place = Math.max(0, Math.min(1, share)) * (STEPS.length - 1);
            int step = Math.min((int) place, STEPS.length - 2);
            return between(STEPS[step], STEPS[step + 1], place - step);
        }
    },

    /** For pixel drawings: 0 light, 1 dark, as ink on paper. */
    INK {
        @Override
        Color color(double share) {
            return between(new Color(0xF4F1EA), new Color(0x3A3A3A), share);
        }
    },

    /** For feature maps of photos: negative black, zero grey, positive white, as a relief lit from one side. */
    RELIEF {
        @Override
        Color color(double share) {
            return between(new Color(0x000000), new Color(0xFFFFFF), (1 + share) / 2);
        }
    },

    /** For grids of numbers of both signs: negative blue, zero white, positive orange. */
    SIGNED {
        @Override
        Color color(double share) {
            return share < 0
                    ? between(new Color(0xFFFFFF), new Color(0x2B6CB0), -share)
                    : between(new Color(0xFFFFFF), new Color(0xDD6B20), share);
        }
    };

    /**
     * The colour of a share of the largest number: 0 to 1, or −1 to 1 where signs count; what lies outside is clipped.
     */
    abstract Color color(double share);

    /** The size of the number farthest from zero, which gets the strongest colour; cells that are NaN do not count. */
    static double largest(float[]... rows) {
        double largest = 0;
        for (float[] row : rows)
            for (float value : row) if (!Float.isNaN(value)) largest = Math.max(largest, Math.abs(value));
        return largest;
    }

    /** Whether zero lies in the middle. */
    boolean isSigned() {
        return this == RELIEF || this == SIGNED;
    }

    /** The palette that fits numbers between these two. */
    static Palette fitting(double smallest, double largest) {
        return smallest < 0 || largest > 1 ? SIGNED : INK;
    }

    private static Color between(Color from, Color to, double share) {
        double s = Math.max(0, Math.min(1, share));
        return new Color(
                (int) Math.round(from.getRed() + s * (to.getRed() - from.getRed())),
                (int) Math.round(from.getGreen() + s * (to.getGreen() - from.getGreen())),
                (int) Math.round(from.getBlue() + s * (to.getBlue() - from.getBlue())));
    }
}
