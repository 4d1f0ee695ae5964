package convisible.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FashionMnistTest {
    @Test
    void itIsAsLargeAsMnistAndEachClassIsAsLarge() {
        LabelledImages train = FashionMnist.train(), test = FashionMnist.test();
        assertThat(train).hasToString("Fashion-MNIST train: 60,000 images of 1×28×28 in 10 classes");
        assertThat(test).hasToString("Fashion-MNIST test: 10,000 images of 1×28×28 in 10 classes");
        assertThat(train.counts()).containsOnly(6000);
        assertThat(test.counts()).containsOnly(1000);
    }

    @Test
    void theFirstPicturesAreTheWellKnownOnes() {
        LabelledImages train = FashionMnist.train();
        assertThat(train.classes().get(train.label(0))).isEqualTo("ankle boot");
        assertThat(train.classes().get(train.label(1))).isEqualTo("T-shirt");
        assertThat(train.classes().get(train.label(3))).isEqualTo("dress");
    }
}
