package convisible.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convisible.network.StoppedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LongWorkTest {
    private final List<Output> shown = new ArrayList<>();

    @AfterEach
    void restore() {
        ProgressBar.setPlace(() -> output -> {});
        Thread.interrupted();
    }

    @Test
    void aBarCountsThePiecesAndTheResultsKeepTheirOrder() {
        ProgressBar.setPlace(() -> shown::add);
        assertThat(LongWork.each("networks", List.of(3, 4), n -> n * n)).containsExactly(9, 16);
        assertThat(shown.stream().map(Output::text))
                .containsExactly("0 of 2 networks", "1 of 2 networks", "2 of 2 networks");
        assertThat(shown.get(1).html()).contains("width:50%");
    }

    @Test
    void runsHaveTheSeedsFromOneOn() {
        assertThat(LongWork.runs("runs", 3, seed -> 10 * seed)).containsExactly(10, 20, 30);
    }

    @Test
    void itTellsHowLongItStillTakesUntilItEnds() {
        assertThat(LongWork.output("runs", 1, 4, 5).html()).contains("15 s left");
        assertThat(LongWork.output("runs", 4, 4, 20).html()).doesNotContain(" s left");
    }

    @Test
    void anInterruptEndsItAfterThePieceAndAMistakeIsNotSwallowed() {
        assertThatThrownBy(() -> LongWork.runs("networks", 5, seed -> {
                    if (seed == 2) Thread.currentThread().interrupt();
                    return seed;
                }))
                .isInstanceOf(StoppedException.class)
                .hasMessage("Stopped after 2 of 5 networks.");
        Thread.interrupted();
        assertThatThrownBy(() -> LongWork.each("lists", List.of(List.of()), list -> list.get(0)))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
