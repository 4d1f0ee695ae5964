package convisible.backend.reference;

import convisible.array.Shape;
import convisible.layer.AvgPool2d;
import convisible.layer.BatchNorm2d;
import convisible.layer.Concat;
import convisible.layer.Conv2d;
import convisible.layer.Dropout;
import convisible.layer.Flatten;
import convisible.layer.GlobalAvgPool2d;
import convisible.layer.Layer;
import convisible.layer.Linear;
import convisible.layer.LocalResponseNorm;
import convisible.layer.MaxPool2d;
import convisible.layer.ReLU;
import convisible.layer.ReLU6;
import convisible.layer.Sequential;
import convisible.layer.Softmax;
import convisible.layer.Sum;
import convisible.layer.Weights;

/**
 * The computation of one layer. In the names, dx is the gradient of the loss by x, and so on. Arrays given are not
 * changed, and those returned may be those given.
 */
interface Step {
    /**
     * The finished network's answer.
     *
     * @param x n examples, one after the other, row-major
     * @return n results, one after the other
     */
    float[] forward(float[] x, int n);

    /** The same in training; only dropout and batch norm make a difference. */
    default float[] forwardTraining(float[] x, int n) {
        return forward(x, n);
    }

    /**
     * From the gradient by the results that by the examples and by the weights.
     *
     * @param x what the last {@link #forwardTraining} was given
     * @param dy n gradients by its results
     * @param gradients where the gradients by the weights are written, under the weights' names
     * @return dx
     */
    float[] backward(float[] x, float[] dy, int n, Weights gradients);

    static Step of(Layer layer, Shape input, Weights weights, Dropouts dropouts) {
        if (layer instanceof Sequential sequential) return SequentialStep.of(sequential, input, weights, dropouts);
        if (layer instanceof Concat concat) return ConcatStep.of(concat, input, weights, dropouts);
        if (layer instanceof Sum sum) return SumStep.of(sum, input, weights, dropouts);
        if (layer instanceof Conv2d conv) return new Conv2dStep(conv, input, weights);
        if (layer instanceof MaxPool2d pool) return new MaxPool2dStep(pool, input);
        if (layer instanceof AvgPool2d pool) return new AvgPool2dStep(pool, input);
        if (layer instanceof GlobalAvgPool2d) return new GlobalAvgPool2dStep(input);
        if (layer instanceof Linear linear) return new LinearStep(linear, input, weights);
        if (layer instanceof BatchNorm2d norm) return new BatchNorm2dStep(norm, input, weights);
        if (layer instanceof LocalResponseNorm norm) return new LocalResponseNormStep(norm, input);
        if (layer instanceof Dropout dropout) return dropouts.step(dropout);
        if (layer instanceof Softmax) return new SoftmaxStep(input);
        if (layer instanceof ReLU) return new ReLUStep(Float.POSITIVE_INFINITY);
        if (layer instanceof ReLU6) return new ReLUStep(6);
        if (layer instanceof Flatten) return new FlattenStep();
        throw new AssertionError("The reference backend lacks " + layer + ".");
    }

    /** Sums, kept in double while they were added up, as the floats they are handed on as. */
    static float[] rounded(double[] sums) {
        float[] rounded = new float[sums.length];
        store(sums, rounded);
        return rounded;
    }

    static void store(double[] sums, float[] to) {
        for (int i = 0; i < sums.length; i++) to[i] = (float) sums[i];
    }
}
