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

import convisible.array.Tensor;
import convisible.backend.Backend;
import convisible.layer.Layer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

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

    static Tensor random(int... dims) {
        Tensor tensor = Tensor.zeros(shape(dims));
        Random random = new Random(3);
        for (int i = 0; i < tensor.data().length; i++) tensor.data()[i] = (float) random.nextGaussian();
        return tensor;
    }
}
