package convisible.notebook;

import static convisible.array.Shape.shape;
import static convisible.layer.Layers.conv;

import convisible.array.PlainException;
import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.backend.Backend;
import convisible.backend.Program;
import convisible.data.DataFiles;
import convisible.layer.Layer;
import convisible.layer.Weights;
import convisible.plot.Plot;
import java.util.List;
import java.util.concurrent.Callable;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tries everything in this kernel that the course needs. */
public final class SelfTest {
    private static final long HEAP = 900L << 20; // of the 1 GB that the course's kernel asks for
    private static final String DOCTOR = "Run ./course doctor in a terminal; it looks deeper.";

    private record Check(String part, Callable<String> tried, String wayOut) {}

    private static final List<Check> CHECKS = List.of(
            new Check("Java", SelfTest::java, DOCTOR),
            new Check("memory", SelfTest::memory, DOCTOR),
            new Check("arrays", SelfTest::arrays, DOCTOR),
            new Check("data", SelfTest::data, DOCTOR),
            new Check("pictures", SelfTest::pictures, "Debian: apt install fontconfig fonts-dejavu-core"));

    private SelfTest() {}

    /** What was tried, how it went, and how to mend what did not go well; a row each. */
    public static Table run() {
        Table results = Table.create(
                StringColumn.create("part"),
                StringColumn.create(""),
                StringColumn.create("what was found"),
                StringColumn.create("how to mend it"));
        for (Check check : CHECKS) add(results, check);
        for (Backend backend : Backend.installed())
            backend.problem()
                    .ifPresentOrElse(
                            problem -> add(results, named(backend), "–", "Not used here. " + problem, ""),
                            () -> add(results, new Check(named(backend), () -> convolution(backend), DOCTOR)));
        return results;
    }

    private static void add(Table results, Check check) {
        try {
            add(results, check.part, "✓", check.tried.call(), "");
        } catch (PlainException e) {
            add(results, check.part, "✗", e.getMessage(), ""); // its sentence ends in the way out
        } catch (Exception | LinkageError e) {
            add(results, check.part, "✗", e.toString(), check.wayOut);
        }
    }

    private static void add(Table results, String... row) {
        for (int i = 0; i < row.length; i++) results.stringColumn(i).append(row[i]);
    }

    private static String named(Backend backend) {
        return "backend " + backend.name();
    }

    private static String java() {
        return "Java " + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " cores";
    }

    private static String memory() {
        long heap = Runtime.getRuntime().maxMemory();
        String found = "%d MB for Java's objects".formatted(heap >> 20);
        if (heap < HEAP)
            throw new PlainException(found + " are few. Put -Xmx1g into the environment variable JJAVA_JVM_OPTS.");
        return found;
    }

    private static String arrays() {
        float product = Nd4j.ones(2, 3).mmul(Nd4j.ones(3, 2)).getFloat(1, 1);
        if (product != 3) throw new PlainException("ND4J says that 1 + 1 + 1 is " + product + ". " + DOCTOR);
        return "ND4J multiplies matrices";
    }

    private static String data() {
        return DataFiles.verifyAll() + " files, none missing, none damaged";
    }

    private static String pictures() {
        PictureOutput.of(Plot.grid(new float[][] {{1, 2}, {3, 4}}));
        return "drawn";
    }

    /** Computes one layer and compares it with the reference. */
    private static String convolution(Backend backend) {
        Layer layer = conv(8, 3).padding(1);
        Shape input = shape(3, 20, 20);
        Weights weights = Weights.random(layer, input, 1);
        Tensor x = Tensor.of(Nd4j.linspace(-1, 1, 2 * input.size()).reshape(2, 3, 20, 20));
        float[] expected = output(reference(), layer, input, weights, x);
        float[] actual = output(backend, layer, input, weights, x);
        for (int i = 0; i < expected.length; i++)
            if (!(Math.abs(actual[i] - expected[i]) < 1e-4))
                throw new PlainException("It computes " + actual[i] + " where the reference has " + expected[i]
                        + ". Set CONVISIBLE_BACKEND=reference, and please report it.");
        return backend.description() + (backend == Backend.current() ? " (this one computes)" : "");
    }

    private static Backend reference() {
        return Backend.installed().stream()
                .filter(backend -> backend.name().equals("reference"))
                .findFirst()
                .orElseThrow();
    }

    private static float[] output(Backend backend, Layer layer, Shape input, Weights weights, Tensor x) {
        try (Program program = backend.compile(layer, input, weights)) {
            return program.forward(x).data();
        }
    }
}
