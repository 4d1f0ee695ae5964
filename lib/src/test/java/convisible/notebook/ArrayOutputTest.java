package convisible.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import convisible.plot.Figure;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ArrayOutputTest {
    private static String text(Object javaArray) {
        return ArrayOutput.of(javaArray).text();
    }

    @Test
    void aMatrixHasItsTypeAndShapeAboveItAndItsIndicesAround() {
        assertThat(ArrayOutput.of(Nd4j.arange(6).reshape(2, 3)).text()).isEqualTo("""
                        float32 2×3
                           0  1  2
                        0  0  1  2
                        1  3  4  5""");
    }

    @Test
    void aVectorHasNoRowIndex() {
        assertThat(text(new int[] {7, -8})).isEqualTo("""
                int[] 2
                0   1
                7  -8""");
    }

    @Test
    void anArrayWithTheShapeOfAPictureIsShownAsOne() {
        assertThat(Stream.of("16 16", "1 20 30", "3 20 30", "1 1 20 30", "1 3 20 30", "1024 1024")
                        .map(ArrayOutputTest::zeros))
                .allSatisfy(array -> assertThat(ArrayOutput.of(array).picture())
                        .as(array.shapeInfoToString())
                        .isPresent());
        assertThat(Stream.of("15 16", "2 20 30", "2 1 20 30", "1 1 3 20 30", "100 1025", "400")
                        .map(ArrayOutputTest::zeros))
                .allSatisfy(array -> assertThat(ArrayOutput.of(array).picture())
                        .as(array.shapeInfoToString())
                        .isEmpty());
    }

    private static INDArray zeros(String shape) {
        return Nd4j.zeros(
                DataType.FLOAT,
                Arrays.stream(shape.split(" ")).mapToLong(Long::parseLong).toArray());
    }

    @Test
    void aPictureWithFewPixelsIsEnlarged() {
        assertThat(ArrayOutput.of(zeros("28 28")).html()).contains("width=\"" + (8 * 28 + 2 * Figure.MARGIN) + "\"");
    }

    @Test
    void aScalarIsOneNumber() {
        assertThat(ArrayOutput.of(Nd4j.scalar(2.5)).text()).isEqualTo("float64 scalar 2.5000");
    }

    @Test
    void theMiddleOfALongAxisIsLeftOut() {
        assertThat(text(IntStream.range(0, 100).toArray())).isEqualTo("""
                        int[] 100
                        0  1  2  3  4  …  95  96  97  98  99
                        0  1  2  3  4  …  95  96  97  98  99""");
    }

    @Test
    void aHugeArrayIsLookedAtOnlyWhereItIsShown() {
        var view = new ArrayView("float32", new int[] {60_000, 784}, index -> 1);
        assertThat(ArrayOutput.table(view).html()).hasSizeLessThan(5_000).contains("59999", "783");
    }

    @Test
    void planesAreNumberedByTheirLeadingAxes() {
        String text =
                ArrayOutput.of(Nd4j.arange(2 * 3 * 2 * 2).reshape(2, 3, 2, 2)).text();
        assertThat(text).startsWith("float32 2×3×2×2\n[0, 0]\n").contains("[1, 0]\n    0   1\n0  12  13\n1  14  15");
        assertThat(text).endsWith("… 2 more").doesNotContain("[1, 1]");
    }

    @Test
    void decimalsFollowTheLargestNumber() {
        assertThat(text(new float[] {0.5f, 0.25f})).endsWith("0.5000  0.2500");
        assertThat(text(new float[] {0.5f, 250})).endsWith("0.50  250.00");
        assertThat(text(new float[] {1e-6f, 0})).endsWith("1.000e-06  0.000e+00");
        assertThat(text(new float[] {-0f, Float.NaN, Float.NEGATIVE_INFINITY})).endsWith("0  NaN  -∞");
    }

    @Test
    void rowsOfDifferentLengthAreFilledUp() {
        assertThat(text(new float[][] {{1, 2}, {3}})).endsWith("1  3  NaN");
    }

    @Test
    void anEmptyArrayIsItsHeadline() {
        assertThat(text(new float[3][0])).isEqualTo("float[][] 3×0");
        assertThat(ArrayOutput.of(Nd4j.empty(DataType.FLOAT)).text()).isEqualTo("float32 0");
    }

    @Test
    void aViewOfAnArrayIsReadInItsOwnOrder() {
        assertThat(ArrayOutput.of(Nd4j.arange(6).reshape(2, 3).transpose()).text())
                .endsWith("0  0  3\n1  1  4\n2  2  5");
    }
}
