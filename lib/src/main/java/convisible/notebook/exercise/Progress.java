package convisible.notebook.exercise;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * How far the learner has come; it shows itself as a table and a bar. Each check of an exercise is remembered in a
 * small file in the learner's home, {@code .convisible/progress.tsv}, or where {@code CONVISIBLE_PROGRESS} says.
 *
 * @param chapters those with exercises, in order
 * @param note what else there is to say: where this is kept, or why it is not
 */
public record Progress(List<Chapter> chapters, String note) {
    private static final ProgressFile FILE = ProgressFile.standard();

    /** @param tasks in order */
    public record Chapter(int number, List<Task> tasks) {
        public long solved() {
            return tasks.stream().filter(task -> task.state == State.SOLVED).count();
        }
    }

    /** @param exercise its number, such as 6.1 */
    public record Task(String exercise, State state) {}

    /** How far an exercise has come. */
    public enum State {
        OPEN,
        TRIED,
        SOLVED
    }

    /** What has been solved so far, in this notebook and in all others. */
    public static Progress show() {
        return of(FILE);
    }

    static Progress of(ProgressFile file) {
        try {
            return of(file.read(), "Kept in " + shortened(file.path().toString()) + ".");
        } catch (IOException e) {
            return of(Map.of(), "Nothing is known of earlier work: " + file.path() + " cannot be read.");
        }
    }

    private static Progress of(Map<String, Boolean> solved, String note) {
        return new Progress(
                Chapters.all().stream()
                        .map(chapter -> new Chapter(
                                chapter.number(),
                                chapter.exercises().stream()
                                        .map(exercise -> new Task(exercise, state(solved.get(exercise))))
                                        .toList()))
                        .toList(),
                note);
    }

    private static State state(Boolean solved) {
        if (solved == null) return State.OPEN;
        return solved ? State.SOLVED : State.TRIED;
    }

    private static String shortened(String path) {
        String home = System.getProperty("user.home");
        return path.startsWith(home) ? "~" + path.substring(home.length()) : path;
    }

    /** Notes a verdict. Where that cannot be done, learning goes on without. */
    static void record(Verdict verdict) {
        if (verdict.kind() == Verdict.Kind.NOT_YET) return;
        try {
            FILE.record(verdict.exercise(), verdict.kind() == Verdict.Kind.RIGHT);
        } catch (IOException | RuntimeException e) {
            // show() says so.
        }
    }

    public long solved() {
        return chapters.stream().mapToLong(Chapter::solved).sum();
    }

    public long total() {
        return chapters.stream().mapToLong(chapter -> chapter.tasks.size()).sum();
    }

    /** In words: how many are solved, and a line for each chapter. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(solved() + " of " + total() + " exercises solved");
        for (Chapter chapter : chapters) {
            text.append("\n%02d ".formatted(chapter.number));
            for (Task task : chapter.tasks) text.append(' ').append(mark(task.state));
        }
        return text.append('\n').append(note).toString();
    }

    /** ✓ for solved, … for tried, · for open. */
    public static String mark(State state) {
        return switch (state) {
            case SOLVED -> "✓";
            case TRIED -> "…";
            case OPEN -> "·";
        };
    }
}
