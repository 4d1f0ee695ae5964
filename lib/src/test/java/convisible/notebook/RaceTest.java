package convisible.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import convisible.network.StoppedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a clock that the ways themselves set. */
class RaceTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> runs = new ArrayList<>();

    @AfterEach
    void restore() {
        ProgressBar.setPlace(() -> output -> {});
        Thread.interrupted();
    }

    private Supplier<?> takes(String name, double... seconds) {
        int[] run = {0};
        return () -> {
            runs.add(name);
            nanos.addAndGet((long) (1e9 * seconds[Math.min(run[0]++, seconds.length - 1)]));
            return name;
        };
    }

    private Race race(double... slow) {
        return Race.on(nanos::get).and("slow", takes("slow", slow)).and("fast", takes("fast", 3, 0.125));
    }

    @Test
    void ofEachWayTheShortestRunCounts() {
        RaceTimes times = race(1, 0.5, 0.75).run();
        assertThat(times.seconds()).containsExactly(Map.entry("slow", 0.5), Map.entry("fast", 0.125));
        assertThat(times.factor("slow", "fast")).isEqualTo(4, within(1e-9));
        assertThatThrownBy(() -> times.factor("slow", "none")).hasMessageContaining("but slow, fast");
    }

    @Test
    void theWaysTakeTurns() {
        race(0.5).run();
        assertThat(runs).hasSize(18).startsWith("slow", "fast", "fast", "slow", "slow", "fast");
    }

    @Test
    void aLongRaceHasFewerRounds() {
        race(60).run();
        assertThat(runs).hasSize(6);
    }

    @Test
    void itsTableAndItsChartTellTheSpeed() {
        RaceTimes times = race(0.5).run();
        assertThat(times.table(1_000_000_000).columnNames())
                .containsExactly("way", "milliseconds", "billion multiply-adds a second", "times as fast as the first");
        assertThat(times.table(1_000_000_000).row(1).getDouble("times as fast as the first"))
                .isEqualTo(4);
        assertThat(times.table(1_000_000_000).row(1).getDouble("milliseconds")).isEqualTo(130);
        assertThat(times.chart(1_000_000_000).alt())
                .isEqualTo("bars of billion multiply-adds a second: slow 2, fast 8");
    }

    @Test
    void aBarShowsHowFarItIsAndInTheEndNoTimes() {
        List<Output> shown = new ArrayList<>();
        ProgressBar.setPlace(() -> shown::add);
        race(2).run();
        assertThat(shown.stream().map(Output::text).toList())
                .startsWith("2 ways, round 1 of 9", "2 ways, round 2 of 9")
                .endsWith("2 ways, all rounds are run");
        assertThat(shown.get(2).html()).contains("width:22%", "s left");
        assertThat(shown.get(shown.size() - 1).html()).contains("width:100%").doesNotContain("s left");
    }

    @Test
    void anInterruptEndsItAndAMistakeOfAWayIsNotSwallowed() {
        Race stopped = race(1).and("stops", () -> {
            Thread.currentThread().interrupt();
            return 0;
        });
        assertThatThrownBy(stopped::run)
                .isInstanceOf(StoppedException.class)
                .hasMessageContaining("after 1 of 9 rounds");
        Thread.interrupted();
        assertThatThrownBy(Race.of("fails", () -> List.of().get(0))::run).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> race(1).and("fast", () -> 0)).hasMessageContaining("a way \"fast\" already");
    }
}
