package convisible.data;

import static convisible.array.Shape.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MnistTest {
    private static final LabelledImages TRAIN = Mnist.train();
    private static final LabelledImages TEST = Mnist.test();

    @Test
    void sizesAreThePublishedOnes() {
        assertThat(TRAIN).hasToString("MNIST train: 60,000 images of 1×28×28 in 10 classes");
        assertThat(TEST).hasToString("MNIST test: 10,000 images of 1×28×28 in 10 classes");
    }

    @Test
    void everyDigitIsThereAsOftenAsInTheOriginal() {
        assertThat(TRAIN.counts()).containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
        assertThat(TEST.counts()).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    }

    @Test
    void theFirstLabelsAreTheWellKnownOnes() {
        int[] train = {5, 0, 4, 1, 9, 2, 1, 3, 1, 4};
        int[] test = {7, 2, 1, 0, 4, 1, 4, 9, 5, 9};
        for (int i = 0; i < 10; i++) {
            assertThat(TRAIN.label(i)).isEqualTo(train[i]);
            assertThat(TEST.label(i)).isEqualTo(test[i]);
        }
    }

    /** Every course that normalises MNIST subtracts 0.1307. */
    @Test
    void theMeanPixelIsTheWellKnownOne() {
        float[] image = new float[shape(1, 28, 28).size()];
        double sum = 0;
        for (int i = 0; i < TRAIN.size(); i++) {
            TRAIN.copy(i, image, 0);
            for (float pixel : image) sum += pixel;
        }
        assertThat(sum / TRAIN.size() / image.length).isCloseTo(0.1307, within(0.00005));
    }
}
