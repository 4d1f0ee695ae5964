package convisible.train;

import static convisible.array.Shape.shape;
import static convisible.layer.Layers.conv;
import static convisible.layer.Layers.flatten;
import static convisible.layer.Layers.linear;
import static convisible.layer.Layers.maxPool;
import static convisible.layer.Layers.relu;
import static convisible.layer.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;

import convisible.array.Shape;
import convisible.backend.Backend;
import convisible.data.Images;
import convisible.data.LabelledImages;
import convisible.data.Mnist;
import convisible.layer.Layer;
import convisible.network.Filter;
import convisible.network.Filters;
import convisible.network.Network;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One line chooses where everything is computed, and nothing else changes; what differs is shown. */
class BackendExamplesTest {
    private static final Layer LENET = sequential(
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
    private static final Shape DIGIT = shape(1, 28, 28);

    /** Of a loss: steps hand on what the steps before them rounded. */
    private static final double TRAINING_TOLERANCE = 1e-3;

    /** Of brightness 0 to 1, after at most 25 products with numbers up to 8. */
    private static final double PHOTO_TOLERANCE = 1e-5;

    private final Backend before = Backend.current();

    @AfterEach
    void chooseAsBefore() {
        Backend.use(before.name());
    }

    @Test
    void theSameTrainingRunsOnEveryBackend() {
        double[] expected = losses("reference");
        for (Backend backend : Backend.all()) {
            double[] losses = losses(backend.name());
            assertThat(losses).hasSameSizeAs(expected);
            double difference = 0;
            for (int step = 0; step < expected.length; step++)
                difference = Math.max(difference, Math.abs(losses[step] - expected[step]));
            System.out.printf(
                    "LeNet-5 on %s: loss %.4f to %.4f in %d steps, off by at most %.1e%n",
                    backend.description(), losses[0], losses[losses.length - 1], losses.length, difference);
            assertThat(difference).as(backend.name()).isLessThan(TRAINING_TOLERANCE);
            assertThat(losses[losses.length - 1]).as(backend.name()).isLessThan(losses[0]);
        }
    }

    private static double[] losses(String backend) {
        Backend.use(backend);
        LabelledImages digits = Mnist.train().take(640);
        try (Network network = Network.of(LENET, DIGIT, 7)) {
            return Trainer.sgd(0.05)
                    .momentum(0.9)
                    .batchSize(32)
                    .epochs(2)
                    .progress(() -> (now, ended, message) -> {})
                    .fit(network, digits)
                    .stepLosses();
        }
    }

    @Test
    void theSamePhotoIsFilteredOnEveryBackend() {
        INDArray photo = Images.read("chelsea.png");
        for (Filter filter : List.of(Filters.sobelX(), Filters.edges(), Filters.blur(5))) {
            float[] expected = filtered("reference", filter, photo);
            for (Backend backend : Backend.all()) {
                float[] map = filtered(backend.name(), filter, photo);
                assertThat(map).hasSameSizeAs(expected);
                double difference = 0;
                for (int i = 0; i < map.length; i++)
                    difference = Math.max(difference, Math.abs((double) map[i] - expected[i]));
                System.out.printf(
                        "%s of %s on %s: off by at most %.1e%n",
                        filter.name(), Arrays.toString(photo.shape()), backend.name(), difference);
                assertThat(difference).as(backend.name() + ", " + filter).isLessThan(PHOTO_TOLERANCE);
            }
        }
    }

    private static float[] filtered(String backend, Filter filter, INDArray photo) {
        Backend.use(backend);
        return filter.apply(photo).dup('c').data().asFloat();
    }
}
