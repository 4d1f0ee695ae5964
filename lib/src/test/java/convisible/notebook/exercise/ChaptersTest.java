package convisible.notebook.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import convisible.notebook.exercise.Verdict.Kind;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every exercise of every chapter against its own stub, solution and wrong answers. A new chapter is found by its name.
 */
class ChaptersTest {
    static Stream<Exercise<?>> exercises() {
        return new ClassFileImporter()
                .importPackages("convisible.notebook.exercise").stream()
                        .filter(type -> type.getSimpleName().matches("Chapter\\d\\d"))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getFields()))
                        .filter(field -> field.getType() == Exercise.class)
                        .map(ChaptersTest::value);
    }

    private static Exercise<?> value(Field field) {
        try {
            Exercise<?> exercise = (Exercise<?>) field.get(null);
            String chapter = field.getDeclaringClass().getSimpleName().substring("Chapter".length());
            assertThat(exercise.number()).as(field.toString()).startsWith(Integer.parseInt(chapter) + ".");
            return exercise;
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("exercises")
    <A> void theSolutionIsRightAndTheStubIsNotYet(Exercise<A> exercise) {
        assertThat(exercise.judge(exercise.solution()).kind()).isEqualTo(Kind.RIGHT);
        assertThat(exercise.judge(exercise.stub()).kind()).isEqualTo(Kind.NOT_YET);
        assertThat(exercise.praise()).isNotBlank();
        assertThat(exercise.advice()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("exercises")
    <A> void eachOfThreeOrMoreWrongAnswersGetsItsOwnHint(Exercise<A> exercise) {
        List<Verdict> verdicts = exercise.wrongs().stream()
                .map(wrong -> exercise.judge(wrong.answer()))
                .toList();
        assertThat(verdicts).hasSizeGreaterThanOrEqualTo(3);
        assertThat(verdicts).extracting(Verdict::kind).containsOnly(Kind.WRONG);
        assertThat(verdicts)
                .extracting(Verdict::text)
                .containsExactlyElementsOf(
                        exercise.wrongs().stream().map(Exercise.Wrong::hint).toList())
                .doesNotHaveDuplicates();
    }
}
