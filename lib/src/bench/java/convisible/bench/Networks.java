package convisible.bench;

import static convisible.layer.Layers.*;

import convisible.layer.Layer;
import java.util.ArrayList;
import java.util.List;

/** What is measured whole. */
final class Networks {
    private Networks() {}

    /** LeNet-5 as it is drawn today: ReLU and max pooling. */
    static Layer lenet() {
        return sequential(
                conv(6, 5).padding(2),
                relu(),
                maxPool(2),
                conv(16, 5),
                relu(),
                maxPool(2),
                flatten(),
                linear(120),
                relu(),
                linear(84),
                relu(),
                linear(10));
    }

    private static final int[] BLOCKS_18 = {2, 2, 2, 2};
    private static final int[] BLOCKS_50 = {3, 4, 6, 3};

    /** ResNet-18 (He et al. 2015, table 1). */
    static Layer resnet18() {
        return resnet(BLOCKS_18, false);
    }

    /** ResNet-50 (He et al. 2015, table 1), the stride in the 3×3 convolution as PyTorch has it. */
    static Layer resnet50() {
        return resnet(BLOCKS_50, true);
    }

    private static Layer resnet(int[] blocks, boolean bottleneck) {
        List<Layer> layers = new ArrayList<>(List.of(
                conv(64, 7).stride(2).padding(3).noBias(),
                batchNorm(),
                relu(),
                maxPool(3).stride(2).padding(1)));
        for (int stage = 0; stage < blocks.length; stage++)
            for (int block = 0; block < blocks[stage]; block++) {
                int channels = 64 << stage, stride = stage > 0 && block == 0 ? 2 : 1;
                Layer residual = bottleneck ? bottleneck(channels, stride) : basic(channels, stride);
                boolean fits = bottleneck ? block > 0 : stride == 1;
                int out = bottleneck ? 4 * channels : channels;
                Layer skip = fits
                        ? sequential()
                        : sequential(conv(out, 1).stride(stride).noBias(), batchNorm());
                layers.add(sum(residual, skip));
                layers.add(relu());
            }
        layers.addAll(List.of(globalAvgPool(), flatten(), linear(1000)));
        return sequential(layers.toArray(Layer[]::new));
    }

    private static Layer basic(int channels, int stride) {
        return sequential(
                conv(channels, 3).stride(stride).padding(1).noBias(),
                batchNorm(),
                relu(),
                conv(channels, 3).padding(1).noBias(),
                batchNorm());
    }

    private static Layer bottleneck(int channels, int stride) {
        return sequential(
                conv(channels, 1).noBias(),
                batchNorm(),
                relu(),
                conv(channels, 3).stride(stride).padding(1).noBias(),
                batchNorm(),
                relu(),
                conv(4 * channels, 1).noBias(),
                batchNorm());
    }
}
