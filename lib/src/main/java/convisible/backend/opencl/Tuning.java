package convisible.backend.opencl;

import static org.bytedeco.opencl.global.OpenCL.clFinish;

import convisible.array.PlainException;
import convisible.backend.Resources;
import convisible.backend.opencl.Products.Factor;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Which tile suits a device: found by trying, and remembered in a file of the user's cache folder. A file that cannot
 * be read, or that says what no candidate is, is as good as none.
 */
final class Tuning {
    static final List<Tile> CANDIDATES = List.of(
            new Tile(16, 64, 8, 4, 4),
            new Tile(32, 32, 8, 4, 4),
            new Tile(64, 64, 8, 8, 8),
            new Tile(64, 64, 16, 4, 4),
            new Tile(128, 64, 16, 8, 4),
            new Tile(128, 128, 8, 8, 8),
            new Tile(128, 128, 16, 8, 8));

    /** After this long, the best so far must do. */
    private static final long MOST_NANOSECONDS = 3_000_000_000L;

    private static final int TRIES = 3;

    private final Engine engine;
    private final Path file;
    private final List<Tile> candidates;
    private final String key;

    Tuning(Engine engine, Path file, List<Tile> candidates) {
        this.engine = engine;
        this.file = file;
        this.candidates = candidates;
        key = engine.device.name() + ", driver " + engine.device.driver() + ", kernels " + engine.version();
    }

    /** The file that all devices of this user share. */
    static Path userFile() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path folder =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        return folder.resolve("convisible").resolve("opencl-tiles.properties");
    }

    Tile tile() {
        return remembered().orElseGet(this::search);
    }

    private Optional<Tile> remembered() {
        String known = read().getProperty(key);
        return candidates.stream().filter(tile -> tile.toString().equals(known)).findFirst();
    }

    private Properties read() {
        Properties tiles = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            tiles.load(in);
        } catch (IOException | IllegalArgumentException e) {
            tiles.clear();
        }
        return tiles;
    }

    private Tile search() {
        long start = System.nanoTime();
        Tile best = null;
        double bestTime = Double.POSITIVE_INFINITY;
        for (Tile tile : candidates) {
            if (best != null && System.nanoTime() - start > MOST_NANOSECONDS) break;
            double time = time(tile);
            if (time < bestTime) {
                best = tile;
                bestTime = time;
            }
        }
        if (best == null) return Tile.usual(engine.device);
        remember(best);
        System.err.printf(
                "%s: tried out in %.1f s how to compute best on it; remembered in %s.%n",
                engine.device, (System.nanoTime() - start) / 1e9, file);
        return best;
    }

    /** Nanoseconds of a square product that keeps the device busy; infinitely many if the tile is too much for it. */
    private double time(Tile tile) {
        try {
            return shortest(tile);
        } catch (PlainException e) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private double shortest(Tile tile) {
        int size = engine.device.gpu() ? 2048 : 256;
        try (Resources resources = new Resources()) {
            Buffer a = square(resources, size), b = square(resources, size), c = square(resources, size);
            Operation product = new Products(1, size, size, size)
                    .launch(
                            resources,
                            engine,
                            tile,
                            Factor.rows(a, size),
                            Factor.rows(b, size),
                            null,
                            0,
                            0,
                            c,
                            Activation.NONE);
            double shortest = Double.POSITIVE_INFINITY;
            product.run(); // compiles
            for (int i = 0; i < TRIES; i++) {
                Cl.check(clFinish(engine.queue));
                long start = System.nanoTime();
                product.run();
                Cl.check(clFinish(engine.queue));
                shortest = Math.min(shortest, System.nanoTime() - start);
            }
            return shortest;
        }
    }

    private Buffer square(Resources resources, int size) {
        Buffer buffer = Buffer.allocate(resources, engine, size * size);
        buffer.fillWithZeros();
        return buffer;
    }

    /** A folder that cannot be written to costs the next start a few seconds, no more. */
    private void remember(Tile best) {
        Properties tiles = read();
        tiles.setProperty(key, best.toString());
        try {
            Files.createDirectories(file.getParent());
            Path temporary = Files.createTempFile(file.getParent(), "opencl-tiles", ".tmp");
            try {
                try (Writer out = Files.newBufferedWriter(temporary)) {
                    tiles.store(out, null);
                }
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            System.err.println("This could not be remembered in " + file + ": " + e.getMessage());
        }
    }
}
