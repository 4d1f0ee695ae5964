package convisible.data;

import static convisible.data.Samples.sha256;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DataFilesTest {
    private static final byte[] ONE = {1};
    private static final byte[] TWO = {2};

    @TempDir
    Path course;

    private Path one;
    private Path two;

    @BeforeEach
    void makeACourse() throws IOException {
        Path folder = Files.createDirectories(course.resolve("data/numbers"));
        one = Samples.write(folder.resolve("one"), ONE);
        two = Samples.write(folder.resolve("two"), TWO);
        String sums = sha256(ONE) + "  one\n" + sha256(TWO) + "  two\n";
        Samples.write(folder.resolve("SHA256SUMS"), sums.getBytes(UTF_8));
        Samples.write(course.resolve("pom.xml"), new byte[0]);
    }

    @Test
    void theFolderIsFoundFromBelow() throws IOException {
        Path below = Files.createDirectories(course.resolve("notebooks/solutions"));
        assertThat(DataFiles.folder(null, below)).isEqualTo(course.resolve("data"));
        assertThat(DataFiles.folder(" ", course)).isEqualTo(course.resolve("data"));
    }

    @Test
    void theVariableNamesAnotherFolder() {
        assertThat(DataFiles.folder(course.toString(), Path.of("/"))).isEqualTo(course);
    }

    @Test
    void aVariableThatLeadsNowhereIsNamed() {
        assertThatThrownBy(() -> DataFiles.folder(course + "/nowhere", course))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("CONVISIBLE_DATA is " + course + "/nowhere, which is not a folder");
    }

    @Test
    void allFilesAreVerifiedAndTheFirstThatIsMissingOrDamagedIsNamed() throws IOException {
        assertThat(DataFiles.verifyAll(course.resolve("data"))).isEqualTo(2);
        Files.delete(two);
        assertThatThrownBy(() -> DataFiles.verifyAll(course.resolve("data")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("data/numbers/two is missing");
        Samples.write(two, ONE);
        assertThatThrownBy(() -> DataFiles.verifyAll(course.resolve("data")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("data/numbers/two holds what belongs into one");
    }

    @Test
    void withoutAFolderTheErrorTellsBothWaysOut() throws IOException {
        Files.delete(course.resolve("pom.xml"));
        assertThatThrownBy(() -> DataFiles.folder(null, course))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(course.toString())
                .hasMessageContaining("Start in the course's folder, or set the environment variable CONVISIBLE_DATA");
    }

    @Test
    void wholeAndUnlistedFilesPass() {
        DataFiles.verify(one);
        DataFiles.verify(two);
        DataFiles.verify(Samples.write(course.resolve("data/numbers/three"), ONE));
        DataFiles.verify(course.resolve("pom.xml"));
    }

    @Test
    void aChangedFileIsNamedWithTheWayBack() {
        Samples.write(one, new byte[] {3});
        assertThatThrownBy(() -> DataFiles.verify(one))
                .isInstanceOf(DataException.class)
                .hasMessage("data/numbers/one is damaged: its SHA-256 starts with "
                        + sha256(new byte[] {3}).substring(0, 12)
                        + " instead of " + sha256(ONE).substring(0, 12)
                        + ". Get it back, in the course's folder, with: git checkout -- data/numbers/one");
    }

    @Test
    void aSwappedFileIsRecognised() {
        Samples.write(one, TWO);
        assertThatThrownBy(() -> DataFiles.verify(one))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("data/numbers/one holds what belongs into two.");
    }

    @Test
    void aMissingFileOfTheCourseComesBackByGit() throws IOException {
        Files.delete(one);
        assertThatThrownBy(() -> Idx.read(one))
                .isInstanceOf(DataException.class)
                .hasMessage("data/numbers/one is missing."
                        + " Get it back, in the course's folder, with: git checkout -- data/numbers/one");
    }

    @Test
    void damagedChecksumsAreNamedThemselves() {
        Samples.write(one.resolveSibling("SHA256SUMS"), "not a checksum".getBytes(UTF_8));
        assertThatThrownBy(() -> DataFiles.verify(one))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("SHA256SUMS is damaged");
    }

    @Test
    void whatIsNotAFileIsNamed() {
        assertThatThrownBy(() -> Images.read(course))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(course + " is a folder");
        assertThatThrownBy(() -> Safetensors.read(course.resolve("weights")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(course.resolve("weights") + " is missing");
    }

    /** All that is bundled, but the texts about it, is listed, and is what it was. */
    @ParameterizedTest
    @MethodSource("bundled")
    void everyBundledFileIsListedAndWhole(Path file) throws IOException {
        String sums = Files.readString(file.resolveSibling("SHA256SUMS"));
        assertThat(sums).contains(sha256(Files.readAllBytes(file)) + "  " + file.getFileName() + "\n");
    }

    static List<Path> bundled() throws IOException {
        try (Stream<Path> files = Files.walk(DataFiles.folder())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !List.of("LICENSE", "README.md", "SHA256SUMS")
                            .contains(file.getFileName().toString()))
                    .toList();
        }
    }

    @Test
    void everyFolderSaysWhatItIsAndUnderWhichLicence() throws IOException {
        try (Stream<Path> folders = Files.list(DataFiles.folder()).filter(Files::isDirectory)) {
            assertThat(folders).isNotEmpty().allSatisfy(folder -> {
                assertThat(folder.resolve("LICENSE")).isNotEmptyFile();
                assertThat(folder.resolve("README.md")).isNotEmptyFile();
            });
        }
    }
}
