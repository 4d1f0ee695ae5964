package convisible.notebook.exercise;

/**
 * What an exercise says about an answer.
 *
 * @param exercise the exercise's number, such as 6.1
 * @param text sentences for the learner; {@code code} stands between back quotes
 */
public record Verdict(Kind kind, String exercise, String text) {
    /** How an answer was judged. */
    public enum Kind {
        RIGHT("✓", "right"),
        WRONG("✗", "not right"),
        NOT_YET("…", "not yet");

        private final String mark;
        private final String words;

        Kind(String mark, String words) {
            this.mark = mark;
            this.words = words;
        }
    }

    /** The first words, as in {@code ✓ Exercise 6.1: right.} */
    public String headline() {
        return kind.mark + " Exercise " + exercise + ": " + kind.words + ".";
    }

    @Override
    public String toString() {
        return headline() + " " + text;
    }
}
