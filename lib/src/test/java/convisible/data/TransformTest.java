package convisible.data;

import static convisible.array.Shape.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import convisible.array.Shape;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransformTest {
    private static final Shape SHAPE = shape(2, 6, 7);
    private static final float[] PICTURE = picture();

    private static float[] picture() {
        float[] picture = new float[SHAPE.size()];
        Random random = new Random(3);
        for (int i = 0; i < picture.length; i++) picture[i] = random.nextFloat();
        return picture;
    }

    private static float[] apply(Transform transform, float[] picture, long seed) {
        float[] changed = new float[picture.length];
        Arrays.fill(changed, Float.NaN);
        transform.apply(picture, changed, SHAPE, new Random(seed));
        return changed;
    }

    static Stream<Transform> nothing() {
        return Stream.of(Transform.shift(0), Transform.rotate(0), Transform.scale(0), Transform.light(0));
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void byNothingThePictureStays(Transform transform) {
        assertThat(apply(transform, PICTURE, 1)).containsExactly(PICTURE, within(1e-6f));
    }

    static Stream<Transform> something() {
        return Stream.of(
                Transform.shift(2), Transform.rotate(30), Transform.scale(0.3), Transform.light(0.3), Transform.flip());
    }

    @ParameterizedTest
    @MethodSource("something")
    void theSeedDecidesAndTheNumbersStayFrom0To1(Transform transform) {
        float[] original = PICTURE.clone();
        int changes = 0;
        for (long seed = 0; seed < 50; seed++) {
            float[] changed = apply(transform, PICTURE, seed);
            assertThat(changed).isEqualTo(apply(transform, PICTURE, seed));
            for (float pixel : changed) assertThat(pixel).isBetween(0f, 1f);
            if (!Arrays.equals(changed, PICTURE)) changes++;
        }
        assertThat(changes).isBetween(15, 50);
        assertThat(PICTURE).isEqualTo(original);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aShiftMovesWholePixels(long seed) {
        Random random = new Random(seed);
        int down = random.nextInt(5) - 2, right = random.nextInt(5) - 2;
        float[] changed = apply(Transform.shift(2), PICTURE, seed);
        for (int c = 0; c < 2; c++)
            for (int row = 0; row < 6; row++)
                for (int column = 0; column < 7; column++)
                    assertThat(changed[(c * 6 + row) * 7 + column]).isEqualTo(at(c, row - down, column - right));
    }

    @Test
    void aFlipMirrorsEachRowOrNothing() {
        boolean mirrored = new Random(8).nextBoolean();
        float[] changed = apply(Transform.flip(), PICTURE, 8);
        for (int row = 0; row < 12; row++)
            for (int column = 0; column < 7; column++)
                assertThat(changed[row * 7 + column]).isEqualTo(PICTURE[row * 7 + (mirrored ? 6 - column : column)]);
    }

    /** A gentle slope is turned and scaled as a plane is, away from the edges. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aSlopeIsTurnedAndScaledAsAPlaneIs(long seed) {
        Shape shape = shape(1, 21, 21);
        float[] slope = new float[shape.size()], turned = new float[shape.size()], scaled = new float[shape.size()];
        for (int i = 0; i < slope.length; i++) slope[i] = (i % 21 - 10) / 40f + 0.5f;
        Transform.rotate(90).apply(slope, turned, shape, new Random(seed));
        Transform.scale(0.5).apply(slope, scaled, shape, new Random(seed));
        double share = new Random(seed).nextDouble();
        double angle = Math.toRadians(-90 + 180 * share), factor = 0.5 + share;
        for (int y = -3; y <= 3; y++)
            for (int x = -3; x <= 3; x++) {
                int place = (y + 10) * 21 + x + 10;
                double from = -Math.sin(angle) * y + Math.cos(angle) * x;
                assertThat(turned[place]).isCloseTo((float) (from / 40 + 0.5), within(1e-5f));
                assertThat(scaled[place]).isCloseTo((float) (x / factor / 40 + 0.5), within(1e-5f));
            }
    }

    @Test
    void impossibleAmountsAreRefused() {
        assertThatThrownBy(() -> Transform.shift(-1)).hasMessageContaining("0 pixels or more, not -1");
        assertThatThrownBy(() -> Transform.rotate(181)).hasMessageContaining("0 to 180 degrees, not 181.0");
        assertThatThrownBy(() -> Transform.scale(1)).hasMessageContaining("below 1, not 1.0");
        assertThatThrownBy(() -> Transform.light(Double.NaN)).hasMessageContaining("from 0 to 1, not NaN");
    }

    private static float at(int c, int row, int column) {
        boolean inside = row >= 0 && column >= 0 && row < 6 && column < 7;
        return inside ? PICTURE[(c * 6 + row) * 7 + column] : 0;
    }
}
