package convisible.data;

import convisible.array.PlainException;
import convisible.array.Shape;
import java.util.Random;

/**
 * A small random change of a picture that leaves its class as it is, so that a network does not see the very same
 * picture twice. Pictures are C×H×W numbers from 0 to 1; what comes in from outside a picture is 0.
 */
public sealed interface Transform {
    /**
     * @param from the picture; not changed
     * @param to where the changed one goes; all of it is written
     * @param shape C×H×W
     * @param random decides how much
     */
    void apply(float[] from, float[] to, Shape shape, Random random);

    /** Moved by up to so many whole pixels, along each axis. */
    static Transform shift(int pixels) {
        return new Shift(pixels);
    }

    /** Turned around its middle by up to so many degrees, either way. */
    static Transform rotate(double degrees) {
        return new Rotate(degrees);
    }

    /** Made smaller or larger by up to this share, which is below 1: with 0.1, from 90 % to 110 %. */
    static Transform scale(double share) {
        return new Scale(share);
    }

    /** Mirrored, left to right, half of the time. */
    static Transform flip() {
        return new Flip();
    }

    /** Made darker or brighter by up to this share, which is at most 1: with 0.2, from 80 % to 120 %. */
    static Transform light(double share) {
        return new Light(share);
    }

    record Shift(int pixels) implements Transform {
        public Shift {
            if (pixels < 0) throw new PlainException("A shift is by 0 pixels or more, not " + pixels + ".");
        }

        @Override
        public void apply(float[] from, float[] to, Shape shape, Random random) {
            int down = random.nextInt(2 * pixels + 1) - pixels, right = random.nextInt(2 * pixels + 1) - pixels;
            Resample.turned(from, to, shape, 1, 0, down, right);
        }
    }

    record Rotate(double degrees) implements Transform {
        public Rotate {
            if (!(degrees >= 0 && degrees <= 180))
                throw new PlainException("A rotation is by 0 to 180 degrees, not " + degrees + ".");
        }

        @Override
        public void apply(float[] from, float[] to, Shape shape, Random random) {
            double angle = Math.toRadians(between(-degrees, degrees, random));
            Resample.turned(from, to, shape, Math.cos(angle), Math.sin(angle), 0, 0);
        }
    }

    record Scale(double share) implements Transform {
        public Scale {
            if (!(share >= 0 && share < 1))
                throw new PlainException("A scale changes by a share of at least 0 and below 1, not " + share + ".");
        }

        @Override
        public void apply(float[] from, float[] to, Shape shape, Random random) {
            Resample.turned(from, to, shape, 1 / between(1 - share, 1 + share, random), 0, 0, 0);
        }
    }

    record Flip() implements Transform {
        @Override
        public void apply(float[] from, float[] to, Shape shape, Random random) {
            boolean mirrored = random.nextBoolean();
            int width = shape.dim(-1);
            for (int i = 0; i < from.length; i++)
                to[i] = mirrored ? from[i - i % width + width - 1 - i % width] : from[i];
        }
    }

    record Light(double share) implements Transform {
        public Light {
            if (!(share >= 0 && share <= 1))
                throw new PlainException("Light changes by a share from 0 to 1, not " + share + ".");
        }

        @Override
        public void apply(float[] from, float[] to, Shape shape, Random random) {
            float factor = (float) between(1 - share, 1 + share, random);
            for (int i = 0; i < from.length; i++) to[i] = Math.min(1, factor * from[i]);
        }
    }

    private static double between(double lowest, double highest, Random random) {
        return lowest + (highest - lowest) * random.nextDouble();
    }
}
