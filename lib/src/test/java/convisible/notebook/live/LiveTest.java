package convisible.notebook.live;

import static convisible.notebook.live.Controls.dropDown;
import static convisible.notebook.live.Controls.slider;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convisible.array.PlainException;
import convisible.plot.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LiveTest {
    /** Keeps the widgets in memory; each one's id is its place. */
    private static final class Page implements Widgets {
        private final List<Widget> widgets = new ArrayList<>();
        private final List<Consumer<Map<String, Object>>> listeners = new ArrayList<>();
        private final List<String> changes = new ArrayList<>();

        @Override
        public String open(Widget widget, Consumer<Map<String, Object>> onMessage) {
            widgets.add(widget);
            listeners.add(onMessage);
            return String.valueOf(widgets.size() - 1);
        }

        @Override
        public void set(String id, String property, Object value) {
            changes.add(id + " " + property + " " + value);
        }
    }

    @Test
    void itStartsWithTheFirstValues() {
        Live live = Live.of(slider("a", 1, 3, 1), dropDown("b", "x", "y"), (a, b) -> a + b);
        assertThat(live.atStart()).isEqualTo("1x");
        assertThat(live.at(List.of(3, "y"))).isEqualTo("3y");
    }

    @Test
    void onlyTheResultChangesAndOnlyWhenAValueDoes() {
        Page page = new Page();
        Live live = Live.of(slider("a", 1, 3, 1), dropDown("b", "x", "y"), (a, b) -> a + b);
        String box = Session.open(live, page, "start", values -> live.at(values).toString(), "live");
        assertThat(page.widgets.get(0).state()).containsEntry("value", "start");
        assertThat(page.widgets.get(Integer.parseInt(box)).state())
                .containsEntry("children", List.of("IPY_MODEL_1", "IPY_MODEL_2", "IPY_MODEL_0"));
        page.listeners.get(1).accept(Map.of("value", 2.0));
        page.listeners.get(1).accept(Map.of("value", 2.0));
        page.listeners.get(2).accept(Map.of("index", 1.0));
        assertThat(page.changes).containsExactly("0 value 2x", "0 value 2y");
    }

    @Test
    void aFunctionThatGivesNothingIsToldSo() {
        assertThatThrownBy(() -> Live.of(slider("a", 1, 3, 1), a -> null))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("null");
    }

    @Test
    void aKernelThatShowsItAsTextTellsThatNothingMoves() {
        assertThat(Live.of(slider("a", 1, 3, 1), a -> Plot.grid(new float[a][a])))
                .hasToString(Plot.grid(new float[1][1]).alt()
                        + "\n(at the starting values: this kernel moves no controls; the course's own does)");
    }
}
