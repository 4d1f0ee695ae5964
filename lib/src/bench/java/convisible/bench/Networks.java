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

    /** ResNet-18 (He et al. 2015, table 1). */
    static Layer resnet18() {
        List<Layer> layers = new ArrayList<>(List.of(
                conv(64, 7).stride(2).padding(3).noBias(),
                batchNorm(),
                relu(),
                maxPool(3).stride(2).padding(1)));
        for (int stage = 0; stage < 4; stage++)
            for (int block = 0; block < 2; block++) {
                int channels = 64 << stage, stride = stage > 0 && block == 0 ? 2 : 1;
                Layer residual = sequential(
                        conv(channels, 3).stride(stride).padding(1).noBias(),
                        batchNorm(),
                        relu(),
                        conv(channels, 3).padding(1).noBias(),
                        batchNorm());
                Layer skip = stride == 1
                        ? sequential()
                        : sequential(conv(channels, 1).stride(stride).noBias(), batchNorm());
                layers.add(sum(residual, skip));
                layers.add(relu());
            }
        layers.addAll(List.of(globalAvgPool(), flatten(), linear(1000)));
        return sequential(layers.toArray(Layer[]::new));
    }
}
