package convisible.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convisible.array.PlainException;
import org.junit.jupiter.api.Test;

class TrialsTest {
    private static final Trials TRIALS = Trials.over("pictures", 10, 20)
            .seeds(3)
            .of("sum", (n, seed) -> n + seed)
            .of("product", (n, seed) -> n * seed);

    @Test
    void everySettingIsTriedWithEverySeed() {
        assertThat(TRIALS.at(20, "sum")).containsExactly(21, 22, 23);
        assertThat(TRIALS.lowest(10, "product")).isEqualTo(10);
        assertThat(TRIALS.highest(10, "product")).isEqualTo(30);
    }

    @Test
    void aTableHasMeanLowestAndHighest() {
        assertThat(TRIALS.table().columnNames()).containsExactly("pictures", "sum", "product");
        assertThat(TRIALS.table().row(1).getInt("pictures")).isEqualTo(20);
        assertThat(TRIALS.table().row(1).getString("product")).isEqualTo("40.0 (20.0 to 60.0)");
    }

    @Test
    void curvesHaveABandFromLowestToHighest() {
        assertThat(TRIALS.curves("number").alt())
                .contains("curves of number over pictures", "sum: from 12 at pictures 10 to 22 at 20")
                .contains("the mean of 3 runs, which end between 21 and 23");
    }

    @Test
    void whatWasNotTriedIsSaidSo() {
        assertThatThrownBy(() -> TRIALS.at(30, "sum"))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("\"sum\" with pictures 30, only of [sum, product] with [10, 20]");
        assertThatThrownBy(() -> TRIALS.at(10, "quotient")).isInstanceOf(PlainException.class);
        assertThatThrownBy(() -> TRIALS.of("sum", (n, seed) -> 0)).hasMessageContaining("already");
        assertThatThrownBy(() -> TRIALS.seeds(4)).isInstanceOf(PlainException.class);
        assertThatThrownBy(() -> Trials.over("pictures")).isInstanceOf(PlainException.class);
    }
}
