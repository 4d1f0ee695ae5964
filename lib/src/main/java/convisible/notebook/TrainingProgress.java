package convisible.notebook;

import convisible.train.Progress;
import convisible.train.Status;
import java.util.function.Consumer;

/**
 * A bar below the cell that trains, drawn again in its place. What it shows last, which is what a stored notebook
 * keeps, has no times in it.
 */
final class TrainingProgress implements Progress {
    private final Consumer<Output> place;

    TrainingProgress(Consumer<Output> place) {
        this.place = place;
    }

    @Override
    public void show(Status now, boolean ended, String message) {
        place.accept(output(now, ended, message));
    }

    static Output output(Status now, boolean ended, String message) {
        String epoch = "epoch " + now.epoch() + " of " + now.epochs();
        String left = now.scores().isEmpty() ? epoch : epoch + ": " + now.scores();
        return ProgressBar.of(now.step(), now.steps(), left, ended ? "" : now.speed(), message);
    }
}
