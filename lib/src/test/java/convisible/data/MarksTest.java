package convisible.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MarksTest {
    private static final LabelledImages PICTURES = Marks.pictures(400, 5);
    private static final int SIDE = 16;
    private static final String RING = "#### ####", PLUS = " # ### # ", CROSS = "# # # # #";

    @Test
    void everyPictureHasTheTwoMarksThatItsLabelNames() {
        for (int i = 0; i < PICTURES.size(); i++) {
            float[] x = PICTURES.batch(i).data();
            int ring = only(places(x, RING)), other = only(places(x, PICTURES.label(i) / 2 == 0 ? PLUS : CROSS));
            assertThat(places(x, PICTURES.label(i) / 2 == 0 ? CROSS : PLUS)).isEmpty();
            assertThat(ring % SIDE < other % SIDE).isEqualTo(PICTURES.label(i) % 2 == 0);
            assertThat(Math.abs(ring % SIDE - other % SIDE)).isBetween(1, 3);
        }
    }

    @Test
    void noWindowOfAMarksSizeSeesTwoMarksOrAMarkAndTheBorder() {
        for (int i = 0; i < PICTURES.size(); i++) {
            float[] x = PICTURES.batch(i).data();
            List<Integer> white =
                    IntStream.range(0, x.length).filter(p -> x[p] == 1).boxed().toList();
            int ring = only(places(x, RING));
            for (int p : white) {
                assertThat(p / SIDE).isBetween(2, 13);
                assertThat(p % SIDE).isBetween(2, 13);
                int down = Math.abs(p / SIDE - ring / SIDE - 1), right = Math.abs(p % SIDE - ring % SIDE - 1);
                assertThat(Math.max(down, right) <= 1 || Math.max(down, right) >= 4)
                        .as("a pixel of the ring, or one with two between")
                        .isTrue();
            }
        }
    }

    private static int only(List<Integer> places) {
        assertThat(places).hasSize(1);
        return places.get(0);
    }

    /** Where the mark's top left pixel is; around it no pixel is white that is not the mark's. */
    private static List<Integer> places(float[] x, String mark) {
        return IntStream.range(0, x.length)
                .filter(p -> p / SIDE <= SIDE - 3 && p % SIDE <= SIDE - 3)
                .filter(p -> IntStream.range(0, 9)
                        .allMatch(k -> (x[p + k / 3 * SIDE + k % 3] == 1) == (mark.charAt(k) == '#')))
                .boxed()
                .toList();
    }

    @Test
    void allFourKindsAreAboutEquallyFrequent() {
        for (int count : PICTURES.counts()) assertThat(count).isBetween(70, 130);
    }

    @Test
    void aSeedGivesTheSamePictures() {
        assertThat(Marks.pictures(3, 5).batch(0, 1, 2))
                .isEqualTo(Marks.pictures(3, 5).batch(0, 1, 2));
        assertThat(Marks.pictures(3, 6).batch(0))
                .isNotEqualTo(Marks.pictures(3, 5).batch(0));
    }
}
