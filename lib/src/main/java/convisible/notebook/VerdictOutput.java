package convisible.notebook;

import convisible.notebook.exercise.Verdict;

/** What an exercise or a claim says, with a stripe at its side whose colour repeats what the words say. */
final class VerdictOutput {
    private VerdictOutput() {}

    static Output of(Verdict verdict) {
        String colour = switch (verdict.kind()) {
            case RIGHT -> "#2e9e5b";
            case WRONG -> "#d9534f";
            case NOT_YET -> "#8a8f98";
        };
        return striped(colour, verdict.headline(), verdict.text(), verdict.toString());
    }

    static Output of(Claim claim) {
        return striped("#2e9e5b", "✓ Measured:", claim.text() + ".", claim.toString());
    }

    private static Output striped(String colour, String headline, String text, String plain) {
        String html = "<div style=\"border-left:4px solid " + colour + ";padding:4px 12px\"><strong>"
                + Html.escape(headline) + "</strong> " + Html.prose(text) + "</div>";
        return new Output(html, plain);
    }
}
