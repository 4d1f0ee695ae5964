package convisible.backend.reference;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.layer.AvgPool2d;
import convisible.layer.BatchNorm2d;
import convisible.layer.Conv2d;
import convisible.layer.Flatten;
import convisible.layer.GlobalAvgPool2d;
import convisible.layer.Layer;
import convisible.layer.Linear;
import convisible.layer.MaxPool2d;
import convisible.layer.ReLU;
import convisible.layer.ReLU6;
import convisible.layer.Sequential;
import convisible.layer.Softmax;
import convisible.layer.Weights;

/** The computation of one layer. */
interface Step {
    /**
     * @param x n examples, one after the other, row-major; not changed
     * @return n results, one after the other
     */
    float[] forward(float[] x, int n);

    static Step of(Layer layer, Shape input, Weights weights) {
        if (layer instanceof Sequential sequential) return SequentialStep.of(sequential, input, weights);
        if (layer instanceof Conv2d conv) return new Conv2dStep(conv, input, weights);
        if (layer instanceof MaxPool2d pool) return new MaxPool2dStep(pool, input);
        if (layer instanceof AvgPool2d pool) return new AvgPool2dStep(pool, input);
        if (layer instanceof GlobalAvgPool2d) return new GlobalAvgPool2dStep(input);
        if (layer instanceof Linear) return new LinearStep(layer.outputShape(input), input, weights);
        if (layer instanceof BatchNorm2d norm) return new BatchNorm2dStep(norm, input, weights);
        if (layer instanceof Softmax) return new SoftmaxStep(input);
        if (layer instanceof ReLU) return new ReLUStep(Float.POSITIVE_INFINITY);
        if (layer instanceof ReLU6) return new ReLUStep(6);
        if (layer instanceof Flatten) return (x, n) -> x;
        throw new PlainException("The reference backend does not know " + layer + ".");
    }
}
