package convisible.backend;

import convisible.array.Shape;
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.util.List;
import java.util.Optional;

/**
 * One way of computing networks. Backends are found through {@link java.util.ServiceLoader}: a class that implements
 * this and is named in {@code META-INF/services/convisible.backend.Backend} is there.
 */
public interface Backend {
    /** One lower-case word, as in {@code Backend.use("reference")}. */
    String name();

    /** What it is and what it runs on, in a few words. */
    String description();

    /** The default is the working backend with the highest rank; {@code reference} has 0. */
    int rank();

    /** Why it cannot be used on this machine, in a sentence; nothing if it can. */
    default Optional<String> problem() {
        return Optional.empty();
    }

    /** What it found to run on, and whether it does, a line each; nothing if there is no choice. For the doctor. */
    default List<String> devices() {
        return List.of();
    }

    /**
     * Makes a network ready to run.
     *
     * @param input the shape of one example, without N
     * @param weights the program reads them now and may read them later; it does not change them
     * @throws convisible.array.ShapeException if the layer does not fit the input
     */
    Program compile(Layer layer, Shape input, Weights weights);

    /**
     * Makes a network ready to learn.
     *
     * @param weights where training starts; copied
     * @param seed for dropout
     */
    Training compileTraining(Layer layer, Shape input, Weights weights, Loss loss, Optimizer optimizer, long seed);

    /** The backend that new networks use: the one chosen by {@link #use}, or else the best that works here. */
    static Backend current() {
        return Backends.current();
    }

    /**
     * Chooses the backend for networks made from now on. Before the first call the environment variable
     * {@code CONVISIBLE_BACKEND} decides, if it is set.
     *
     * @throws convisible.array.PlainException if there is none of that name, or if it cannot be used here; the message
     *     says why, or which there are
     */
    static Backend use(String name) {
        return Backends.use(name);
    }

    /** Every backend on the class path, best first, those with a {@link #problem} among them. */
    static List<Backend> installed() {
        return Backends.INSTALLED;
    }

    /** Every backend that can be used on this machine, best first. */
    static List<Backend> all() {
        return Backends.all();
    }
}
