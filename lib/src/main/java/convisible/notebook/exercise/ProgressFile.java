package convisible.notebook.exercise;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which exercises were tried and which solved: a line each, {@code 6.1<tab>solved}. Several kernels may write it at
 * once, and none loses what another wrote.
 */
final class ProgressFile {
    private static final String LINE = "\\d{1,2}\\.\\d{1,2}\t(solved|tried)";

    private final Path file;

    ProgressFile(Path file) {
        this.file = file;
    }

    /** In the learner's home, or where {@code CONVISIBLE_PROGRESS} says. */
    static ProgressFile standard() {
        String elsewhere = System.getenv("CONVISIBLE_PROGRESS");
        return new ProgressFile(
                elsewhere == null || elsewhere.isBlank()
                        ? Path.of(System.getProperty("user.home"), ".convisible", "progress.tsv")
                        : Path.of(elsewhere));
    }

    Path path() {
        return file;
    }

    /**
     * From exercise numbers to whether they are solved. A damaged file is set aside under another name, and what can be
     * read of it is kept.
     */
    Map<String, Boolean> read() throws IOException {
        Map<String, Boolean> solved = new TreeMap<>();
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            return solved;
        } catch (CharacterCodingException e) {
            setAside();
            return solved;
        }
        boolean damaged = false;
        for (String line : text.lines().toList()) {
            if (line.matches(LINE)) solved.merge(line.split("\t")[0], line.endsWith("solved"), Boolean::logicalOr);
            else damaged = true;
        }
        if (damaged) {
            setAside();
            write(solved);
        }
        return solved;
    }

    /** Once solved, an exercise stays so. */
    synchronized void record(String exercise, boolean solved) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (FileChannel lock = FileChannel.open(beside(".lock"), CREATE, WRITE)) {
            lock.lock(); // until it is closed
            Map<String, Boolean> all = read();
            if (all.containsKey(exercise) && (all.get(exercise) || !solved)) return;
            all.put(exercise, solved);
            write(all);
        }
    }

    private void write(Map<String, Boolean> solved) throws IOException {
        StringBuilder text = new StringBuilder();
        solved.forEach((exercise, is) -> text.append(exercise)
                .append('\t')
                .append(is ? "solved" : "tried")
                .append('\n'));
        Path draft = beside(".draft");
        Files.writeString(draft, text);
        Files.move(draft, file, ATOMIC_MOVE);
    }

    private void setAside() throws IOException {
        int number = 1;
        while (Files.exists(beside(".damaged-" + number))) number++;
        Files.move(file, beside(".damaged-" + number));
    }

    private Path beside(String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
