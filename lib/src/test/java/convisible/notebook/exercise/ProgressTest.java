package convisible.notebook.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    @TempDir
    Path folder;

    private ProgressFile file() {
        return new ProgressFile(folder.resolve("new").resolve("progress.tsv"));
    }

    @Test
    void whatWasSolvedStaysSolved() throws IOException {
        ProgressFile file = file();
        file.record("6.1", false);
        file.record("6.2", true);
        file.record("6.2", false);
        assertThat(file().read()).isEqualTo(Map.of("6.1", false, "6.2", true));
        file.record("6.1", true);
        assertThat(file().read()).containsEntry("6.1", true);
    }

    @Test
    void itShowsEveryChapterThatHasExercises() throws IOException {
        ProgressFile file = file();
        file.record("6.1", true);
        file.record("6.3", false);
        Progress progress = Progress.of(file);
        assertThat(progress.chapters()).extracting(Progress.Chapter::number).contains(6, 12);
        assertThat(progress.solved()).isEqualTo(1);
        assertThat(progress.total()).isGreaterThanOrEqualTo(8);
        assertThat(progress.toString()).contains("1 of " + progress.total()).contains("06  ✓ · … ·");
    }

    @Test
    void withoutAFileNothingIsSolved() {
        assertThat(Progress.of(file()).solved()).isZero();
    }

    @Test
    void aFileThatCannotBeReadIsNotFatal() throws IOException {
        ProgressFile file = file();
        Files.createDirectories(file.path());
        assertThat(Progress.of(file).note()).contains("cannot be read");
    }

    @Test
    void aDamagedFileIsSetAsideAndWhatCanBeReadIsKept() throws IOException {
        ProgressFile file = file();
        file.record("6.1", true);
        String damaged = Files.readString(file.path()) + "6.2\tsol";
        Files.writeString(file.path(), damaged);
        assertThat(file.read()).isEqualTo(Map.of("6.1", true));
        assertThat(Files.readString(file.path().resolveSibling("progress.tsv.damaged-1")))
                .isEqualTo(damaged);
        assertThat(Files.readString(file.path())).isEqualTo("6.1\tsolved\n");
    }

    @Property(tries = 50)
    void whateverStandsInTheFileIsNeverLostNorFatal(@ForAll byte[] bytes) throws IOException {
        Path own = Files.createTempDirectory("progress");
        ProgressFile file = new ProgressFile(own.resolve("progress.tsv"));
        Files.write(file.path(), bytes);
        file.record("6.1", true);
        assertThat(file.read()).containsEntry("6.1", true);
        try (Stream<Path> files = Files.list(own)) {
            List<byte[]> contents = files.map(ProgressTest::bytes).toList();
            assertThat(bytes.length == 0
                            || contents.stream().anyMatch(content -> new String(content).contains(new String(bytes))))
                    .isTrue();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Each thread has a file object of its own, as kernels have. */
    @Test
    void severalWritersLoseNothing() throws Exception {
        List<Process> writers = IntStream.range(1, 5).mapToObj(this::writer).toList();
        for (Process writer : writers) assertThat(writer.waitFor()).isZero();
        assertThat(file().read()).hasSize(4 * 20).doesNotContainValue(false);
    }

    private Process writer(int chapter) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Writer.class.getName(),
                            file().path().toString(),
                            "" + chapter)
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A kernel that notes twenty exercises. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            ProgressFile file = new ProgressFile(Path.of(arguments[0]));
            for (int i = 1; i <= 20; i++) file.record(arguments[1] + "." + i, true);
        }
    }
}
