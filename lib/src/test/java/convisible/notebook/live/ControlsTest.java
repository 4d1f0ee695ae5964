package convisible.notebook.live;

import static convisible.notebook.live.Controls.button;
import static convisible.notebook.live.Controls.dropDown;
import static convisible.notebook.live.Controls.slider;
import static convisible.notebook.live.Controls.toggle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convisible.array.PlainException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ControlsTest {
    @Test
    void tenStepsOfATenthAreOne() {
        Slider<Double> slider = slider("threshold", 0, 1, 0.1);
        assertThat(slider.read(Map.of("value", 10 * 0.1), 0.0)).isEqualTo(1.0);
        assertThat(slider.read(Map.of("value", 0.1 + 0.2), 0.0)).isEqualTo(0.3);
        assertThat(slider.widget().state()).containsEntry("readout_format", ".1f");
    }

    @Test
    void aSliderTakesTheNearestStepWithinItsEnds() {
        Slider<Integer> slider = slider("stride", 1, 7, 2);
        assertThat(slider.read(Map.of("value", 4.2), 1)).isEqualTo(5);
        assertThat(slider.read(Map.of("value", 40.0), 1)).isEqualTo(7);
        assertThat(slider.read(Map.of("value", -40.0), 1)).isEqualTo(1);
        assertThat(slider.read(Map.of("_view_count", 1.0), 3)).isEqualTo(3);
    }

    @Test
    void aSliderStartsAtItsSmallestValueOrWhereItIsTold() {
        assertThat(slider("padding", 2, 4, 1).start()).isEqualTo(2);
        assertThat(slider("padding", 2, 4, 1).startAt(3).atStart()).isEqualTo("padding = 3");
        assertThat(slider("padding", 2, 4, 1).startAt(3).widget().state().get("value"))
                .hasToString("3");
    }

    @Test
    void aSliderThatCannotWorkIsRefused() {
        assertThatThrownBy(() -> slider("stride", 1, 4, 2))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("“stride” goes from 1 to 4 in steps of 2");
        assertThatThrownBy(() -> slider("stride", 1, 4, 0)).isInstanceOf(PlainException.class);
        assertThatThrownBy(() -> slider("stride", 4, 1, 1)).isInstanceOf(PlainException.class);
        assertThatThrownBy(() -> slider("stride", 1, 5, 2).startAt(4))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("“stride” cannot start at 4");
    }

    @Test
    void aDropDownGivesItsValuesUnderTheirNames() {
        DropDown<Integer> sizes = dropDown("filter", List.of(3, 5), size -> size + "×" + size);
        assertThat(sizes.widget().state()).containsEntry("_options_labels", List.of("3×3", "5×5"));
        assertThat(sizes.read(Map.of("index", 1.0), 3)).isEqualTo(5);
        assertThat(sizes.read(Map.of(), 3)).isEqualTo(3);
        assertThat(sizes.startAt(5).atStart()).isEqualTo("filter = 5×5");
        assertThatThrownBy(() -> sizes.startAt(7))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("3×3, 5×5");
        assertThatThrownBy(() -> dropDown("filter")).isInstanceOf(PlainException.class);
    }

    @Test
    void aToggleIsReadAndAButtonCounts() {
        assertThat(toggle("bias", true).atStart()).isEqualTo("bias = on");
        assertThat(toggle("bias", true).read(Map.of("value", false), true)).isFalse();
        assertThat(button("again").read(Map.of("event", "click"), 2)).isEqualTo(3);
        assertThat(button("again").read(Map.of("value", 1.0), 2)).isEqualTo(2);
    }
}
