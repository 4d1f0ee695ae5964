package convisible.backend;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import convisible.layer.BatchNorm2d;
import convisible.layer.Concat;
import convisible.layer.Layer;
import convisible.layer.Sequential;
import convisible.layer.Sum;
import java.util.List;

/** What every backend asks of a batch before it computes anything. The checks allocate nothing unless they fail. */
public final class BatchCheck {
    private final Shape input;
    private final Shape output;
    private final Loss loss;
    private final int targetSize;
    private final boolean normalisesSingleNumbers;

    /** @throws ShapeException if the loss cannot judge the layer's outputs */
    public BatchCheck(Layer layer, Shape input, Loss loss) {
        this.input = input;
        this.loss = loss;
        output = layer.outputShape(input);
        targetSize = loss.target(output).size();
        normalisesSingleNumbers = normalisesSingleNumbers(layer, input);
    }

    /**
     * The number of examples in a batch N×(input shape).
     *
     * @throws ShapeException if it has another shape
     */
    public static int examples(Tensor x, Shape input) {
        if (x.shape().rank() != input.rank() + 1 || !x.shape().dropFirst().equals(input))
            throw new ShapeException("This network takes N×" + input + ", but was given " + x.shape() + ".");
        return x.shape().dim(0);
    }

    /**
     * Before {@link Training#forwardTraining}.
     *
     * @throws ShapeException if a batch norm would see a single number per channel
     */
    public void training(int n) {
        if (n == 1 && normalisesSingleNumbers)
            throw new ShapeException(
                    "Batch norm learns from how numbers differ, but a batch of 1 gives it a single number "
                            + "per channel. Use batches of 2 or more examples, the last one too.");
    }

    /**
     * Before {@link Training#backward}.
     *
     * @param n how many examples the last forward in training mode had; 0 if there was none
     * @throws PlainException if there was none
     * @throws ShapeException if dy is not n×(output shape)
     */
    public static void backward(Tensor dy, Shape output, int n) {
        if (n == 0) throw new PlainException("Nothing to go back from: call forwardTraining before backward.");
        if (!dy.shape().equals(output.prepend(n)))
            throw new ShapeException("The last results were " + output.prepend(n)
                    + ", so their gradient is too, but it was " + dy.shape() + ".");
    }

    /**
     * Before {@link Training#step}.
     *
     * @throws PlainException if there are too few numbers, or if a label is impossible
     */
    public void step(float[] x, float[] targets, int n) {
        if (n < 1) throw new PlainException("A step learns from at least one example, but n is " + n + ".");
        if (x.length < (long) n * input.size())
            throw new ShapeException(n + " examples of " + input + " are " + (long) n * input.size()
                    + " numbers, but x has only " + x.length + ".");
        if (targets.length < (long) n * targetSize)
            throw new ShapeException(n + " examples need " + (long) n * targetSize + " numbers as targets, "
                    + (loss == Loss.CROSS_ENTROPY ? "one label each" : output + " each") + ", but there are only "
                    + targets.length + ".");
        loss.checkTargets(targets, n, output);
        training(n);
    }

    private static boolean normalisesSingleNumbers(Layer layer, Shape input) {
        if (layer instanceof BatchNorm2d) return input.dim(1) * input.dim(2) == 1;
        if (layer instanceof Concat concat) return anyNormalisesSingleNumbers(concat.branches(), input);
        if (layer instanceof Sum sum) return anyNormalisesSingleNumbers(sum.branches(), input);
        if (layer instanceof Sequential sequential) {
            List<Shape> shapes = sequential.shapes(input);
            for (int i = 0; i < sequential.layers().size(); i++)
                if (normalisesSingleNumbers(sequential.layers().get(i), shapes.get(i))) return true;
        }
        return false;
    }

    private static boolean anyNormalisesSingleNumbers(List<Layer> branches, Shape input) {
        return branches.stream().anyMatch(branch -> normalisesSingleNumbers(branch, input));
    }
}
