package convisible.train;

import static convisible.array.Shape.shape;
import static convisible.layer.Layers.batchNorm;
import static convisible.layer.Layers.conv;
import static convisible.layer.Layers.dropout;
import static convisible.layer.Layers.flatten;
import static convisible.layer.Layers.linear;
import static convisible.layer.Layers.maxPool;
import static convisible.layer.Layers.relu;
import static convisible.layer.Layers.sequential;

import convisible.array.Shape;
import convisible.backend.Backend;
import convisible.data.LabelledImages;
import convisible.layer.Layer;
import convisible.network.Network;
import java.util.List;
import java.util.Random;

/** Small noisy pictures of bars that lie, stand or cross, and a small network that tells them apart. */
final class Signs {
    static final Shape SHAPE = shape(1, 8, 8);
    static final List<String> CLASSES = List.of("lying", "standing", "crossing");
    static final Layer LAYER = sequential(
            conv(4, 3).padding(1), batchNorm(), relu(), maxPool(2), dropout(0.1), flatten(), linear(CLASSES.size()));

    private Signs() {}

    static LabelledImages of(int n, long seed) {
        Random random = new Random(seed);
        byte[] pixels = new byte[n * SHAPE.size()];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            labels[i] = random.nextInt(CLASSES.size());
            int row = random.nextInt(8), column = random.nextInt(8);
            for (int p = 0; p < SHAPE.size(); p++) {
                boolean lying = labels[i] != 1 && p / 8 == row, standing = labels[i] != 0 && p % 8 == column;
                pixels[i * SHAPE.size() + p] = (byte) ((lying || standing ? 180 : 0) + random.nextInt(70));
            }
        }
        return LabelledImages.of("signs", SHAPE, pixels, labels, CLASSES);
    }

    static Network network() {
        return Network.of(LAYER, SHAPE, 5);
    }

    static Network network(Backend backend) {
        try (Network network = network()) {
            return network.on(backend);
        }
    }

    /** Options that leave nothing out: what they do must survive a stop. */
    static Trainer trainer() {
        return Trainer.sgd(0.1).nesterov(0.9).batchSize(16).epochs(4).progress(() -> Progress.SILENT);
    }
}
