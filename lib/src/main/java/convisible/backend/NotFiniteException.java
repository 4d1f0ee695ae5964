package convisible.backend;

import convisible.array.PlainException;

/** Training came to a loss or a gradient that is no number any more. */
public class NotFiniteException extends PlainException {
    private final long step;

    public NotFiniteException(String message, long step) {
        super(message);
        this.step = step;
    }

    /**
     * @param what was not finite, as in "the loss"
     * @param value NaN or infinite
     * @param step which step this was, from 1
     */
    public static NotFiniteException of(String what, double value, long step, double learningRate) {
        return new NotFiniteException(
                "In step " + step + " " + what + " became " + value + ". Use a learning rate smaller than "
                        + learningRate + ", and check that all inputs are finite numbers, best between −1 and 1.",
                step);
    }

    /** Which step it was, from 1. */
    public long step() {
        return step;
    }
}
