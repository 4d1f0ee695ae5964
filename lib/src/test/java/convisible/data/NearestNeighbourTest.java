package convisible.data;

import static convisible.array.Shape.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convisible.array.ShapeException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class NearestNeighbourTest {
    private static LabelledImages random(int n, long seed) {
        byte[] pixels = new byte[n * 6];
        new Random(seed).nextBytes(pixels);
        int[] labels = new Random(seed + 1).ints(n, 0, 3).toArray();
        return LabelledImages.of("random", shape(1, 2, 3), pixels, labels, List.of("a", "b", "c"));
    }

    @Test
    void itFindsThePictureAtTheSmallestDistance() {
        LabelledImages known = random(50, 1), asked = random(230, 5);
        NearestNeighbour machine = NearestNeighbour.among(known);
        int[] answers = machine.predict(asked);
        int right = 0;
        for (int i = 0; i < 230; i++) {
            int nearest = machine.nearest(asked.image(i));
            double distance = asked.image(i).distance2(known.image(nearest));
            for (int k = 0; k < 50; k++)
                assertThat(asked.image(i).distance2(known.image(k))).isGreaterThan(distance - 1e-5);
            assertThat(answers[i]).isEqualTo(known.label(nearest));
            if (answers[i] == asked.label(i)) right++;
        }
        assertThat(machine.accuracy(asked)).isEqualTo(right / 230.0);
    }

    @Test
    void aKnownPictureIsItsOwnNearest() {
        LabelledImages known = random(30, 2);
        NearestNeighbour machine = NearestNeighbour.among(known.and(known));
        assertThat(IntStream.range(0, 30)
                        .map(i -> machine.nearest(known.image(i)) % 30)
                        .toArray())
                .containsExactly(IntStream.range(0, 30).toArray());
        assertThat(machine.accuracy(known)).isEqualTo(1);
    }

    @Test
    void anotherShapeIsRefused() {
        NearestNeighbour machine = NearestNeighbour.among(random(3, 1));
        assertThat(machine.nearest(Nd4j.zeros(1, 2, 3))).isBetween(0, 2);
        assertThatThrownBy(() -> machine.nearest(Nd4j.zeros(1, 1, 3, 2)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("knows pictures of 1×2×3, but is asked about 1×3×2");
        assertThatThrownBy(() -> machine.accuracy(Mnist.test().take(2))).hasMessageContaining("1×28×28");
    }
}
