package convisible.train;

import convisible.array.PlainException;
import convisible.array.Tensor;
import convisible.backend.BatchCheck;
import convisible.backend.Loss;
import convisible.backend.NotFiniteException;
import convisible.backend.Training;
import convisible.backend.TrainingState;
import convisible.data.DataException;
import convisible.data.LabelledImages;
import convisible.layer.Weights;
import convisible.network.Evaluation;
import convisible.network.Network;
import convisible.network.StoppedException;
import java.util.Locale;
import java.util.Map;

/** One training, from its checks to its last word. */
final class Run {
    /** {@link Training#state} counts steps in a float. */
    private static final long MOST_STEPS = 1 << 24;

    /** A loss so many times that of guessing has exploded. */
    private static final double EXPLODED = 1000;

    /** After so many steps at the latest the weights are copied, to come back to if the loss explodes. */
    private static final int STEPS_BETWEEN_COPIES = 250;

    private static final double SECONDS_BETWEEN_REPORTS = 0.25;

    private final Trainer trainer;
    private final Network network;
    private final LabelledImages pictures;
    private final Progress progress;
    private final Training training;
    private final Checkpoint checkpoint; // null if nothing is saved
    private final Log log;
    private final long steps;
    private final double guessing;

    private Snapshot good; // the next step's loss was finite, or there was no step yet
    private boolean saveDue; // as soon as the next step's loss is finite
    private int endedEpochs;
    private Weights best; // of the epoch with the smallest test loss; null without patience

    private long startedAt, reportedAt, savedAt;
    private int startedWith;

    private Run(Trainer trainer, Network network, LabelledImages pictures, Training training) {
        this.trainer = trainer;
        this.network = network;
        this.pictures = pictures;
        this.training = training;
        log = new Log(pictures.size(), trainer.feed().batchSize());
        steps = trainer.epochs() * log.stepsPerEpoch;
        guessing = Math.log(
                Math.max(2, network.layer().outputShape(network.input()).size()));
        progress = trainer.progress().get();
        checkpoint = trainer.saving()
                .map(saving -> new Checkpoint(saving.file(), trainer, network, pictures))
                .orElse(null);
    }

    /** Checks everything, and goes on from a checkpoint if there is one and it is wanted. */
    static Run start(Trainer trainer, Network network, LabelledImages pictures) {
        Evaluation.check(network.layer(), network.input(), pictures);
        trainer.testing().pictures().ifPresent(test -> Evaluation.check(network.layer(), network.input(), test));
        BatchCheck check = new BatchCheck(network.layer(), network.input(), Loss.CROSS_ENTROPY);
        int rest = pictures.size() % trainer.feed().batchSize();
        if (rest > 0) check.training(rest);
        if (pictures.size() >= trainer.feed().batchSize())
            check.training(trainer.feed().batchSize());
        long steps = trainer.epochs()
                * Batches.stepsPerEpoch(pictures.size(), Math.min(trainer.feed().batchSize(), pictures.size()));
        if (steps > MOST_STEPS)
            throw new PlainException("Training would take " + steps + " steps, more than the " + MOST_STEPS
                    + " that are counted. Use fewer epochs or larger batches.");
        Training training = network.backend()
                .compileTraining(
                        network.layer(),
                        network.input(),
                        network.weights(),
                        Loss.CROSS_ENTROPY,
                        trainer.optimizer(),
                        trainer.seed());
        try {
            Run run = new Run(trainer, network, pictures, training);
            if (run.checkpoint != null) {
                run.checkpoint.tidy();
                if (trainer.saving().get().resume() && run.checkpoint.exists()) run.resume();
            }
            return run;
        } catch (RuntimeException | Error e) {
            training.close();
            throw e;
        }
    }

    private void resume() {
        Map<String, Map<String, Tensor>> parts = checkpoint.read();
        training.restore(weights(parts.get("weights")), parts.getOrDefault("state", Map.of()));
        log.restore(parts.getOrDefault("log", Map.of()));
        if (parts.containsKey("best")) best = weights(parts.get("best"));
        endedEpochs = trainer.testing().pictures().isPresent() ? log.tests() : log.epochs();
        if (log.steps() != training.state().get(TrainingState.STEPS).data()[0])
            throw new DataException(checkpoint.file() + " is damaged: its log has " + log.steps()
                    + " steps, and its state another number. Start anew, with another file.");
        if (log.steps() > steps)
            throw new PlainException(checkpoint.file() + " has " + log.steps() + " steps, but " + trainer.epochs()
                    + " epochs are only " + steps + ". Ask for more epochs.");
    }

    private Weights weights(Map<String, Tensor> tensors) {
        return Weights.of(network.layer(), network.input(), tensors == null ? Map.of() : tensors);
    }

    History run() {
        startedAt = savedAt = System.nanoTime();
        startedWith = log.steps();
        good = Snapshot.of(log, training);
        try {
            report(false, "");
            loop();
            return finish();
        } catch (NotFiniteException e) {
            throw exploded(e);
        } catch (StoppedException | InterruptedException e) {
            throw stopped();
        } catch (RuntimeException e) {
            network.set(training.weights());
            throw e;
        } finally {
            training.close();
        }
    }

    private void loop() throws InterruptedException {
        try (Batches batches = new Batches(pictures, trainer, log.steps(), steps)) {
            while (true) {
                if (endedEpochs < log.epochs()) endEpoch();
                if (log.steps() == steps || hasLostPatience()) return;
                step(batches);
            }
        }
    }

    private void step(Batches batches) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        Batches.Batch batch = batches.take();
        boolean copy = saveDue || log.steps() - good.step() >= STEPS_BETWEEN_COPIES;
        Snapshot before = copy ? Snapshot.of(log, training) : null;
        double rate = trainer.learningRate() * trainer.schedule().factor(log.steps(), log.stepsPerEpoch, steps);
        double loss = training.step(batch.x, batch.labels, batch.n, rate);
        if (loss > EXPLODED * guessing)
            throw new NotFiniteException(
                    String.format(
                            Locale.ROOT,
                            "The loss rose to %.3g in step %d, while guessing gives %.2g. Use a learning rate smaller than %s.",
                            loss,
                            log.steps() + 1,
                            guessing,
                            rate),
                    log.steps() + 1);
        if (copy) good = before;
        if (saveDue) write(good);
        log.add(loss, training.correct());
        batches.giveBack(batch);
        long now = System.nanoTime();
        saveDue |= checkpoint != null && trainer.saving().get().due(log.steps(), seconds(savedAt, now));
        if (seconds(reportedAt, now) >= SECONDS_BETWEEN_REPORTS) report(false, "");
    }

    private void write(Snapshot snapshot) {
        Aside.run(() -> checkpoint.write(snapshot, best, log));
        savedAt = System.nanoTime();
        saveDue = false;
    }

    private void endEpoch() {
        if (trainer.testing().pictures().isPresent() && log.tests() < log.epochs()) {
            log.add(Evaluation.of(
                    training::forward, trainer.testing().pictures().get()));
            if (trainer.testing().patience() > 0 && log.bestTest() == log.tests() - 1) best = training.weights();
        }
        endedEpochs = log.epochs();
        network.set(training.weights());
        saveDue |= checkpoint != null;
        Status now = status();
        Aside.run(() -> progress.epochEnded(now));
    }

    private boolean hasLostPatience() {
        return trainer.testing().patience() > 0
                && log.tests() - 1 - log.bestTest() >= trainer.testing().patience();
    }

    private History finish() {
        Snapshot last = Snapshot.of(log, training);
        if (!last.isFinite())
            throw new NotFiniteException(
                    "After step " + last.step()
                            + " some weights are no finite numbers. Use a learning rate smaller than "
                            + trainer.learningRate() + ".",
                    last.step());
        if (checkpoint != null) write(last);
        network.set(best != null ? best : last.weights());
        boolean early = log.steps() < steps;
        report(
                true,
                !early
                        ? ""
                        : "Stopped after epoch " + log.epochs() + ", since epoch " + (log.bestTest() + 1)
                                + " has the smallest loss on "
                                + trainer.testing().pictures().get().name()
                                + ". The network has the weights of that epoch.");
        return log.history();
    }

    private NotFiniteException exploded(NotFiniteException e) {
        network.set(good.weights());
        String message =
                e.getMessage() + " The network has the weights of step " + good.step() + " again, which are good.";
        report(true, "");
        return new NotFiniteException(message, e.step());
    }

    private StoppedException stopped() {
        Thread.interrupted();
        Snapshot last = Snapshot.of(log, training);
        network.set(last.weights());
        String how;
        if (checkpoint == null) how = "Fit again to go on from these weights";
        else {
            write(last);
            how = "To go on from there: .resume(Path.of(\"" + checkpoint.file() + "\"))";
        }
        String message = "Stopped at step " + last.step() + " of " + steps
                + ". The network has the weights of that step. " + how + ".";
        report(true, message);
        Thread.currentThread().interrupt();
        return new StoppedException(message);
    }

    private void report(boolean ended, String message) {
        reportedAt = System.nanoTime();
        Status now = status();
        Aside.run(() -> progress.show(now, ended, message));
    }

    private Status status() {
        int epoch = log.steps() == 0 ? 0 : (int) ((log.steps() - 1) / log.stepsPerEpoch);
        double seconds = seconds(startedAt, System.nanoTime());
        int done = log.steps() - startedWith;
        return new Status(
                log.steps(),
                steps,
                epoch + 1,
                trainer.epochs(),
                log.loss(epoch),
                log.accuracy(epoch),
                log.lastTestAccuracy(),
                done == 0 ? Double.NaN : done * (double) pictures.size() / log.stepsPerEpoch / seconds,
                done == 0 ? Double.NaN : (steps - log.steps()) * seconds / done);
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
