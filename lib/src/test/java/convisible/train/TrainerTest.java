package convisible.train;

import static org.assertj.core.api.Assertions.assertThat;

import convisible.backend.Backend;
import convisible.data.LabelledImages;
import convisible.network.Network;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrainerTest {
    private static final LabelledImages PICTURES = Signs.of(300, 1), TEST = Signs.of(200, 2);

    static List<Backend> backends() {
        return Backend.all();
    }

    @ParameterizedTest
    @MethodSource("backends")
    void aNetworkLearns(Backend backend) {
        try (Network network = Signs.network(backend)) {
            History history = Signs.trainer().test(TEST).fit(network, PICTURES);
            assertThat(history.epochs()).isEqualTo(4);
            assertThat(history.stepLosses()).hasSize(4 * 19);
            assertThat(history.losses()[3]).isLessThan(history.losses()[0] / 2);
            assertThat(history.testAccuracies()[3]).isGreaterThan(0.9);
            assertThat((double) (float) network.accuracy(TEST)).isEqualTo(history.testAccuracies()[3]);
            System.out.println(history);
        }
    }
}
