package convisible.notebook.exercise;

import convisible.array.PlainException;
import convisible.notebook.exercise.Verdict.Kind;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import jdk.jshell.spi.SPIResolutionException;

/**
 * A task that checks its own answer. The learner changes a cell that holds a stub; the next cell's only line is
 * {@code Chapter06.exercise1.check(y0)}, and its value shows itself: right, not yet (the stub is untouched), or not
 * right, with a hint made for the likely mistake.
 *
 * <p>A chapter's exercises are public constants of a class named after it. Each brings what a test needs to prove it:
 * the stub, the solution, and known wrong answers with the hint that mends them.
 *
 * @param <A> what an answer is: any value, or a functional interface if the answer is a function
 * @param number chapter and exercise, such as 6.1
 * @param stub what the untouched cell holds
 * @param trial makes an answer comparable: a function's results on inputs that the learner does not see. An
 *     IllegalArgumentException tells the learner in its message what is wrong with the answer's form
 * @param praise what a learner reads who got it right
 * @param wrongs known wrong answers
 * @param advice what a learner reads whose mistake is none of the known ones
 */
public record Exercise<A>(
        String number,
        A stub,
        A solution,
        Function<A, Object> trial,
        String praise,
        List<Wrong<A>> wrongs,
        String advice) {

    private static final int SECONDS = 10;

    /** An answer that learners are likely to give, and what to tell them. */
    public record Wrong<A>(A answer, String hint) {}

    /** An exercise whose answer is a number, an array, an INDArray, a shape, or a word to choose. */
    public static Exercise<Object> value(String number, Object stub, Object solution) {
        return function(number, stub, solution, answer -> answer);
    }

    /** An exercise whose answer is a function; the trial runs it, and gives all its results as one value. */
    public static <F> Exercise<F> function(String number, F stub, F solution, Function<F, Object> trial) {
        return new Exercise<>(number, stub, solution, trial, "", List.of(), "");
    }

    public Exercise<A> right(String praise) {
        return new Exercise<>(number, stub, solution, trial, praise, wrongs, advice);
    }

    public Exercise<A> wrong(A answer, String hint) {
        List<Wrong<A>> more = Stream.concat(wrongs.stream(), Stream.of(new Wrong<>(answer, hint)))
                .toList();
        return new Exercise<>(number, stub, solution, trial, praise, more, advice);
    }

    public Exercise<A> otherwise(String advice) {
        return new Exercise<>(number, stub, solution, trial, praise, wrongs, advice);
    }

    /**
     * Judges an answer and notes it in the learner's {@link Progress}. With {@code CONVISIBLE_TEST=1} in the
     * environment nothing is noted, and a wrong answer fails the cell.
     *
     * @throws PlainException if the answer is wrong and this is a test run
     */
    public Verdict check(A answer) {
        Verdict verdict = judge(answer);
        if (!"1".equals(System.getenv("CONVISIBLE_TEST"))) Progress.record(verdict);
        else if (verdict.kind() == Kind.WRONG) throw new PlainException(verdict.toString());
        return verdict;
    }

    /** As {@link #check}, but never throws. */
    public Verdict judge(A answer) {
        if (answer == null) return notYet();
        try {
            return compare(Answer.of(Deadline.within(SECONDS, () -> trial.apply(answer))));
        } catch (TimeoutException e) {
            return notRight(
                    "Your answer was still being tried after " + SECONDS
                            + " seconds: is there a loop that never ends? Mend it, and restart the kernel, where it still runs.");
        } catch (SPIResolutionException e) {
            return notRight("Your function uses a name that is not defined anywhere. Check how it is spelt.");
        } catch (IllegalArgumentException e) {
            return notRight("This answer cannot be used: " + e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            String message = e.getMessage() == null ? "" : ": " + e.getMessage();
            return notRight("Trying your answer failed with " + e.getClass().getSimpleName() + message + ". " + advice);
        }
    }

    private Verdict compare(Answer given) {
        Answer right = answer(solution);
        if (given.matches(right)) return new Verdict(Kind.RIGHT, number, praise);
        if (given.matches(answer(stub))) return notYet();
        for (Wrong<A> wrong : wrongs) if (given.matches(answer(wrong.answer))) return notRight(wrong.hint);
        return notRight(
                given.kind().equals(right.kind())
                        ? advice
                        : "Your answer is " + given.kind() + ", but should be " + right.kind() + ". " + advice);
    }

    private Answer answer(A known) {
        return Answer.of(trial.apply(known));
    }

    private Verdict notYet() {
        return new Verdict(
                Kind.NOT_YET,
                number,
                "Change the cell above, run it, and then run this one again to see whether you are right.");
    }

    private Verdict notRight(String hint) {
        return new Verdict(Kind.WRONG, number, hint);
    }

    /** The number alone: the solution is not to be seen by accident. */
    @Override
    public String toString() {
        return "Exercise " + number;
    }
}
