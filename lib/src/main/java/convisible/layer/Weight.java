package convisible.layer;

import convisible.array.Shape;

/**
 * One array of numbers that a layer needs: its name within the layer, its shape, and how it starts out.
 *
 * @param name as PyTorch calls it: {@code weight}, {@code bias}, {@code running_mean}, {@code running_var}
 * @param trained whether gradient descent changes it; a batch norm's running statistics are only ever measured
 */
public record Weight(String name, Shape shape, Start start, boolean trained) {
    /** How an array starts out before training. */
    public sealed interface Start {
        /** Every number the same. */
        record Constant(float value) implements Start {}

        /**
         * Uniform in ±1/√fanIn, where {@code fanIn} is the number of inputs to one output: what PyTorch's layers do (He
         * et al. 2015, arXiv:1502.01852, with the negative slope √5).
         */
        record UniformFanIn(int fanIn) implements Start {}
    }

    static Weight uniform(String name, Shape shape, int fanIn) {
        return new Weight(name, shape, new Start.UniformFanIn(fanIn), true);
    }

    static Weight constant(String name, Shape shape, float value, boolean trained) {
        return new Weight(name, shape, new Start.Constant(value), trained);
    }

    /** The same array seen from an enclosing layer: {@code bias} of layer 3 is {@code 3.bias}. */
    Weight inside(String prefix) {
        return new Weight(prefix + "." + name, shape, start, trained);
    }
}
