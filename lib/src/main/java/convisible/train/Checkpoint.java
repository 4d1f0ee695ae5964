package convisible.train;

import convisible.array.PlainException;
import convisible.array.Tensor;
import convisible.data.DataException;
import convisible.data.LabelledImages;
import convisible.data.Safetensors;
import convisible.layer.Weights;
import convisible.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A training in one safetensors file: {@code weights.…}, the optimiser's {@code state.…}, the weights of the best epoch
 * as {@code best.…}, and the {@code log.…}. Which pictures come next, and how they are transformed, follows from the
 * seed and the number of steps. The options are in the metadata, so that nothing goes on with others.
 */
final class Checkpoint {
    private static final String FORMAT = "format", VERSION = "convisible training 1";

    private final Path file;
    private final Map<String, String> options = new LinkedHashMap<>();

    Checkpoint(Path file, Trainer trainer, Network network, LabelledImages pictures) {
        this.file = file;
        boolean fixedEnd = trainer.schedule().knowsTheEnd();
        options.put(FORMAT, VERSION);
        options.put("network", network.toString());
        options.put("pictures", name(pictures));
        options.put("test", trainer.testing().pictures().map(Checkpoint::name).orElse("none"));
        options.put("optimiser", trainer.optimizer().toString());
        options.put("learning rate", Double.toString(trainer.learningRate()));
        options.put("schedule", trainer.schedule() + (fixedEnd ? " in " + trainer.epochs() + " epochs" : ""));
        options.put("batch size", Integer.toString(trainer.feed().batchSize()));
        options.put("seed", Long.toString(trainer.seed()));
        options.put("transforms", trainer.feed().transforms().toString());
        options.put("patience", Integer.toString(trainer.testing().patience()));
    }

    /** What a set is, down to the order of its labels. */
    private static String name(LabelledImages pictures) {
        int hash = 1;
        for (int i = 0; i < pictures.size(); i++) hash = 31 * hash + pictures.label(i);
        return pictures + " (" + Integer.toHexString(hash) + ")";
    }

    boolean exists() {
        return Files.exists(file);
    }

    Path file() {
        return file;
    }

    /** @param best null if there is none */
    void write(Snapshot snapshot, Weights best, Log log) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        put(tensors, "weights.", snapshot.weights().asMap());
        put(tensors, "state.", snapshot.state());
        put(tensors, "log.", log.tensors(snapshot.step(), snapshot.tests()));
        if (best != null) put(tensors, "best.", best.asMap());
        Safetensors.write(file, tensors, options);
    }

    private static void put(Map<String, Tensor> tensors, String prefix, Map<String, Tensor> more) {
        more.forEach((name, tensor) -> tensors.put(prefix + name, tensor));
    }

    /**
     * The tensors of one part of the file, without their prefix, by part: {@code weights}, {@code state}, {@code log},
     * {@code best}.
     *
     * @throws DataException if the file is damaged
     * @throws PlainException if it is no checkpoint, or one of another training
     */
    Map<String, Map<String, Tensor>> read() {
        Map<String, String> found = Safetensors.readMetadata(file);
        if (!VERSION.equals(found.get(FORMAT)))
            throw new PlainException(file + " is not the checkpoint of a training. Name another file; weights alone are"
                    + " read by a network's load.");
        options.forEach((option, own) -> {
            if (!own.equals(found.get(option)))
                throw new PlainException(file + " is the checkpoint of another training: its " + option + " is "
                        + found.get(option) + ", but here it is " + own
                        + ". Use the same options to go on, or another file to start anew.");
        });
        Map<String, Map<String, Tensor>> parts = new LinkedHashMap<>();
        Safetensors.read(file).forEach((name, tensor) -> {
            int dot = name.indexOf('.');
            parts.computeIfAbsent(name.substring(0, Math.max(0, dot)), part -> new LinkedHashMap<>())
                    .put(name.substring(dot + 1), tensor);
        });
        return parts;
    }

    /** Deletes what a process that was killed while it saved has left beside the file. */
    void tidy() {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder))
            throw new DataException("Cannot save to " + file + ": there is no folder " + folder + ". Make it first.");
        try (Stream<Path> beside = Files.list(folder)) {
            for (Path path : (Iterable<Path>) beside::iterator)
                if (Safetensors.isDraft(path, file)) Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new DataException("Cannot save to " + file + ": " + e + ".");
        }
    }
}
