package convisible.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import convisible.array.PlainException;
import convisible.array.ShapeException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CompoundEyeTest {
    /** All pixels differ, so that colours count facets. */
    private static final INDArray RAMP = Nd4j.linspace(0, 1, 60 * 80).reshape(1, 1, 60, 80);

    private static long colours(INDArray x) {
        return Arrays.stream(x.dup('c').data().asDouble()).distinct().count();
    }

    @Test
    void noLightIsLost() {
        INDArray seen = CompoundEye.look(RAMP, 7);
        assertThat(seen.shape()).containsExactly(1, 1, 60, 80);
        assertThat(seen.meanNumber().doubleValue()).isCloseTo(0.5, within(1e-4));
    }

    @Test
    void twiceAsManySideBySideAreFourTimesAsManyInAll() {
        double few = colours(CompoundEye.look(RAMP, 5)), many = colours(CompoundEye.look(RAMP, 10));
        assertThat(few).isBetween(20.0, 36.0);
        assertThat(many / few).isBetween(3.0, 4.0);
    }

    @Test
    void channelsDoNotMix() {
        INDArray red = Nd4j.zeros(1, 3, 9, 9);
        red.slice(0).slice(0).addi(1);
        assertThat(CompoundEye.look(red, 3)).isEqualTo(red);
    }

    @Test
    void whatDoesNotFitIsTold() {
        assertThatThrownBy(() -> CompoundEye.look(RAMP, 81))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("1 to 80");
        assertThatThrownBy(() -> CompoundEye.look(RAMP.reshape(60, 80), 5))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("60×80");
    }
}
