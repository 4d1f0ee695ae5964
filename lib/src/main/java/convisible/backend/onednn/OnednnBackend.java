package convisible.backend.onednn;

import convisible.array.Shape;
import convisible.backend.Backend;
import convisible.backend.Loss;
import convisible.backend.Optimizer;
import convisible.backend.Program;
import convisible.backend.Training;
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.util.Optional;

/** Intel's oneDNN: all cores of a CPU, with the widest instructions it has. */
public final class OnednnBackend implements Backend {
    private static final Optional<String> PROBLEM = tryToLoad();

    @Override
    public String name() {
        return "onednn";
    }

    @Override
    public String description() {
        return "oneDNN " + Dnnl.version() + ": all cores of the CPU";
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public Optional<String> problem() {
        return PROBLEM;
    }

    private static Optional<String> tryToLoad() {
        try {
            Dnnl.version();
            return Optional.empty();
        } catch (LinkageError | RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return Optional.of("oneDNN's native library cannot be loaded: " + cause.getMessage());
        }
    }

    @Override
    public Program compile(Layer layer, Shape input, Weights weights) {
        return new OnednnProgram(layer, input, weights);
    }

    @Override
    public Training compileTraining(
            Layer layer, Shape input, Weights weights, Loss loss, Optimizer optimizer, long seed) {
        return new OnednnTraining(layer, input, weights, loss, optimizer, seed);
    }
}
