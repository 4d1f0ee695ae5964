package convisible.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import convisible.train.Status;
import org.junit.jupiter.api.Test;

class TrainingProgressTest {
    private static final Status HALF = new Status(50, 200, 1, 2, 0.0714, 0.978, 0.984, 41_234, 34);

    @Test
    void underwayItTellsSpeedAndTime() {
        Output output = TrainingProgress.output(HALF, false, "");
        assertThat(output.html())
                .contains("width:25%", "epoch 1 of 2: loss 0.07, accuracy 97 %, test 98 %")
                .contains("41,234 pictures/s, 0:34 left");
    }

    @Test
    void atTheEndItTellsNoTimesAndWhyItEnded() {
        Output output = TrainingProgress.output(HALF, true, "Stopped <here>: `resume`.");
        assertThat(output.html())
                .doesNotContain("pictures/s", "left")
                .contains("<div>Stopped &lt;here&gt;: <code>resume</code>.</div>");
        assertThat(output.text())
                .isEqualTo("epoch 1 of 2: loss 0.07, accuracy 97 %, test 98 % · Stopped <here>: `resume`.");
    }
}
