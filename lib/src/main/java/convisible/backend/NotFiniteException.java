package convisible.backend;

import convisible.array.PlainException;

/** Training came to a loss that is no number any more. */
public class NotFiniteException extends PlainException {
    private final long step;

    public NotFiniteException(String message, long step) {
        super(message);
        this.step = step;
    }

    /**
     * @param loss NaN or infinite
     * @param step which step this was, from 1
     */
    public static NotFiniteException of(double loss, long step, double learningRate) {
        return new NotFiniteException(
                "The loss became " + loss + " in step " + step + ". Use a learning rate smaller than " + learningRate
                        + ", and check that all inputs are finite numbers, best between −1 and 1.",
                step);
    }

    /** Which step it was, from 1. */
    public long step() {
        return step;
    }
}
