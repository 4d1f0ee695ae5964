package convisible.layer;

import static convisible.array.Shape.shape;

import convisible.array.PlainException;
import convisible.array.Shape;
import java.util.List;

/**
 * Batch normalisation (Ioffe and Szegedy 2015, arXiv:1502.03167): per channel, subtract the mean, divide by the
 * standard deviation, then scale and shift by two learnt numbers. C×H×W → the same. Training uses the batch's
 * statistics, inference the running ones. Weights, C each: {@code weight}, {@code bias}, and, not trained but measured,
 * {@code running_mean}, {@code running_var}.
 *
 * @param epsilon added to the variance before its root is taken, above 0
 * @param momentum how much of a new batch's statistics goes into the running ones, 0 to 1
 */
public record BatchNorm2d(double epsilon, double momentum) implements Layer {
    public BatchNorm2d {
        if (!(epsilon > 0)) throw new PlainException("BatchNorm2d's epsilon is above 0, not " + epsilon + ".");
        if (!(momentum >= 0 && momentum <= 1))
            throw new PlainException("BatchNorm2d's momentum is between 0 and 1, not " + momentum + ".");
    }

    public BatchNorm2d epsilon(double epsilon) {
        return new BatchNorm2d(epsilon, momentum);
    }

    public BatchNorm2d momentum(double momentum) {
        return new BatchNorm2d(epsilon, momentum);
    }

    @Override
    public Shape outputShape(Shape input) {
        Checks.plane(this, input);
        return input;
    }

    @Override
    public List<Weight> weights(Shape input) {
        Shape channels = shape(outputShape(input).dim(0));
        return List.of(
                Weight.constant("weight", channels, 1, true),
                Weight.constant("bias", channels, 0, true),
                Weight.constant("running_mean", channels, 0, false),
                Weight.constant("running_var", channels, 1, false));
    }

    @Override
    public String explain(Shape input) {
        return "Brings each of the " + input.dim(0)
                + " channels to mean 0 and standard deviation 1, then to a mean and a deviation that are learnt.";
    }

    @Override
    public String toString() {
        BatchNorm2d usual = Layers.batchNorm();
        return equals(usual) ? "BatchNorm2d()" : "BatchNorm2d(epsilon " + epsilon + ", momentum " + momentum + ")";
    }
}
