package convisible.backend;

import convisible.array.Tensor;
import convisible.layer.Weights;
import java.util.Map;

/**
 * A network made ready to learn on one backend. It keeps the weights, the optimiser's state and everything in between
 * wherever the backend likes; {@link #weights} and {@link #state} copy them out. {@link #forward}, inherited, answers
 * with the current weights as the finished network would: batch norm with its running statistics, dropout off. Not safe
 * for use by several threads at once.
 */
public interface Training extends Program {
    /**
     * One step on one batch: forward in training mode, loss, backward, update. A fast backend allocates nothing on the
     * Java heap once the batch size has been seen.
     *
     * @param x n examples, one after the other
     * @param targets what {@link Loss} asks for: n labels (whole numbers from 0), or n outputs
     * @param n at least 1, and at most what x and targets hold; they may be longer
     * @return the loss before the update
     * @throws NotFiniteException if the loss or a gradient is not finite; weights, running statistics and state are
     *     then as before
     * @throws convisible.array.PlainException if {@link BatchCheck#step} refuses the batch
     */
    double step(float[] x, float[] targets, int n, double learningRate);

    /** How many examples of the last {@link #step} had their largest score at the label; cross-entropy only. */
    int correct();

    /**
     * Forward in training mode: dropout drops what the next step would drop, batch norm uses and records the batch's
     * statistics.
     */
    Tensor forwardTraining(Tensor x);

    /**
     * From the gradient of the loss by the output of the last {@link #forwardTraining}, the gradient by its input. The
     * weights' gradients are kept for {@link #gradients}; nothing is updated.
     *
     * @throws convisible.array.ShapeException if dy does not have the shape of that output
     */
    Tensor backward(Tensor dy);

    /** A copy of the trained weights' gradients as the last {@link #backward} or {@link #step} left them, by name. */
    Map<String, Tensor> gradients();

    /** A copy of the current weights. */
    Weights weights();

    /**
     * A copy of all that a step depends on besides the weights: the optimiser's arrays ({@code momentum.0.weight},
     * {@code adam.m.0.weight}, {@code adam.v.0.weight}) and {@code steps}, one number: how many were made (exact to
     * 2²⁴), which also places the next dropout masks.
     */
    Map<String, Tensor> state();

    /**
     * Goes on from elsewhere: what {@link #weights} and {@link #state} once gave.
     *
     * @throws convisible.array.PlainException if they are those of another network or another optimiser; nothing is
     *     changed then
     */
    void restore(Weights weights, Map<String, Tensor> state);
}
