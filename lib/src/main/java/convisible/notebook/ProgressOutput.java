package convisible.notebook;

import convisible.notebook.exercise.Progress;
import java.util.stream.Collectors;

/** A bar for the whole course, and a row of marks for each chapter. */
final class ProgressOutput {
    private ProgressOutput() {}

    static Output of(Progress progress) {
        String bar = "<p><strong>" + progress.solved() + " of " + progress.total() + " exercises solved</strong></p>"
                + bar(progress.solved(), progress.total(), 480);
        String rows = progress.chapters().stream().map(ProgressOutput::row).collect(Collectors.joining());
        String html = bar + "<table><thead><tr><th>chapter</th><th>exercises</th><th></th></tr></thead><tbody>" + rows
                + "</tbody></table><p>✓ solved, … tried, · open. " + Html.escape(progress.note()) + "</p>";
        return new Output(html, progress.toString());
    }

    private static String row(Progress.Chapter chapter) {
        String marks = chapter.tasks().stream()
                .map(task -> "<span title=\"Exercise " + task.exercise() + "\" style=\"padding:0 5px\">"
                        + Progress.mark(task.state()) + "</span>")
                .collect(Collectors.joining());
        return "<tr><td>%02d</td><td style=\"text-align:left\">%s</td><td>%s</td></tr>"
                .formatted(
                        chapter.number(),
                        marks,
                        bar(chapter.solved(), chapter.tasks().size(), 120));
    }

    private static String bar(long done, long all, int width) {
        return "<div style=\"width:" + width + "px;max-width:100%;height:10px;border:1px solid #8a8f98\">"
                + "<div style=\"width:" + 100 * done / Math.max(1, all)
                + "%;height:100%;background:#2e9e5b\"></div></div>";
    }
}
