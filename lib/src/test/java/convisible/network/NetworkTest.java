package convisible.network;

import static convisible.array.Shape.shape;
import static convisible.layer.Layers.conv;
import static convisible.layer.Layers.flatten;
import static convisible.layer.Layers.linear;
import static convisible.layer.Layers.relu;
import static convisible.layer.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import convisible.array.ShapeException;
import convisible.array.Tensor;
import convisible.backend.Backend;
import convisible.data.LabelledImages;
import convisible.layer.Layer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTest {
    private static final Layer LAYER = sequential(conv(4, 3).padding(1), relu(), flatten(), linear(10));

    @Test
    void oneExampleGivesTheSameAnswerAloneAndInABatch() {
        try (Network network = Network.of(LAYER, shape(1, 6, 6), 7)) {
            Tensor batch = random(3, 1, 6, 6);
            Tensor answers = network.apply(batch);
            assertThat(answers.shape()).isEqualTo(shape(3, 10));
            float[] second = Arrays.copyOfRange(batch.data(), 36, 72);
            Tensor alone = network.apply(new Tensor(shape(1, 6, 6), second));
            assertThat(alone.shape()).isEqualTo(shape(10));
            assertThat(alone.data()).containsExactly(Arrays.copyOfRange(answers.data(), 10, 20), within(1e-6f));
            assertThat(network.apply(batch.toNd4j()).shape()).containsExactly(3, 10);
        }
    }

    @Test
    void anotherShapeIsRefusedInWords() {
        try (Network network = Network.of(LAYER, shape(1, 6, 6), 7)) {
            assertThatThrownBy(() -> network.apply(random(3, 1, 7, 6)))
                    .hasMessage("This network takes N×1×6×6, but was given 3×1×7×6.");
            assertThatThrownBy(() -> network.apply(random(36))).hasMessageContaining("given 36");
        }
    }

    @Test
    void anUnknownBackendIsRefusedWithTheListOfThoseThere() {
        Backend before = Backend.current();
        assertThatThrownBy(() -> Backend.use("abacus"))
                .hasMessageContaining("abacus")
                .hasMessageContaining("reference");
        assertThat(Backend.current()).isSameAs(before);
    }

    @Test
    void weightsAreSavedAndLoaded(@TempDir Path folder) {
        Path file = folder.resolve("weights.safetensors");
        try (Network one = Network.of(LAYER, shape(1, 6, 6), 7);
                Network two = Network.of(LAYER, shape(1, 6, 6), 8)) {
            Tensor x = random(3, 1, 6, 6), before = two.apply(x);
            one.save(file);
            two.load(file);
            assertThat(two.apply(x)).isEqualTo(one.apply(x)).isNotEqualTo(before);
            assertThat(two.weights().asMap()).isEqualTo(one.weights().asMap());
        }
    }

    @Test
    void weightsOfAnotherNetworkAreRefusedAndNothingChanges(@TempDir Path folder) {
        Path file = folder.resolve("weights.safetensors");
        try (Network wide = Network.of(LAYER, shape(2, 6, 6), 7);
                Network network = Network.of(LAYER, shape(1, 6, 6), 8)) {
            Tensor x = random(3, 1, 6, 6), before = network.apply(x);
            wide.save(file);
            assertThatThrownBy(() -> network.load(file))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("0.weight with shape 4×1×3×3, but was given 4×2×3×3");
            assertThatThrownBy(() -> network.load(folder.resolve("none"))).hasMessageContaining("is missing");
            assertThat(network.apply(x)).isEqualTo(before);
        }
    }

    /** More pictures than a batch, and not a multiple of it. */
    @Test
    void predictionsAreTheLargestScores() {
        byte[] pixels = new byte[257 * 36];
        new Random(5).nextBytes(pixels);
        int[] labels = new Random(6).ints(257, 0, 10).toArray();
        LabelledImages pictures =
                LabelledImages.of("noise", shape(1, 6, 6), pixels, labels, List.of("0 1 2 3 4 5 6 7 8 9".split(" ")));
        try (Network network = Network.of(LAYER, shape(1, 6, 6), 7)) {
            int[] classes = network.predict(pictures);
            int correct = 0;
            for (int i = 0; i < 257; i++) {
                float[] scores = network.apply(pictures.batch(i)).data();
                for (float score : scores) assertThat(score).isLessThanOrEqualTo(scores[classes[i]] + 1e-6f);
                if (classes[i] == labels[i]) correct++;
            }
            assertThat(network.accuracy(pictures)).isEqualTo(correct / 257.0);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> network.accuracy(pictures))
                    .isInstanceOf(StoppedException.class)
                    .hasMessage("Stopped after 0 of 257 pictures.");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    static Tensor random(int... dims) {
        Tensor tensor = Tensor.zeros(shape(dims));
        Random random = new Random(3);
        for (int i = 0; i < tensor.data().length; i++) tensor.data()[i] = (float) random.nextGaussian();
        return tensor;
    }
}
