package convisible.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrokesTest {
    private static final LabelledImages PICTURES = Strokes.pictures(400, 5);
    private static final int SIDE = 12;

    @Test
    void everyPictureHasTheTwoStrokesThatItsLabelNames() {
        for (int i = 0; i < PICTURES.size(); i++) {
            int label = PICTURES.label(i);
            assertThat(hasStroke(i, 0, 1) || hasStroke(i, 1, 0)).isTrue();
            assertThat(hasStroke(i, label / 2, 1 - label / 2)).as("straight").isTrue();
            assertThat(hasStroke(i, label % 2 == 0 ? -1 : 1, 1)).as("slanted").isTrue();
            float[] picture = PICTURES.batch(i).data();
            assertThat(IntStream.range(0, picture.length)
                            .filter(p -> picture[p] == 1)
                            .count())
                    .isBetween(13L, 14L);
        }
    }

    /** Seven white pixels, each so far down and right from the one before. */
    private static boolean hasStroke(int picture, int down, int right) {
        float[] x = PICTURES.batch(picture).data();
        for (int start = 0; start < x.length; start++) {
            int length = 0;
            for (int row = start / SIDE, column = start % SIDE;
                    row >= 0 && row < SIDE && column < SIDE && x[row * SIDE + column] == 1;
                    row += down, column += right) length++;
            if (length >= 7) return true;
        }
        return false;
    }

    @Test
    void allFourKindsAreAboutEquallyFrequent() {
        for (int count : PICTURES.counts()) assertThat(count).isBetween(70, 130);
    }

    @Test
    void aSeedGivesTheSamePictures() {
        assertThat(Strokes.pictures(3, 5).batch(0, 1, 2))
                .isEqualTo(Strokes.pictures(3, 5).batch(0, 1, 2));
        assertThat(Strokes.pictures(3, 6).batch(0))
                .isNotEqualTo(Strokes.pictures(3, 5).batch(0));
    }
}
