package convisible.train;

import static convisible.array.Shape.shape;
import static convisible.train.Signs.trainer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import convisible.array.PlainException;
import convisible.array.Tensor;
import convisible.backend.Backend;
import convisible.data.LabelledImages;
import convisible.data.Safetensors;
import convisible.data.Transform;
import convisible.layer.Layers;
import convisible.network.Network;
import convisible.network.StoppedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointTest {
    private static final LabelledImages PICTURES = Signs.of(300, 1), TEST = Signs.of(50, 2);

    @TempDir
    Path folder;

    Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("signs.safetensors");
    }

    static List<Backend> backends() {
        return Backend.all();
    }

    /** Options that leave nothing out which must survive a stop: dropout and batch norm are in the network. */
    private static Trainer everything() {
        return trainer()
                .schedule(Schedule.warmUp(10, Schedule.cosine()))
                .transforms(Transform.rotate(10), Transform.light(0.2))
                .test(TEST)
                .epochs(20)
                .patience(20);
    }

    @ParameterizedTest
    @MethodSource("backends")
    void stoppedAndResumedGivesTheSameBitsAsNeverStopped(Backend backend) {
        try (Network whole = Signs.network(backend);
                Network resumed = Signs.network(backend)) {
            History expected = everything().fit(whole, PICTURES);
            Thread stopper = interruptOnceThereIs(file);
            Trainer saving = everything().saving(new Saving(file, true, 7, 0));
            assertThatThrownBy(() -> saving.fit(resumed, PICTURES))
                    .isInstanceOf(StoppedException.class)
                    .hasMessageMatching("Stopped at step \\d+ of 380\\. .* \\.resume\\(Path\\.of\\(.*\\)\\)\\.");
            Thread.interrupted();
            join(stopper);
            try (Network other = Signs.network(backend)) {
                History history = saving.fit(other, PICTURES);
                assertThat(history.stepLosses()).isEqualTo(expected.stepLosses());
                assertThat(history.losses()).isEqualTo(expected.losses());
                assertThat(history.accuracies()).isEqualTo(expected.accuracies());
                assertThat(history.testLosses()).isEqualTo(expected.testLosses());
                assertThat(history.testAccuracies()).isEqualTo(expected.testAccuracies());
                assertThat(other.weights().asMap()).isEqualTo(whole.weights().asMap());
            }
        }
    }

    private static Thread interruptOnceThereIs(Path file) {
        Thread training = Thread.currentThread();
        Thread stopper = new Thread(() -> {
            while (!Files.exists(file)) Thread.onSpinWait();
            training.interrupt();
        });
        stopper.setDaemon(true);
        stopper.start();
        return stopper;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void moreEpochsGoOnFromWhereFewerEnded() {
        try (Network whole = Signs.network();
                Network longer = Signs.network()) {
            History expected = trainer().epochs(3).fit(whole, PICTURES);
            trainer().epochs(1).checkpoint(file).fit(longer, PICTURES);
            History history = trainer().epochs(3).resume(file).fit(longer, PICTURES);
            assertThat(history.stepLosses()).isEqualTo(expected.stepLosses());
            assertThat(longer.weights().asMap()).isEqualTo(whole.weights().asMap());
            assertThat(trainer().epochs(3).resume(file).fit(longer, PICTURES).losses())
                    .isEqualTo(expected.losses());
            assertThatThrownBy(() -> trainer().epochs(2).resume(file).fit(longer, PICTURES))
                    .hasMessageContaining("Ask for more epochs");
        }
    }

    static Stream<UnaryOperator<Trainer>> otherOptions() {
        return Stream.of(
                trainer -> trainer.momentum(0.8),
                trainer -> trainer.optimizer(Trainer.adam(1).optimizer()),
                trainer -> trainer.schedule(Schedule.cosine()),
                trainer -> trainer.batchSize(15),
                trainer -> trainer.seed(2),
                trainer -> trainer.transforms(Transform.flip()),
                trainer -> trainer.test(TEST),
                trainer -> trainer.test(TEST).patience(1));
    }

    @ParameterizedTest
    @MethodSource("otherOptions")
    void otherOptionsAreRefusedAndNothingIsLost(UnaryOperator<Trainer> change) throws IOException {
        try (Network network = Signs.network()) {
            trainer().epochs(1).checkpoint(file).fit(network, PICTURES);
            mustRefuse(change.apply(trainer().resume(file)), network, PICTURES, "the checkpoint of another training");
        }
    }

    @Test
    void whatIsNoCheckpointOfThisNetworkIsRefusedAndNothingIsLost() throws IOException {
        try (Network network = Signs.network();
                Network other = Network.of(Layers.sequential(Layers.flatten(), Layers.linear(3)), Signs.SHAPE, 1)) {
            trainer().epochs(1).checkpoint(file).fit(other, PICTURES);
            mustRefuse(trainer().resume(file), network, PICTURES, "its network is Flatten");
            trainer().epochs(1).checkpoint(file).fit(network, PICTURES);
            mustRefuse(trainer().resume(file), network, PICTURES.take(299), "its pictures is signs");
            mustRefuse(trainer().resume(file), network, PICTURES.shuffled(3), "its pictures is signs");

            Map<String, String> notes = Safetensors.readMetadata(file);
            Map<String, Tensor> tensors = new HashMap<>(Safetensors.read(file));
            tensors.put("log.losses", Tensor.zeros(shape(3)));
            Safetensors.write(file, tensors, notes);
            mustRefuse(trainer().resume(file), network, PICTURES, "its log has 3 steps");
            tensors.remove("weights.0.weight");
            Safetensors.write(file, tensors, notes);
            mustRefuse(trainer().resume(file), network, PICTURES, "needs 0.weight");

            network.save(file);
            mustRefuse(trainer().resume(file), network, PICTURES, "is not the checkpoint of a training");
            Files.writeString(file, "{\"not\": \"a checkpoint\"}");
            mustRefuse(trainer().resume(file), network, PICTURES, "is not a safetensors file");
            Files.write(file, new byte[0]);
            mustRefuse(trainer().resume(file), network, PICTURES, "is empty");
            mustRefuse(trainer().resume(folder), network, PICTURES, "is a folder");
        }
    }

    private void mustRefuse(Trainer trainer, Network network, LabelledImages pictures, String message)
            throws IOException {
        Map<String, Tensor> weights = network.weights().copy().asMap();
        byte[] before = Files.readAllBytes(file);
        assertThat(catchThrowable(() -> trainer.fit(network, pictures)))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining(message);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(network.weights().asMap()).isEqualTo(weights);
    }

    @Test
    void aFolderThatIsNotThereIsToldBeforeTraining() {
        try (Network network = Signs.network()) {
            assertThatThrownBy(() -> trainer()
                            .checkpoint(folder.resolve("no/such.safetensors"))
                            .fit(network, PICTURES))
                    .isInstanceOf(PlainException.class)
                    .hasMessageContaining("there is no folder");
        }
    }

    /** After each kill the file is whole; the next process goes on from it, and one is let to the end. */
    @Test
    void aKilledProcessLeavesAReadableCheckpoint() throws Exception {
        Random random = new Random(4);
        int steps = 0;
        for (int kill = 0; kill < 5; kill++) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Saver.class.getName(),
                            file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log.txt").toFile())
                    .start();
            byte[] before = kill == 0 ? new byte[0] : Files.readAllBytes(file);
            while (process.isAlive() && (!Files.exists(file) || Arrays.equals(before, Files.readAllBytes(file))))
                Thread.sleep(1);
            Thread.sleep(random.nextInt(60));
            assertThat(process.isAlive())
                    .as(Files.readString(folder.resolve("log.txt")))
                    .isTrue();
            process.destroyForcibly().waitFor();
            int now = Safetensors.read(file).get("log.losses").data().length;
            assertThat(now).isGreaterThan(steps);
            steps = now;
        }
        Files.writeString(folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".tmp"), "left behind");
        Files.writeString(folder.resolve("other.tmp"), "not ours");
        try (Network network = Signs.network()) {
            int epochs = steps / 19 + 2;
            History history = trainer().epochs(epochs).resume(file).fit(network, PICTURES);
            assertThat(history.epochs()).isEqualTo(epochs);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("signs.safetensors", "log.txt", "other.tmp");
        }
    }

    /** A process that saves after every step. */
    static final class Saver {
        public static void main(String[] arguments) {
            Backend.use("reference");
            try (Network network = Signs.network()) {
                trainer()
                        .epochs(100_000)
                        .saving(new Saving(Path.of(arguments[0]), true, 1, 0))
                        .fit(network, PICTURES);
            }
        }
    }
}
