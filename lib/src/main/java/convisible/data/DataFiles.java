package convisible.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the course's {@code data} folder is, and whether its files are still what they were. */
public final class DataFiles {
    /** The environment variable that names the data folder, for kernels that run outside the course's folder. */
    public static final String VARIABLE = "CONVISIBLE_DATA";

    private static final Pattern CHECKSUM_LINE = Pattern.compile("([0-9a-f]{64}) [ *](.+)");

    private DataFiles() {}

    /**
     * The course's {@code data} folder: the one that {@value #VARIABLE} names, or else the nearest one beside a
     * {@code pom.xml}, in the working directory or above it.
     *
     * @throws DataException if there is none
     */
    public static Path folder() {
        return folder(System.getenv(VARIABLE), Path.of("").toAbsolutePath());
    }

    static Path folder(String variable, Path start) {
        if (variable != null && !variable.isBlank()) {
            if (!Files.isDirectory(Path.of(variable)))
                throw new DataException("The environment variable " + VARIABLE + " is " + variable
                        + ", which is not a folder. Set it to the course's data folder, or unset it.");
            return Path.of(variable).toAbsolutePath();
        }
        for (Path folder = start; folder != null; folder = folder.getParent())
            if (Files.isDirectory(folder.resolve("data")) && Files.isRegularFile(folder.resolve("pom.xml")))
                return folder.resolve("data");
        throw new DataException("There is no data folder beside a pom.xml, neither in " + start
                + " nor above it. Start in the course's folder, or set the environment variable " + VARIABLE
                + " to the course's data folder.");
    }

    /**
     * Compares a file with its line in the {@code SHA256SUMS} beside it. A file without such a line passes.
     *
     * @throws DataException if the checksums differ, or if {@code SHA256SUMS} is damaged itself
     */
    public static void verify(Path file) {
        Map<String, String> sums = checksums(file);
        String expected = sums.get(file.getFileName().toString());
        if (expected == null) return;
        String actual = sha256(file);
        if (actual.equals(expected)) return;
        for (Map.Entry<String, String> other : sums.entrySet())
            if (other.getValue().equals(actual)) throw unusable(file, "holds what belongs into " + other.getKey());
        throw unusable(file, "is damaged: its SHA-256 starts with %.12s instead of %.12s".formatted(actual, expected));
    }

    /**
     * Verifies every file of the {@link #folder} that has a checksum.
     *
     * @return how many there are
     * @throws DataException if one is missing or damaged
     */
    public static int verifyAll() {
        return verifyAll(folder());
    }

    static int verifyAll(Path data) {
        int verified = 0;
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(data, Files::isDirectory)) {
            for (Path folder : folders)
                for (String name : checksums(folder.resolve("SHA256SUMS")).keySet()) {
                    size(folder.resolve(name), Long.MAX_VALUE);
                    verify(folder.resolve(name));
                    verified++;
                }
        } catch (IOException e) {
            throw unreadable(data, e);
        }
        return verified;
    }

    /** The length of a file, which must be there, be a file, and have at least one byte and at most {@code limit}. */
    static long size(Path file, long limit) {
        if (Files.isDirectory(file)) throw unusable(file, "is a folder");
        if (Files.notExists(file)) throw unusable(file, "is missing");
        if (!Files.isRegularFile(file)) throw unusable(file, "is not a regular file");
        try {
            long size = Files.size(file);
            if (size == 0) throw unusable(file, "is empty");
            if (size > limit)
                throw unusable(file, "has " + count(size) + " bytes, more than the " + count(limit) + " it may have");
            return size;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** An error about a file: {@code problem} goes on after the file's name, and a way out follows. */
    static DataException unusable(Path file, String problem) {
        return new DataException(name(file) + " " + problem + ". " + wayOut(file));
    }

    static DataException unreadable(Path file, IOException e) {
        return new DataException("Cannot read " + name(file) + ": " + e + ".");
    }

    /** 60000 as 60,000, wherever the reader lives. */
    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    private static String wayOut(Path file) {
        return isBundled(file)
                ? "Get it back, in the course's folder, with: git checkout -- " + name(file)
                : "Name another file, or get a fresh copy of this one.";
    }

    /** {@code data/…} for a file that comes with the course, else the path as it was given. */
    private static String name(Path file) {
        return isBundled(file)
                ? "data/" + file.toAbsolutePath().getParent().getFileName() + "/" + file.getFileName()
                : file.toString();
    }

    private static boolean isBundled(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder != null
                && folder.getParent() != null
                && folder.getParent().endsWith("data")
                && checksums(file).containsKey(file.getFileName().toString());
    }

    /** The SHA256SUMS beside a file, as file name → checksum; empty if there is none. */
    private static Map<String, String> checksums(Path file) {
        Path list = file.toAbsolutePath().resolveSibling("SHA256SUMS");
        Map<String, String> sums = new LinkedHashMap<>();
        if (!Files.isRegularFile(list)) return sums;
        try (InputStream in = Files.newInputStream(list)) {
            for (String line : new String(in.readNBytes(1 << 20), UTF_8).lines().toList()) {
                Matcher matcher = CHECKSUM_LINE.matcher(line);
                if (!matcher.matches())
                    throw new DataException(list + " is damaged: a line is not a SHA-256 and a file's name. "
                            + "Get the file back with: git checkout -- " + list);
                sums.put(matcher.group(2), matcher.group(1));
            }
            return sums;
        } catch (IOException e) {
            throw new DataException("Cannot read " + list + ": " + e + ".");
        }
    }

    private static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] chunk = new byte[1 << 16];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) digest.update(chunk, 0, n);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }
}
