package convisible.network;

import convisible.array.PlainException;

/** Long work came to its end early because its thread was interrupted: somebody pressed stop. */
public class StoppedException extends PlainException {
    public StoppedException(String message) {
        super(message);
    }

    /**
     * Between the pieces of long work; the thread stays interrupted.
     *
     * @param what what the pieces are, in the plural
     * @throws StoppedException if the thread was interrupted
     */
    public static void check(int done, int all, String what) {
        if (Thread.currentThread().isInterrupted())
            throw new StoppedException("Stopped after " + done + " of " + all + " " + what + ".");
    }
}
