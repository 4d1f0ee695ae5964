package convisible.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class TextProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, UTF_8);

    private static Status at(long step) {
        return new Status(step, 200, step > 100 ? 2 : 1, 2, 0.0714, 0.9969, Double.NaN, 41_234, 94.6);
    }

    @Test
    void aTerminalsLineIsDrawnAgainInItsPlace() {
        Progress progress = new TextProgress(out, true);
        progress.show(at(50), false, "");
        progress.epochEnded(at(100));
        progress.show(at(200), true, "");
        assertThat(bytes.toString(UTF_8))
                .isEqualTo(
                        "\repoch 1 of 2  ━━━━━┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄  loss 0.07, accuracy 99 %  41,234 pictures/s, 1:35 left"
                                + "\u001b[K\repoch 2 of 2  ━━━━━━━━━━━━━━━━━━━━  loss 0.07, accuracy 99 %  \u001b[K\n");
    }

    @Test
    void elsewhereEachEpochIsALine() {
        Progress progress = new TextProgress(out, false);
        progress.show(at(50), false, "");
        progress.epochEnded(at(100));
        progress.show(at(120), true, "Stopped at step 120.");
        assertThat(bytes.toString(UTF_8).lines())
                .containsExactly("epoch 1 of 2: loss 0.07, accuracy 99 %", "Stopped at step 120.");
    }

    @Test
    void beforeTheFirstStepThereAreNoNumbers() {
        Status start = new Status(0, 200, 1, 2, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        assertThat(start.scores()).isEmpty();
        assertThat(start.speed()).isEmpty();
    }
}
