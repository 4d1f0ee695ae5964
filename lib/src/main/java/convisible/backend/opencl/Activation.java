package convisible.backend.opencl;

import convisible.layer.Layer;
import convisible.layer.ReLU;
import convisible.layer.ReLU6;

/**
 * An activation that a kernel can apply to its results before it stores them, and whose gradient can be told from the
 * results alone: results stay between two limits, and {@code dx = dy} where y lies strictly between them, else 0.
 */
enum Activation {
    NONE(Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY),
    RELU(0, Float.POSITIVE_INFINITY),
    RELU6(0, 6);

    final float low;
    final float high;

    Activation(float low, float high) {
        this.low = low;
        this.high = high;
    }

    static Activation of(Layer layer) {
        if (layer instanceof ReLU) return RELU;
        if (layer instanceof ReLU6) return RELU6;
        return NONE;
    }
}
