package convisible.backend.reference;

import convisible.array.Shape;
import convisible.backend.Backend;
import convisible.backend.Loss;
import convisible.backend.Optimizer;
import convisible.backend.Program;
import convisible.backend.Training;
import convisible.layer.Layer;
import convisible.layer.Weights;

/** Plain Java loops, on one thread. */
public final class ReferenceBackend implements Backend {
    @Override
    public String name() {
        return "reference";
    }

    @Override
    public String description() {
        return "plain Java loops on one thread, written to be read";
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public Program compile(Layer layer, Shape input, Weights weights) {
        Step step = Step.of(layer, input, weights, new Dropouts(0));
        return new ReferenceProgram(step, input, layer.outputShape(input));
    }

    @Override
    public Training compileTraining(
            Layer layer, Shape input, Weights weights, Loss loss, Optimizer optimizer, long seed) {
        return new ReferenceTraining(layer, input, weights, loss, optimizer, seed);
    }
}
