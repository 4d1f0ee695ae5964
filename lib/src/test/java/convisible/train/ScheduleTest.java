package convisible.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Against what PyTorch 2.7.1 gives with a learning rate of 1. */
class ScheduleTest {
    @Test
    void stepIsPyTorchsStepLr() {
        assertThat(factors(Schedule.step(3, 0.1), 8, 1))
                .containsExactly(new double[] {1, 1, 1, 0.1, 0.1, 0.1, 0.01, 0.01}, within(1e-12));
        assertThat(factors(Schedule.step(1, 0.5), 4, 2)).containsExactly(1, 1, 0.5, 0.5);
    }

    @Test
    void cosineIsPyTorchsCosineAnnealingLr() {
        double[] pyTorch = {1, 0.9619397663, 0.8535533906, 0.6913417162, 0.5, 0.3086582838, 0.1464466094, 0.0380602337};
        assertThat(factors(Schedule.cosine(), 8, 1)).containsExactly(pyTorch, within(1e-9));
    }

    @Test
    void oneCycleIsPyTorchsOneCycleLr() {
        double[] pyTorch = {
            0.04,
            0.1316718427,
            0.3716718427,
            0.6683281573,
            0.9083281573,
            1.0,
            0.9874640062,
            0.950484632,
            0.8909161776,
            0.8117456539,
            0.7169430018,
            0.6112620219,
            0.500002,
            0.3887419781,
            0.2830609982,
            0.1882583461,
            0.1090878224,
            0.049519368,
            0.0125399938,
            4e-6
        };
        assertThat(factors(Schedule.oneCycle(), 20, 1)).containsExactly(pyTorch, within(1e-9));
    }

    @Test
    void fewStepsStillHaveFactors() {
        for (int steps = 1; steps < 8; steps++)
            for (double factor : factors(Schedule.oneCycle(), steps, 1))
                assertThat(factor).isBetween(0.0, 1.0);
    }

    @Test
    void aWarmUpRisesByEqualStepsAndHandsOver() {
        assertThat(factors(Schedule.warmUp(4, Schedule.step(1, 0.5)), 8, 2))
                .containsExactly(0.25, 0.5, 0.75, 1, 1, 1, 0.5, 0.5);
        assertThat(factors(Schedule.warmUp(4, Schedule.constant()), 2, 1)).containsExactly(0.25, 0.5);
    }

    @Test
    void someKnowTheEnd() {
        assertThat(Schedule.constant().knowsTheEnd()).isFalse();
        assertThat(Schedule.warmUp(1, Schedule.step(1, 0.1)).knowsTheEnd()).isFalse();
        assertThat(Schedule.warmUp(1, Schedule.cosine()).knowsTheEnd()).isTrue();
        assertThat(Schedule.oneCycle().knowsTheEnd()).isTrue();
    }

    @Test
    void impossibleOptionsAreRefused() {
        assertThatThrownBy(() -> Schedule.step(0, 0.1)).hasMessageContaining("every 1 epoch or more, not 0");
        assertThatThrownBy(() -> Schedule.step(1, 0)).hasMessageContaining("above 0, not 0.0");
        assertThatThrownBy(() -> new Schedule.OneCycle(1)).hasMessageContaining("below 1, not 1.0");
        assertThatThrownBy(() -> Schedule.warmUp(0, Schedule.cosine())).hasMessageContaining("at least 1 step, not 0");
    }

    private static double[] factors(Schedule schedule, int steps, int stepsPerEpoch) {
        return LongStream.range(0, steps)
                .mapToDouble(step -> schedule.factor(step, stepsPerEpoch, steps))
                .toArray();
    }
}
