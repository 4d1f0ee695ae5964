package convisible.backend.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuningTest {
    private static final List<Tile> TWO = Tuning.CANDIDATES.subList(0, 2);

    private final Engine engine = Opened.backend().engine();

    @TempDir
    private Path folder;

    @Test
    void whatWasFoundIsRememberedBesideWhatOtherDevicesRemember() throws IOException {
        Path file = folder.resolve("deep").resolve("tiles.properties");
        Tile found = new Tuning(engine, file, TWO).tile();
        Properties written = read(file);
        assertThat(TWO).contains(found);
        assertThat(written).hasSize(1).containsValue(found.toString());

        // Had it been searched for again, the file would have been written.
        written.replaceAll((device, tile) -> TWO.get(1).toString());
        written.setProperty("Another device, driver 1, kernels 0", "Tile");
        try (Writer out = Files.newBufferedWriter(file)) {
            written.store(out, null);
        }
        String text = Files.readString(file);
        assertThat(new Tuning(engine, file, TWO).tile()).isEqualTo(TWO.get(1));
        assertThat(file).hasContent(text);
    }

    @Test
    void whatIsDamagedOrUnknownIsFoundAnew() throws IOException {
        Path file = folder.resolve("tiles.properties");
        Tile only = TWO.get(0);
        Tuning tuning = new Tuning(engine, file, List.of(only));
        for (String damaged : List.of("\\u00zz", "Another=Tile", "")) {
            Files.writeString(file, damaged);
            assertThat(tuning.tile()).isEqualTo(only);
            assertThat(read(file)).as(damaged).containsValue(only.toString());
        }
        Files.writeString(file, Files.readString(file).replace("\\=64", "\\=63"));
        assertThat(tuning.tile()).isEqualTo(only);
        assertThat(read(file)).hasSize(1).containsValue(only.toString());
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }
}
