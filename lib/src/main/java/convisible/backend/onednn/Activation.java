package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_clip_v2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_clip_v2_use_dst_for_bwd;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_eltwise_relu_use_dst_for_bwd;

import convisible.layer.Layer;
import convisible.layer.ReLU;
import convisible.layer.ReLU6;

/**
 * An activation that an operation can apply to its results before it stores them, and whose gradient can be told from
 * the results alone: {@code dx = dy} where y lies strictly between the ends, and 0 elsewhere.
 */
enum Activation {
    NONE(0, 0, 0),
    RELU(dnnl_eltwise_relu, dnnl_eltwise_relu_use_dst_for_bwd, 0),
    RELU6(dnnl_eltwise_clip_v2, dnnl_eltwise_clip_v2_use_dst_for_bwd, 6);

    final int forward;
    final int backward;
    final float top; // oneDNN's beta; its alpha, the lower end or the slope there, is 0

    Activation(int forward, int backward, float top) {
        this.forward = forward;
        this.backward = backward;
        this.top = top;
    }

    static Activation of(Layer layer) {
        if (layer instanceof ReLU) return RELU;
        if (layer instanceof ReLU6) return RELU6;
        return NONE;
    }
}
