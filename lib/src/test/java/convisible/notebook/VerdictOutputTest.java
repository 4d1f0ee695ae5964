package convisible.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import convisible.notebook.exercise.Verdict;
import convisible.notebook.exercise.Verdict.Kind;
import org.junit.jupiter.api.Test;

class VerdictOutputTest {
    @Test
    void codeIsSetAsCodeAndTheRestIsNotTakenForHtml() {
        Output output = VerdictOutput.of(new Verdict(Kind.WRONG, "6.1", "Not `x < 3`, but <b>."));
        assertThat(output.html())
                .contains("<strong>✗ Exercise 6.1: not right.</strong> Not <code>x &lt; 3</code>, but &lt;b&gt;.");
        assertThat(output.text()).isEqualTo("✗ Exercise 6.1: not right. Not `x < 3`, but <b>.");
    }

    @Test
    void eachKindHasItsOwnMark() {
        assertThat(VerdictOutput.of(new Verdict(Kind.RIGHT, "6.1", "Yes.")).text())
                .isEqualTo("✓ Exercise 6.1: right. Yes.");
        assertThat(VerdictOutput.of(new Verdict(Kind.NOT_YET, "6.1", "Wait.")).text())
                .isEqualTo("… Exercise 6.1: not yet. Wait.");
    }
}
