package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MEAN;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SCALE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SHIFT;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_VARIANCE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_batch_normalization_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_fuse_norm_relu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_global_stats;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;

import convisible.array.Shape;
import convisible.layer.BatchNorm2d;
import java.util.HashMap;
import java.util.Map;

/** Batch normalisation, and a ReLU after it. */
final class BatchNormNode implements Node {
    private final Plan plan;
    private final BatchNorm2d layer;
    private final String path;
    private final int flags;
    private final boolean relu;
    private final long[] dims; // N, C, H, W
    private final Layout channels; // C
    private final Memory scale;
    private final Memory shift;
    private Descriptor forward;
    private Memory x;
    private Memory mean;
    private Memory variance;
    private Memory workspace; // where the ReLU let numbers through; null without

    BatchNormNode(BatchNorm2d layer, Shape input, String path, Activation then, Plan plan) {
        this.plan = plan;
        this.layer = layer;
        this.path = path;
        relu = then == Activation.RELU;
        flags = dnnl_use_scale
                | dnnl_use_shift
                | (plan.training ? 0 : dnnl_use_global_stats)
                | (relu ? dnnl_fuse_norm_relu : 0);
        dims = plan.batch(input);
        channels = plan.plain(dims[1]);
        scale = plan.weight(path + "weight", channels);
        shift = plan.weight(path + "bias", channels);
    }

    @Override
    public Memory forward(Memory given) {
        x = plan.shaped(given, dims);
        forward = plan.descriptor(pd -> dnnl_batch_normalization_forward_primitive_desc_create(
                pd, Dnnl.ENGINE, plan.kind(), x.layout.md(), x.layout.md(), (float) layer.epsilon(), flags, null));
        Memory y = plan.allocate(x.layout);
        Memory runningMean = plan.weight(path + "running_mean", channels);
        Memory runningVariance = plan.weight(path + "running_var", channels);
        mean = plan.training ? plan.allocate(channels) : runningMean;
        variance = plan.training ? plan.allocate(channels) : runningVariance;
        Map<Integer, Memory> arguments = new HashMap<>(Map.of(
                DNNL_ARG_SRC,
                x,
                DNNL_ARG_SCALE,
                scale,
                DNNL_ARG_SHIFT,
                shift,
                DNNL_ARG_MEAN,
                mean,
                DNNL_ARG_VARIANCE,
                variance,
                DNNL_ARG_DST,
                y));
        if (plan.training) {
            long count = dims[0] * dims[2] * dims[3];
            plan.statistics.add(new Statistics(mean, variance, runningMean, runningVariance, layer.momentum(), count));
            if (relu) arguments.put(DNNL_ARG_WORKSPACE, workspace = plan.allocate(forward.workspace()));
        }
        plan.add(forward, arguments);
        return y;
    }

    @Override
    public Memory backward(Memory given, boolean wanted) {
        Memory dy = plan.laidOut(plan.shaped(given, dims), x.layout);
        Descriptor descriptor = plan.descriptor(pd -> dnnl_batch_normalization_backward_primitive_desc_create(
                pd,
                Dnnl.ENGINE,
                dnnl_backward,
                x.layout.md(),
                x.layout.md(),
                x.layout.md(),
                (float) layer.epsilon(),
                flags,
                forward.handle,
                null));
        Memory dx = plan.allocate(x.layout);
        Map<Integer, Memory> arguments = new HashMap<>(Map.of(
                DNNL_ARG_SRC,
                x,
                DNNL_ARG_MEAN,
                mean,
                DNNL_ARG_VARIANCE,
                variance,
                DNNL_ARG_DIFF_DST,
                dy,
                DNNL_ARG_SCALE,
                scale,
                DNNL_ARG_DIFF_SRC,
                dx,
                DNNL_ARG_DIFF_SCALE,
                plan.gradient(path + "weight", channels),
                DNNL_ARG_DIFF_SHIFT,
                plan.gradient(path + "bias", channels)));
        if (relu) arguments.put(DNNL_ARG_WORKSPACE, workspace);
        plan.add(descriptor, arguments);
        return wanted ? dx : null;
    }
}
