package convisible.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import convisible.array.PlainException;
import convisible.array.Tensor;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TransformsTest {
    private static final INDArray PICTURE = picture(2, 20, 31);

    private static INDArray picture(int channels, int height, int width) {
        float[] numbers = new float[channels * height * width];
        Random random = new Random(3);
        for (int i = 0; i < numbers.length; i++) numbers[i] = random.nextFloat();
        return Nd4j.create(numbers, 1, channels, height, width);
    }

    static Stream<UnaryOperator<INDArray>> nothing() {
        return Stream.of(
                x -> Transforms.shift(x, 0, 0),
                x -> Transforms.rotate(x, 0),
                x -> Transforms.scale(x, 1),
                x -> Transforms.viewpoint(x, 0),
                x -> Transforms.light(x, 1));
    }

    @ParameterizedTest
    @MethodSource("nothing")
    void byNothingThePictureStays(UnaryOperator<INDArray> transform) {
        INDArray before = PICTURE.dup(), same = transform.apply(PICTURE);
        assertThat(same.shape()).isEqualTo(PICTURE.shape());
        assertThat(same.distance2(before)).isLessThan(1e-4);
        assertThat(PICTURE).isEqualTo(before);
    }

    /** The number at a place is its column, or its row, counted from the middle. */
    private static INDArray slope(boolean columns) {
        float[] numbers = new float[41 * 41];
        for (int i = 0; i < numbers.length; i++) numbers[i] = (columns ? i % 41 : i / 41) - 20;
        return Nd4j.create(numbers, 1, 1, 41, 41);
    }

    private static double at(INDArray picture, int down, int right) {
        return picture.getDouble(0, 0, 20 + down, 20 + right);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.8, 1.3, 2})
    void scaleMovesAwayFromTheMiddle(double factor) {
        INDArray columns = Transforms.scale(slope(true), factor), rows = Transforms.scale(slope(false), factor);
        for (int place = -9; place <= 9; place++) {
            assertThat(at(columns, 5, place)).isCloseTo(place / factor, within(1e-4));
            assertThat(at(rows, place, 5)).isCloseTo(place / factor, within(1e-4));
        }
    }

    /** Where a point of the sheet is seen, worked out from the sheet to the eye: the opposite way to the library's. */
    @ParameterizedTest
    @ValueSource(doubles = {-75, -60, -20, 10, 45, 75})
    void fromTheSideASheetIsSeenAsAnEyeSeesIt(double degrees) {
        INDArray columns = Transforms.viewpoint(slope(true), degrees);
        INDArray rows = Transforms.viewpoint(slope(false), degrees);
        double angle = Math.toRadians(degrees), eye = 82;
        for (int y = -6; y <= 6; y += 3)
            for (int x = -3; x <= 3; x++) {
                double u = at(columns, y, x), v = at(rows, y, x);
                double depth = eye + u * Math.sin(angle);
                assertThat(eye * u * Math.cos(angle) / depth).isCloseTo(x, within(1e-3));
                assertThat(eye * v / depth).isCloseTo(y, within(1e-3));
            }
    }

    @Test
    void whatIsFartherAwayLooksSmaller() {
        INDArray rows = Transforms.viewpoint(slope(false), 45);
        assertThat(at(rows, 8, 8)).isGreaterThan(8.2);
        assertThat(at(rows, 8, -8)).isLessThan(7.8);
    }

    @Test
    void whatComesInFromOutsideIsZero() {
        INDArray white = Nd4j.ones(1, 1, 21, 21);
        assertThat(Transforms.scale(white, 0.5).getDouble(0, 0, 10, 2)).isZero();
        assertThat(Transforms.viewpoint(white, 60).getDouble(0, 0, 10, 1)).isZero();
        assertThat(Transforms.viewpoint(white, 60).getDouble(0, 0, 10, 10)).isEqualTo(1);
    }

    @Test
    void lightIsAFactorAndWhiteIsTheBrightest() {
        INDArray row = Nd4j.create(new float[] {0, 0.25f, 0.5f, 1}, 1, 1, 1, 4);
        assertThat(Tensor.of(Transforms.light(row, 0.5)).data()).containsExactly(0, 0.125f, 0.25f, 0.5f);
        assertThat(Tensor.of(Transforms.light(row, 3)).data()).containsExactly(0, 0.75f, 1, 1);
        assertThat(Tensor.of(Transforms.light(row, 0)).data()).containsOnly(0);
    }

    @Test
    void impossibleAmountsAreRefused() {
        assertRefused(() -> Transforms.scale(PICTURE, 0), "factor above 0, not by 0.0");
        assertRefused(() -> Transforms.scale(PICTURE, -1), "not by -1.0");
        assertRefused(() -> Transforms.scale(PICTURE, Double.NaN), "not by NaN");
        assertRefused(() -> Transforms.scale(PICTURE, Double.POSITIVE_INFINITY), "not by Infinity");
        assertRefused(() -> Transforms.viewpoint(PICTURE, 76), "−75 to 75 degrees aside, but not from 76.0");
        assertRefused(() -> Transforms.viewpoint(PICTURE, -90), "not from -90.0");
        assertRefused(() -> Transforms.viewpoint(PICTURE, Double.NaN), "not from NaN");
        assertRefused(() -> Transforms.light(PICTURE, -0.1), "0 or more, not -0.1");
        assertRefused(() -> Transforms.light(PICTURE, Double.NaN), "not NaN");
    }

    private static void assertRefused(Runnable attempt, String message) {
        assertThatThrownBy(attempt::run).isInstanceOf(PlainException.class).hasMessageContaining(message);
    }
}
