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
 * @param batchSize how many pictures a step learns from; an epoch's last step takes what is left
 * @param seed for the order of the pictures, the transforms and dropout
 * @param transforms applied to every picture, one after the other, by a new amount in each epoch
 * @param test pictures that the network is tested on after each epoch
 * @param patience how many epochs may pass without a smaller loss on {@code test} before training stops; 0 for all
 * @param saving where and when training is saved
 * @param threads how many threads prepare batches while another makes the steps
 * @param progress makes what is told how each training gets on
 */
public record Trainer(
        Optimizer optimizer,
        double learningRate,
        Schedule schedule,
        int epochs,
        int batchSize,
        long seed,
        List<Transform> transforms,
        Optional<LabelledImages> test,
        int patience,
        Optional<Saving> saving,
        int threads,
        Supplier<Progress> progress) {
    public Trainer {
        if (!(learningRate > 0 && Double.isFinite(learningRate)))
            throw new PlainException("A learning rate is above 0, 0.05 say, not " + learningRate + ".");
        if (epochs < 1) throw new PlainException("Training takes at least 1 epoch, not " + epochs + ".");
        if (batchSize < 1) throw new PlainException("A batch has at least 1 picture, not " + batchSize + ".");
        if (patience < 0) throw new PlainException("Patience is 0 epochs or more, not " + patience + ".");
        if (threads < 1) throw new PlainException("At least 1 thread prepares batches, not " + threads + ".");
        transforms = List.copyOf(transforms);
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
        return new Trainer(
                optimizer,
                learningRate,
                Schedule.constant(),
                1,
                64,
                1,
                List.of(),
                Optional.empty(),
                0,
                Optional.empty(),
                1,
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
        return new Trainer(
                optimizer,
                learningRate,
                schedule,
                epochs,
                batchSize,
                seed,
                transforms,
                test,
                patience,
                saving,
                threads,
                progress);
    }

    public Trainer schedule(Schedule schedule) {
        return new Trainer(
                optimizer,
                learningRate,
                schedule,
                epochs,
                batchSize,
                seed,
                transforms,
                test,
                patience,
                saving,
                threads,
                progress);
    }

    public Trainer epochs(int epochs) {
        return new Trainer(
                optimizer,
                learningRate,
                schedule,
                epochs,
                batchSize,
                seed,
                transforms,
                test,
                patience,
                saving,
                threads,
                progress);
    }

    public Trainer batchSize(int batchSize) {
        return new Trainer(
                optimizer,
                learningRate,
                schedule,
                epochs,
                batchSize,
                seed,
                transforms,
                test,
                patience,
                saving,
                threads,
                progress);
    }

    public Trainer seed(long seed) {
        return new Trainer(
                optimizer,
                learningRate,
                schedule,
                epochs,
                batchSize,
                seed,
                transforms,
                test,
                patience,
                saving,
                threads,
                progress);
    }

    public Trainer transforms(Transform... transforms) {
        return new Trainer(
                optimizer,
                learningRate,
                schedule,
                epochs,
                batchSize,
                seed,
                List.of(transforms),
                test,
                patience,
                saving,
                threads,
                progress);
    }

    /** Tests the network after each epoch. */
    public Trainer test(LabelledImages pictures) {
        return new Trainer(
                optimizer,
                learningRate,
                schedule,
                epochs,
                batchSize,
                seed,
                transforms,
                Optional.of(pictures),
                patience,
                saving,
                threads,
                progress);
    }

    /**
     * Stops once so many epochs in a row have not made the loss on the {@link #test} pictures smaller; the network then
     * gets the weights of the best epoch. Pictures that decide this are no fair test of the result any more: keep
     * others for that.
     */
    public Trainer patience(int epochs) {
        return new Trainer(
                optimizer,
                learningRate,
                schedule,
                this.epochs,
                batchSize,
                seed,
                transforms,
                test,
                epochs,
                saving,
                threads,
                progress);
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
                optimizer,
                learningRate,
                schedule,
                epochs,
                batchSize,
                seed,
                transforms,
                test,
                patience,
                Optional.of(saving),
                threads,
                progress);
    }

    public Trainer threads(int threads) {
        return new Trainer(
                optimizer,
                learningRate,
                schedule,
                epochs,
                batchSize,
                seed,
                transforms,
                test,
                patience,
                saving,
                threads,
                progress);
    }

    public Trainer progress(Supplier<Progress> progress) {
        return new Trainer(
                optimizer,
                learningRate,
                schedule,
                epochs,
                batchSize,
                seed,
                transforms,
                test,
                patience,
                saving,
                threads,
                progress);
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
        if (patience > 0 && test.isEmpty())
            throw new PlainException("Patience needs pictures to test on: add .test(…).");
        return Run.start(this, network, pictures).run();
    }
}
