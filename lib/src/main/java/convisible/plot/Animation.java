package convisible.plot;

import convisible.array.PlainException;
import java.util.List;
import java.util.Optional;

/**
 * Figures one after the other, as a GIF that repeats for ever; the last frame stays longer. It knows its size and says
 * in words what happens.
 *
 * @param frames at least one, all of one size
 * @param millis how long each frame stays
 * @param alt what happens, for those who do not see it
 */
public record Animation(List<Figure> frames, int millis, String alt) {
    /** A moving picture larger than this would make a notebook slow to open. */
    private static final int MAX_BYTES = 1_000_000;

    /** Pixels for each CSS pixel, best first. */
    private static final double[] SCALES = {2, 1.5, 1};

    private static final int LAST_FRAME_LONGER = 4;

    public Animation {
        frames = List.copyOf(frames);
        if (frames.isEmpty()) throw new PlainException("An animation needs at least one frame.");
        Figure first = frames.get(0);
        for (int i = 0; i < frames.size(); i++)
            if (frames.get(i).width() != first.width() || frames.get(i).height() != first.height())
                throw new PlainException("The frames of an animation are of one size, but frame 0 is " + first.width()
                        + "×" + first.height() + " and frame " + i + " is "
                        + frames.get(i).width() + "×" + frames.get(i).height() + ".");
    }

    /** Its width as shown, in CSS pixels. */
    public int width() {
        return frames.get(0).width() + 2 * Figure.MARGIN;
    }

    /** The last frame, which shows the result: for readers that show no moving pictures. */
    public Figure still() {
        return frames.get(frames.size() - 1);
    }

    /**
     * As sharp as fits: with two pixels for each CSS pixel, or else fewer.
     *
     * @throws PlainException if the file would be larger than 1 MB even with one
     */
    public byte[] gif() {
        for (double scale : SCALES) {
            Optional<byte[]> gif = gif(scale);
            if (gif.isPresent()) return gif.get();
        }
        throw new PlainException("This animation of " + frames.size() + " frames takes more than " + MAX_BYTES / 1000
                + " kB, which would make the notebook slow to open. Use fewer or smaller frames.");
    }

    /** Nothing if it grows too large. */
    private Optional<byte[]> gif(double scale) {
        try (Gif gif = new Gif()) {
            for (int i = 0; i < frames.size(); i++) {
                gif.add(frames.get(i).render(scale), i == frames.size() - 1 ? LAST_FRAME_LONGER * millis : millis);
                if (gif.size() > MAX_BYTES) return Optional.empty();
            }
            return Optional.of(gif.finish());
        }
    }
}
