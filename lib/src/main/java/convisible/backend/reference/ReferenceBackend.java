package convisible.backend.reference;

import convisible.array.Shape;
import convisible.backend.Backend;
import convisible.backend.Program;
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
        return new ReferenceProgram(Step.of(layer, input, weights), input, layer.outputShape(input));
    }
}
