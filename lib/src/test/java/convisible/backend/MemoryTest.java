package convisible.backend;

import static convisible.array.Shape.shape;
import static convisible.layer.Layers.conv;
import static convisible.layer.Layers.flatten;
import static convisible.layer.Layers.linear;
import static convisible.layer.Layers.maxPool;
import static convisible.layer.Layers.relu;
import static convisible.layer.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import convisible.array.Shape;
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a training step of LeNet-5 takes from memory on the fast backend. */
class MemoryTest {
    private static final Layer LENET = sequential(
            conv(6, 5).padding(2),
            relu(),
            maxPool(2),
            conv(16, 5),
            relu(),
            maxPool(2),
            flatten(),
            linear(120),
            relu(),
            linear(84),
            relu(),
            linear(10));
    private static final Shape PICTURE = shape(1, 28, 28);
    private static final int BATCH = 64;

    private static Training training() {
        return Backend.use("onednn")
                .compileTraining(
                        LENET,
                        PICTURE,
                        Weights.random(LENET, PICTURE, 1),
                        Loss.CROSS_ENTROPY,
                        new Optimizer.Sgd(0.9, false, 0),
                        1);
    }

    private static void step(Training training, int times) {
        float[] x = Witness.random(PICTURE.prepend(BATCH), new Random(1)).data(), labels = new float[BATCH];
        for (int i = 0; i < times; i++) training.step(x, labels, BATCH, 0.001);
    }

    @Test
    void aStepAllocatesNoHeapWorthACollection() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Training training = training()) {
            step(training, 100);
            long before = threads.getCurrentThreadAllocatedBytes();
            step(training, 0);
            long setUp = threads.getCurrentThreadAllocatedBytes() - before;
            step(training, 1000);
            long perStep = (threads.getCurrentThreadAllocatedBytes() - before - 2 * setUp) / 1000;
            assertThat(perStep).isLessThan(10_000);
        }
    }

    @Test
    @Tag("slow")
    void tenThousandStepsLeaveTheProcessAsLargeAsItWas() throws IOException {
        Path status = Path.of("/proc/self/status");
        assumeThat(status).exists();
        try (Training training = training()) {
            step(training, 1000);
            long before = resident(status);
            step(training, 10_000);
            assertThat(resident(status) - before).as("more bytes resident").isLessThan(20_000_000);
        }
    }

    private static long resident(Path status) throws IOException {
        System.gc();
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
