package convisible.notebook;

import convisible.notebook.exercise.Verdict;

/** What an exercise says, with a stripe at its side whose colour repeats what the words say. */
final class VerdictOutput {
    private VerdictOutput() {}

    static Output of(Verdict verdict) {
        String colour = switch (verdict.kind()) {
            case RIGHT -> "#2e9e5b";
            case WRONG -> "#d9534f";
            case NOT_YET -> "#8a8f98";
        };
        String html = "<div style=\"border-left:4px solid " + colour + ";padding:4px 12px\"><strong>"
                + Html.escape(verdict.headline()) + "</strong> " + Html.prose(verdict.text()) + "</div>";
        return new Output(html, verdict.toString());
    }
}
