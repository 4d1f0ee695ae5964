package convisible.backend;

import static convisible.array.Shape.shape;
import static convisible.backend.Witness.random;
import static convisible.layer.Layers.concat;
import static convisible.layer.Layers.dropout;
import static convisible.layer.Layers.sequential;
import static convisible.layer.Layers.sum;
import static org.assertj.core.api.Assertions.assertThat;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every backend drops the numbers that {@link DropoutMask} says, and no others. */
class DropoutTest {
    private static final long SEED = 5;
    private static final Shape PICTURE = shape(2, 3, 4);

    static List<Backend> backends() {
        return Backend.all();
    }

    /** With 100,000 numbers, a share that is off by 0.01 would be off by more than six standard deviations. */
    @Test
    void theMaskDropsTheShareThatWasAskedForAndKeepsTheMean() {
        for (double probability : new double[] {0, 0.1, 0.5, 0.9}) {
            float[] mask = mask(100_000, probability, 0, 0);
            double dropped = 0, sum = 0;
            for (float m : mask) {
                if (m == 0) dropped++;
                sum += m;
            }
            assertThat(dropped / mask.length).isBetween(probability - 0.01, probability + 0.01);
            assertThat(sum / mask.length).isBetween(0.9, 1.1);
            assertThat(mask).containsOnly(probability == 0 ? 1 : 0, (float) (1 / (1 - probability)));
        }
    }

    @Test
    void everyLayerStepAndSeedHasAMaskOfItsOwn() {
        float[] mask = mask(1000, 0.5, 0, 0), otherSeed = new float[1000];
        DropoutMask.fill(otherSeed, 1000, 0.5, SEED + 1, 0, 0);
        assertThat(mask(1000, 0.5, 0, 0)).isEqualTo(mask);
        assertThat(mask)
                .isNotEqualTo(mask(1000, 0.5, 1, 0))
                .isNotEqualTo(mask(1000, 0.5, 0, 1))
                .isNotEqualTo(otherSeed);
    }

    @ParameterizedTest
    @MethodSource("backends")
    void trainingDropsAndTheFinishedNetworkDoesNot(Backend backend) {
        Random random = new Random(1);
        Tensor x = random(PICTURE.prepend(7), random), dy = random(x.shape(), random);
        try (Training training = training(backend, dropout(0.3))) {
            float[] mask = mask(x.data().length, 0.3, 0, 0);
            assertThat(training.forwardTraining(x)).isEqualTo(times(x, mask));
            assertThat(training.backward(dy)).isEqualTo(times(dy, mask));
            assertThat(training.forward(x)).isEqualTo(x);
        }
        try (Program program = backend.compile(dropout(0.3), PICTURE, Weights.zeros(dropout(0.3), PICTURE))) {
            assertThat(program.forward(x)).isEqualTo(x);
        }
    }

    @ParameterizedTest
    @MethodSource("backends")
    void everyStepDropsOthers(Backend backend) {
        Tensor x = random(PICTURE.prepend(7), new Random(1));
        try (Training training = training(backend, dropout(0.3))) {
            for (int step = 0; step < 3; step++) {
                float[] mask = mask(x.data().length, 0.3, 0, step);
                assertThat(training.forwardTraining(x)).isEqualTo(times(x, mask));
                assertThat(training.forwardTraining(x)).isEqualTo(times(x, mask));
                training.step(x.data(), x.data(), 7, 0.1);
            }
        }
    }

    /** Places are counted as one reads: in the order of layers and branches, from the outside in. */
    @ParameterizedTest
    @MethodSource("backends")
    void dropoutsInsideOfJoinsKnowTheirPlaces(Backend backend) {
        Layer layer = sequential(
                dropout(0.1), concat(dropout(0.2), sequential(sum(sequential(), dropout(0.3)), dropout(0.4))));
        Tensor x = random(PICTURE.prepend(5), new Random(1));
        int length = x.data().length, size = PICTURE.size();
        Tensor inside = times(x, mask(length, 0.1, 0, 0));
        float[] first = times(inside, mask(length, 0.2, 1, 0)).data();
        Tensor dropped = times(inside, mask(length, 0.3, 2, 0)), sum = Tensor.zeros(x.shape());
        for (int i = 0; i < length; i++) sum.data()[i] = inside.data()[i] + dropped.data()[i];
        float[] second = times(sum, mask(length, 0.4, 3, 0)).data();

        Tensor expected = Tensor.zeros(shape(5, 4, 3, 4));
        for (int example = 0; example < 5; example++) {
            System.arraycopy(first, example * size, expected.data(), 2 * example * size, size);
            System.arraycopy(second, example * size, expected.data(), (2 * example + 1) * size, size);
        }
        try (Training training = training(backend, layer)) {
            Witness.assertClose(backend.name(), training.forwardTraining(x), expected, 1e-6);
        }
    }

    private static Training training(Backend backend, Layer layer) {
        return backend.compileTraining(
                layer, PICTURE, Weights.zeros(layer, PICTURE), Loss.MEAN_SQUARED_ERROR, Witness.NO_STEPS, SEED);
    }

    private static float[] mask(int length, double probability, int layer, long step) {
        float[] mask = new float[length];
        DropoutMask.fill(mask, length, probability, SEED, layer, step);
        return mask;
    }

    private static Tensor times(Tensor x, float[] mask) {
        Tensor y = x.copy();
        for (int i = 0; i < mask.length; i++) y.data()[i] *= mask[i];
        return y;
    }
}
