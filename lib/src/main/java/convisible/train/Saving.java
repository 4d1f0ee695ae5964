package convisible.train;

import convisible.array.PlainException;
import java.nio.file.Path;

/**
 * Where and when a training is saved, besides after each epoch and at its end.
 *
 * @param resume whether to go on from the file, if it is there
 * @param everySteps 0 for never
 * @param everySeconds 0 for never
 */
public record Saving(Path file, boolean resume, int everySteps, double everySeconds) {
    public Saving {
        if (everySteps < 0 || !(everySeconds >= 0))
            throw new PlainException("Training is saved every 1 step or second or more, or never (0), not every "
                    + everySteps + " steps or " + everySeconds + " seconds.");
    }

    boolean due(long step, double secondsSinceLast) {
        return everySteps > 0 && step % everySteps == 0 || everySeconds > 0 && secondsSinceLast >= everySeconds;
    }
}
