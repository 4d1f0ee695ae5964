package convisible.notebook;

import convisible.array.PlainException;

/**
 * Something that a chapter says and a cell of it measures.
 *
 * @param text what holds, in words
 */
public record Claim(String text) {
    /**
     * Holds a sentence of the chapter against what was just measured.
     *
     * @return a value that shows itself with a tick
     * @throws PlainException if it does not hold here, which fails the cell
     */
    public static Claim claim(boolean holds, String text) {
        if (!holds)
            throw new PlainException("This chapter says “" + text
                    + "”, but what was measured here says otherwise. If you changed nothing above, please report it.");
        return new Claim(text);
    }

    @Override
    public String toString() {
        return "✓ Measured: " + text + ".";
    }
}
