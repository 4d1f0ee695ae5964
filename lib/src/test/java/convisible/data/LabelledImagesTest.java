package convisible.data;

import static convisible.array.Shape.shape;
import static convisible.data.Samples.idx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import convisible.array.PlainException;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class LabelledImagesTest {
    private static final List<String> CLASSES = List.of("dark", "light");

    /** Two pixels each. */
    private static final LabelledImages THREE = LabelledImages.of(
            "three", shape(1, 1, 2), new byte[] {0, 51, -1, (byte) 204, 102, 0}, new int[] {0, 1, 0}, CLASSES);

    @Test
    void bytesBecomeNumbersFrom0To1() {
        assertThat(THREE.batch(1, 0)).isEqualTo(new Tensor(shape(2, 1, 1, 2), new float[] {1, 0.8f, 0, 0.2f}));
        assertThat(THREE.image(2).shape()).containsExactly(1, 1, 1, 2);
        assertThat(Tensor.of(THREE.image(2)).data()).containsExactly(0.4f, 0);
    }

    @Test
    void copyFillsAnArrayAtAnOffset() {
        float[] target = {7, 7, 7, 7};
        THREE.copy(1, target, 1);
        assertThat(target).containsExactly(7, 1, 0.8f, 7);
    }

    @Test
    void copyTakesNoMemory() {
        float[] target = new float[2];
        long allocated = Allocation.of(() -> {
            for (int i = 0; i < 10_000; i++) THREE.copy(i % 3, target, 0);
        });
        assertThat(allocated).isLessThan(10_000);
    }

    @Test
    void mappedPicturesKeepTheirLabels() {
        LabelledImages darker = THREE.shuffled(1).mapped(x -> x.mul(0.5));
        for (int i = 0; i < 3; i++) {
            assertThat(darker.label(i)).isEqualTo(THREE.shuffled(1).label(i));
            assertThat(darker.image(i).distance2(THREE.shuffled(1).image(i).mul(0.5)))
                    .isLessThan(0.003);
        }
        assertThat(Tensor.of(THREE.mapped(x -> x.mul(3).sub(1)).image(0)).data())
                .as("cut off below 0 and above 1")
                .containsExactly(0, 0);
        assertThat(Tensor.of(THREE.mapped(x -> x.mul(3)).image(1)).data()).containsExactly(1, 1);
        assertThatThrownBy(() -> THREE.mapped(x -> x.get(interval(0, 1))))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("takes 3 pictures of 1×1×2 and gives an array of 1×1×1×2");
    }

    @Test
    void andPutsTheOnesAfterTheOthers() {
        LabelledImages both = THREE.only(0).and(THREE.only(1));
        assertThat(both.batch(0, 1, 2)).isEqualTo(THREE.batch(0, 2, 1));
        assertThat(IntStream.range(0, 3).map(both::label)).containsExactly(0, 0, 1);
        assertThatThrownBy(() -> THREE.and(Mnist.test().take(1)))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("three: 3 images of 1×1×2 in 2 classes and MNIST test: 1 images of 1×28×28");
        assertThatThrownBy(() -> THREE.and(THREE.relabelled(label -> label, "night", "day")))
                .hasMessageContaining("the same classes");
    }

    @Test
    void mappedPicturesHoldWhatTheFunctionGivesCutTo0To1AndRoundedTo256Levels() {
        LabelledImages mapped = THREE.shuffled(1).mapped(x -> {
            INDArray first = x.get(all(), all(), all(), interval(0, 1));
            return Nd4j.concat(
                    1, first, Nd4j.onesLike(first).neg(), Nd4j.onesLike(first).mul(7));
        });
        assertThat(mapped.shape()).isEqualTo(shape(3, 1, 1));
        for (int i = 0; i < 3; i++) {
            assertThat(mapped.label(i)).isEqualTo(THREE.shuffled(1).label(i));
            float first = THREE.shuffled(1).batch(i).data()[0];
            assertThat(mapped.batch(i).data()).containsExactly(new float[] {first, 0, 1}, within(0.5f / 255));
        }
    }

    @Test
    void takeOnlyAndCounts() {
        assertThat(THREE.take(2).size()).isEqualTo(2);
        assertThat(THREE.counts()).containsExactly(2, 1);
        LabelledImages dark = THREE.only(0);
        assertThat(dark.counts()).containsExactly(2, 0);
        assertThat(dark.batch(1)).isEqualTo(THREE.batch(2));
        assertThat(THREE.only(1, 0).size()).isEqualTo(3);
    }

    @Test
    void relabelledPicturesKeepTheirOrder() {
        LabelledImages light = THREE.shuffled(3);
        LabelledImages named = light.relabelled(label -> 2 - label, "a", "b", "c");
        for (int i = 0; i < 3; i++) {
            assertThat(named.label(i)).isEqualTo(2 - light.label(i));
            assertThat(named.batch(i)).isEqualTo(light.batch(i));
        }
        assertThat(named.classes()).containsExactly("a", "b", "c");
        assertThatThrownBy(() -> THREE.relabelled(label -> label + 1, "a", "b"))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("labelled 2");
    }

    @Test
    void shuffledPixelsMoveInAllPicturesAlike() {
        byte[] numbers = new byte[2 * 30];
        for (int i = 0; i < numbers.length; i++) numbers[i] = (byte) i;
        LabelledImages two = LabelledImages.of("two", shape(1, 5, 6), numbers, new int[] {0, 1}, CLASSES);
        LabelledImages mixed = two.shuffled(1).pixelsShuffled(7);
        float[] before = two.shuffled(1).batch(0, 1).data(),
                after = mixed.batch(0, 1).data();
        assertThat(after).isNotEqualTo(before);
        assertThat(Arrays.copyOf(after, 30)).containsExactlyInAnyOrder(Arrays.copyOf(before, 30));
        float step = before[30] - before[0];
        for (int i = 0; i < 30; i++) assertThat(after[30 + i] - after[i]).isCloseTo(step, within(1e-6f));
        assertThat(mixed.label(0)).isEqualTo(two.shuffled(1).label(0));
        assertThat(mixed.batch(1)).isEqualTo(two.shuffled(1).pixelsShuffled(7).batch(1));
    }

    @Property(tries = 200)
    void shufflingKeepsEveryPictureWithItsLabel(@ForAll @IntRange(min = 1, max = 50) int n, @ForAll long seed) {
        byte[] pixels = new byte[n];
        for (int i = 0; i < n; i++) pixels[i] = (byte) i;
        int[] labels = IntStream.range(0, n).map(i -> i % 2).toArray();
        LabelledImages images = LabelledImages.of("numbers", shape(1, 1, 1), pixels, labels, CLASSES);
        LabelledImages shuffled = images.shuffled(seed);
        LabelledImages again = images.shuffled(seed);
        int[] numbers = new int[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = Math.round(255 * shuffled.batch(i).data()[0]);
            assertThat(shuffled.label(i)).isEqualTo(numbers[i] % 2);
            assertThat(again.batch(i)).isEqualTo(shuffled.batch(i));
        }
        assertThat(numbers).containsExactlyInAnyOrder(IntStream.range(0, n).toArray());
    }

    @Test
    void anotherSeedGivesAnotherOrder() {
        LabelledImages test = Mnist.test();
        assertThat(test.shuffled(1).batch(0, 1, 2))
                .isNotEqualTo(test.shuffled(2).batch(0, 1, 2));
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        assertThatThrownBy(() -> THREE.image(3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("There is no image 3: three has 0 to 2.");
        assertThatThrownBy(() -> THREE.label(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> THREE.take(4))
                .isInstanceOf(PlainException.class)
                .hasMessage("Cannot take 4 images of three: 3 images of 1×1×2 in 2 classes.");
        assertThatThrownBy(() -> THREE.take(0)).isInstanceOf(PlainException.class);
        assertThatThrownBy(() -> THREE.only(5))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("No image is labelled [5]");
    }

    @Test
    void imagesAndLabelsMustGoTogether(@TempDir Path folder) {
        Path images = Samples.write(folder.resolve("images"), idx(0x0803, new int[] {2, 1, 1}, new byte[2]));
        Path two = Samples.write(folder.resolve("two"), idx(0x0801, new int[] {2}, new byte[] {0, 2}));
        Path three = Samples.write(folder.resolve("three"), idx(0x0801, new int[] {3}, new byte[3]));
        assertThatThrownBy(() -> LabelledImages.read("set", images, three, CLASSES))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(three + " does not go with images: 2 images of 1×1×1 do not match 3 labels.");
        assertThatThrownBy(() -> LabelledImages.read("set", images, two, CLASSES))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Image 1 is labelled 2, but the labels of set are 0 to 1.");
        assertThatThrownBy(() -> LabelledImages.read("set", two, images, CLASSES))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(images + " should hold labels, one axis, but holds an array of shape 2×1×1.");
    }
}
