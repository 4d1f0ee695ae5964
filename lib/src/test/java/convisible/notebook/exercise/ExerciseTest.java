package convisible.notebook.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import convisible.array.Shape;
import convisible.notebook.exercise.Verdict.Kind;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;

class ExerciseTest {
    private static final Exercise<Object> MATRIX =
            Exercise.value("0.9", 0, new float[][] {{1, 2}, {3, 4}}).otherwise("Look again.");

    static Stream<Object> rightForms() {
        return Stream.of(
                new float[][] {{1, 2}, {3, 4}},
                new int[][] {{1, 2}, {3, 4}},
                new double[][] {{1.00001, 2}, {3, 4}},
                Nd4j.create(new float[][] {{1, 2}, {3, 4}}),
                Nd4j.create(new float[][] {{1, 3}, {2, 4}}).transpose());
    }

    @ParameterizedTest
    @MethodSource("rightForms")
    void aMatrixMayComeInAnyForm(Object answer) {
        assertThat(MATRIX.judge(answer).kind()).isEqualTo(Kind.RIGHT);
    }

    @Test
    void aNumberMayBeOfAnyType() {
        assertThat(Stream.<Object>of(7, 7L, 7f, 7.00001, (short) 7, Nd4j.scalar(7))
                        .map(answer -> Chapter00.number.judge(answer).kind()))
                .containsOnly(Kind.RIGHT);
    }

    @Test
    void aShapeMayBeGivenAsItsLengths() {
        assertThat(Stream.<Object>of(Shape.shape(1, 5, 5), new int[] {1, 5, 5}, new long[] {1, 5, 5})
                        .map(answer -> Chapter00.size.judge(answer).kind()))
                .containsOnly(Kind.RIGHT);
    }

    @Test
    void upperCaseAndBlanksDoNotMatterInAWord() {
        assertThat(Chapter00.choice.judge(" Smaller").kind()).isEqualTo(Kind.RIGHT);
    }

    @Test
    void anUnknownMistakeGetsTheGeneralAdvice() {
        assertThat(MATRIX.judge(new int[][] {{1, 2}, {3, 5}}).text()).isEqualTo("Look again.");
        assertThat(MATRIX.judge(new double[][] {{1.001, 2}, {3, 4}}).text()).isEqualTo("Look again.");
    }

    @Test
    void anAnswerOfAnotherShapeIsToldSo() {
        assertThat(MATRIX.judge(new int[3][2]).text())
                .isEqualTo("Your answer is 3×2 numbers, but should be 2×2 numbers. Look again.");
        assertThat(MATRIX.judge(4).text()).startsWith("Your answer is a number, but should be 2×2 numbers.");
        assertThat(MATRIX.judge("four").text()).startsWith("Your answer is a text, but should be 2×2 numbers.");
    }

    @Test
    void whatCannotBeComparedIsNamed() {
        assertThat(MATRIX.judge(new int[][] {{1, 2}, {3}}).text())
                .isEqualTo("This answer cannot be used: its rows have 2 and 1 entries, but should be of one length.");
        assertThat(MATRIX.judge(new Object()).text())
                .isEqualTo("This answer cannot be used: a Object is not what was asked for.");
        assertThat(Stream.<Object>of(new String[] {"1"}, new float[2][], new Object[] {1, new int[] {2}})
                        .map(answer -> MATRIX.judge(answer).text()))
                .containsOnly("This answer cannot be used: it is not an array of numbers throughout.");
    }

    @Test
    void nothingInAnArrayIsNotNothing() {
        assertThat(MATRIX.judge(new float[0]).text()).startsWith("Your answer is 0 numbers, but");
        assertThat(MATRIX.judge(new float[2][0]).text()).startsWith("Your answer is 2×0 numbers, but");
        assertThat(MATRIX.judge(Nd4j.empty(DataType.FLOAT)).kind()).isEqualTo(Kind.WRONG);
    }

    @Test
    void nothingIsNotYet() {
        assertThat(MATRIX.judge(null).kind()).isEqualTo(Kind.NOT_YET);
    }

    @Test
    void aFunctionThatThrowsGetsASentence() {
        Verdict verdict = Chapter00.function.judge((x, w) -> new float[] {x[x.length]});
        assertThat(verdict.kind()).isEqualTo(Kind.WRONG);
        assertThat(verdict.text())
                .isEqualTo(
                        "Trying your answer failed with ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 3. "
                                + Chapter00.function.advice());
        assertThat(Chapter00.function.judge(ExerciseTest::endless).text())
                .startsWith("Trying your answer failed with StackOverflowError.");
        assertThat(Chapter00.function.judge((x, w) -> null).kind()).isEqualTo(Kind.WRONG);
    }

    @Test
    void aFunctionThatNeverComesBackGetsASentence() {
        Verdict verdict = Chapter00.function.judge((x, w) -> {
            while (!Thread.interrupted()) Thread.onSpinWait();
            return x;
        });
        assertThat(verdict.kind()).isEqualTo(Kind.WRONG);
        assertThat(verdict.text()).contains("a loop that never ends");
    }

    private static float[] endless(float[] x, float[] w) {
        return endless(w, x);
    }

    @Test
    void aVerdictReadsAsSentences() {
        assertThat(Chapter00.number.check(7)).hasToString("✓ Exercise 0.1: right. Three and four make seven.");
    }

    @Test
    void anExerciseDoesNotGiveItsSolutionAway() {
        assertThat(Chapter00.number).hasToString("Exercise 0.1");
    }
}
