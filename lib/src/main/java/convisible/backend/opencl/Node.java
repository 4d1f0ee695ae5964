package convisible.backend.opencl;

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

/**
 * One layer in a plan: it adds its operations. {@link #forward} is called once, then, in training, the other, once. All
 * arrays are row-major batches.
 */
interface Node {
    /** @return the results; x itself if there is nothing to do */
    Buffer forward(Buffer x);

    /**
     * @param dy the gradient by the results; left as it is
     * @param wanted whether the gradient by x is; if not, null is returned
     * @return dy itself if there is nothing to do, or else an array that the caller may release
     */
    Buffer backward(Buffer dy, boolean wanted);

    /**
     * @param path what comes before the names of the layer's weights: empty, or {@code 3.}
     * @param then an activation that follows, if the layer {@link #fuses}
     */
    static Node of(Layer layer, Shape input, String path, Activation then, Plan plan) {
        if (layer instanceof Sequential sequential) return SequentialNode.of(sequential, input, path, plan);
        if (layer instanceof Concat concat) return new ConcatNode(concat, input, path, plan);
        if (layer instanceof Sum sum) return new SumNode(sum, input, path, then, plan);
        if (layer instanceof Conv2d conv) return ConvNode.of(conv, input, path, then, plan);
        if (layer instanceof Linear linear) return new LinearNode(linear, input, path, then, plan);
        if (layer instanceof BatchNorm2d norm) return new BatchNormNode(norm, input, path, then, plan);
        if (layer instanceof MaxPool2d pool) return new MaxPoolNode(pool, input, plan);
        if (layer instanceof AvgPool2d pool) return new AvgPoolNode(pool, input, plan);
        if (layer instanceof GlobalAvgPool2d) return new GlobalAvgPoolNode(input, plan);
        if (layer instanceof LocalResponseNorm norm) return new LocalResponseNormNode(norm, input, plan);
        if (layer instanceof Dropout dropout) return new DropoutNode(dropout, input, plan);
        if (layer instanceof Softmax) return new SoftmaxNode(input, plan);
        if (layer instanceof ReLU || layer instanceof ReLU6)
            return new ActivationNode(Activation.of(layer), input, plan);
        if (layer instanceof Flatten) return new FlattenNode();
        throw new AssertionError("The opencl backend lacks " + layer + ".");
    }

    /** Whether the layer can apply an activation to its results before it stores them. */
    static boolean fuses(Layer layer) {
        return layer instanceof Conv2d
                || layer instanceof Linear
                || layer instanceof Sum
                || layer instanceof BatchNorm2d;
    }
}
