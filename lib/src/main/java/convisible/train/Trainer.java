package convisible.train;

import convisible.array.PlainException;
import convisible.backend.Optimizer;
import convisible.data.LabelledImages;
import convisible.data.Transform;
import convisible.network.Network;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The options of a training; {@link #fit} trains. Immutable: each option gives a new trainer.
 *
 * <pre>{@code Trainer.sgd(0.05).momentum(0.9).epochs(2).test(Mnist.test()).fit(net, Mnist.train())}</pre>
 *
 * <p>The same options, weights and backend give the same numbers, however many threads prepare the batches.
 *
 * @param learningRate above 0; {@code schedule} multiplies it
 * @param epochs how many times every picture is learnt from
 * @param seed for the order of the pictures, the transforms and dropout
 * @param feed how pictures become batches
 * @param testing what the network is tested on after each epoch
 * @param saving where and when training is saved
 * @param progress makes what is told how each training gets on
 */
public record Trainer(
        Optimizer optimizer,
        double learningRate,
        Schedule schedule,
        int epochs,
        long seed,
        Feed feed,
        Testing testing,
        Optional<Saving> saving,
        Supplier<Progress> progress) {
    public Trainer {
        if (!(learningRate > 0 && Double.isFinite(learningRate)))
            throw new PlainException("A learning rate is above 0, 0.05 say, not " + learningRate + ".");
        if (epochs < 1) throw new PlainException("Training takes at least 1 epoch, not " + epochs + ".");
    }

    /** Plain gradient descent on batches of 64, one epoch, with a constant learning rate. */
    public static Trainer sgd(double learningRate) {
        return of(new Optimizer.Sgd(0, false, 0), learningRate);
    }

    /** Adam with its paper's β₁ = 0.9, β₂ = 0.999 and ε = 1e-8; otherwise as {@link #sgd}. A usual rate is 0.001. */
    public static Trainer adam(double learningRate) {
        return of(new Optimizer.Adam(0.9, 0.999, 1e-8, 0), learningRate);
    }

    private static Trainer of(Optimizer optimizer, double learningRate) {
        Feed feed = new Feed(64, List.of(), 1);
        Testing testing = new Testing(Optional.empty(), 0);
        return new Trainer(
                optimizer,
                learningRate,
                Schedule.constant(),
                1,
                1,
                feed,
                testing,
                Optional.empty(),
                Progress::standard);
    }

    /** @throws PlainException if the optimiser is not SGD */
    public Trainer momentum(double momentum) {
        Optimizer.Sgd sgd = mustBeSgd();
        return optimizer(new Optimizer.Sgd(momentum, sgd.nesterov(), sgd.weightDecay()));
    }

    /**
     * Momentum that looks ahead.
     *
     * @throws PlainException if the optimiser is not SGD
     */
    public Trainer nesterov(double momentum) {
        return optimizer(new Optimizer.Sgd(momentum, true, mustBeSgd().weightDecay()));
    }

    private Optimizer.Sgd mustBeSgd() {
        if (optimizer instanceof Optimizer.Sgd sgd) return sgd;
        throw new PlainException("Adam brings a momentum of its own, β₁. For another momentum use Trainer.sgd(…).");
    }

    /** Pulls every weight towards 0, by adding this times the weight to its gradient. */
    public Trainer weightDecay(double decay) {
        if (optimizer instanceof Optimizer.Adam adam)
            return optimizer(new Optimizer.Adam(adam.beta1(), adam.beta2(), adam.epsilon(), decay));
        Optimizer.Sgd sgd = mustBeSgd();
        return optimizer(new Optimizer.Sgd(sgd.momentum(), sgd.nesterov(), decay));
    }

    public Trainer optimizer(Optimizer optimizer) {
        return new Trainer(optimizer, learningRate, schedule, epochs, seed, feed, testing, saving, progress);
    }

    public Trainer schedule(Schedule schedule) {
        return new Trainer(optimizer, learningRate, schedule, epochs, seed, feed, testing, saving, progress);
    }

    public Trainer epochs(int epochs) {
        return new Trainer(optimizer, learningRate, schedule, epochs, seed, feed, testing, saving, progress);
    }

    /** How many pictures a step learns from; an epoch's last step takes what is left. */
    public Trainer batchSize(int batchSize) {
        Feed feed = new Feed(batchSize, this.feed.transforms(), this.feed.threads());
        return new Trainer(optimizer, learningRate, schedule, epochs, seed, feed, testing, saving, progress);
    }

    public Trainer seed(long seed) {
        return new Trainer(optimizer, learningRate, schedule, epochs, seed, feed, testing, saving, progress);
    }

    /** Applied to every picture, one after the other, by a new amount in each epoch. */
    public Trainer transforms(Transform... transforms) {
        Feed feed = new Feed(this.feed.batchSize(), List.of(transforms), this.feed.threads());
        return new Trainer(optimizer, learningRate, schedule, epochs, seed, feed, testing, saving, progress);
    }

    /** Tests the network after each epoch. */
    public Trainer test(LabelledImages pictures) {
        Testing testing = new Testing(Optional.of(pictures), this.testing.patience());
        return new Trainer(optimizer, learningRate, schedule, epochs, seed, feed, testing, saving, progress);
    }

    /**
     * Stops once so many epochs in a row have not made the loss on the {@link #test} pictures smaller; the network then
     * gets the weights of the best epoch. Pictures that decide this are no fair test of the result any more: keep
     * others for that.
     */
    public Trainer patience(int epochs) {
        Testing testing = new Testing(this.testing.pictures(), epochs);
        return new Trainer(optimizer, learningRate, schedule, this.epochs, seed, feed, testing, saving, progress);
    }

    /** Starts anew and saves to this file after each epoch, every 30 seconds and when training is stopped. */
    public Trainer checkpoint(Path file) {
        return saving(new Saving(file, false, 0, 30));
    }

    /**
     * Goes on from this file if it is there, as if training had never stopped, and saves to it like
     * {@link #checkpoint}.
     */
    public Trainer resume(Path file) {
        return saving(new Saving(file, true, 0, 30));
    }

    public Trainer saving(Saving saving) {
        return new Trainer(
                optimizer, learningRate, schedule, epochs, seed, feed, testing, Optional.of(saving), progress);
    }

    /** How many threads prepare batches while another makes the steps; the numbers stay the same. */
    public Trainer threads(int threads) {
        Feed feed = new Feed(this.feed.batchSize(), this.feed.transforms(), threads);
        return new Trainer(optimizer, learningRate, schedule, epochs, seed, feed, testing, saving, progress);
    }

    /** Tells nothing while it trains: for one training of many. */
    public Trainer silent() {
        return progress(() -> Progress.SILENT);
    }

    public Trainer progress(Supplier<Progress> progress) {
        return new Trainer(optimizer, learningRate, schedule, epochs, seed, feed, testing, saving, progress);
    }

    /**
     * Trains a network to tell pictures apart, by cross-entropy. The network gets the new weights after each epoch and
     * at the end, whatever ended it.
     *
     * @param network ends in one score for each class, without a softmax
     * @throws PlainException before anything starts, if pictures, labels, options or the file to resume from do not
     *     suit the network
     * @throws convisible.backend.NotFiniteException if the loss explodes; the network then has the last good weights
     * @throws convisible.network.StoppedException if the thread is interrupted; the network then has the weights of the
     *     last step
     */
    public History fit(Network network, LabelledImages pictures) {
        if (testing.patience() > 0 && testing.pictures().isEmpty())
            throw new PlainException("Patience needs pictures to test on: add .test(…).");
        return Run.start(this, network, pictures).run();
    }
}
