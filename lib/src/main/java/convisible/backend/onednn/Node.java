package convisible.backend.onednn;

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
import convisible.layer.Size;
import convisible.layer.Softmax;
import convisible.layer.Sum;

/** One layer in a plan: it adds its operations. {@link #forward} is called once, then, in training, the other, once. */
interface Node {
    /**
     * @param x in any layout; flattened arrays may come as they were before
     * @return the results; x itself if there is nothing to do
     */
    Memory forward(Memory x);

    /**
     * @param dy the gradient by the results, in any layout
     * @param wanted whether the gradient by x is; if not, null is returned
     */
    Memory backward(Memory dy, boolean wanted);

    /**
     * @param path what comes before the names of the layer's weights: empty, or {@code 3.}
     * @param then an activation that follows, if {@link #fuses} says that the layer can do it itself
     */
    static Node of(Layer layer, Shape input, String path, Activation then, Plan plan) {
        if (layer instanceof Sequential sequential) return SequentialNode.of(sequential, input, path, plan);
        if (layer instanceof Concat concat) return new ConcatNode(concat, input, path, plan);
        if (layer instanceof Sum sum) return new SumNode(sum, input, path, then, plan);
        if (layer instanceof Conv2d conv) return new ConvNode(conv, input, path, then, plan);
        if (layer instanceof Linear linear) return new LinearNode(linear, path, then, plan);
        if (layer instanceof BatchNorm2d norm) return new BatchNormNode(norm, input, path, then, plan);
        if (layer instanceof MaxPool2d pool)
            return pool.window().dilation().equals(Size.square(1))
                    ? PoolNode.of(pool, input, then, plan)
                    : new ReferenceNode(pool, input, plan);
        if (layer instanceof AvgPool2d pool) return PoolNode.of(pool, input, then, plan);
        if (layer instanceof GlobalAvgPool2d) return PoolNode.overAll(input, then, plan);
        if (layer instanceof LocalResponseNorm norm)
            return norm.size() > 1
                    ? new LocalResponseNormNode(norm, input, plan)
                    : new ReferenceNode(norm, input, plan);
        if (layer instanceof Dropout dropout) return new DropoutNode(dropout, plan);
        if (layer instanceof Softmax) return new SoftmaxNode(input, plan);
        if (layer instanceof ReLU || layer instanceof ReLU6) return new ActivationNode(Activation.of(layer), plan);
        if (layer instanceof Flatten) return new FlattenNode();
        throw new AssertionError("The onednn backend lacks " + layer + ".");
    }

    /** Whether the layer can apply an activation to its results before it stores them. */
    static boolean fuses(Layer layer, Activation then) {
        return layer instanceof Conv2d
                || layer instanceof Linear
                || layer instanceof Sum
                || layer instanceof MaxPool2d pool && pool.window().dilation().equals(Size.square(1))
                || layer instanceof AvgPool2d
                || layer instanceof GlobalAvgPool2d
                || layer instanceof BatchNorm2d && then == Activation.RELU;
    }
}
