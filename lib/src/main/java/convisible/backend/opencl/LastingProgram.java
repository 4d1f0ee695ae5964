package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.backend.Program;
import convisible.layer.Layer;
import convisible.layer.Weights;

/** A finished network on the device, or, if that fails, on the CPU. */
final class LastingProgram implements Program {
    private final OpenclBackend backend;
    private final Layer layer;
    private final Shape input;
    private final Weights weights;
    private Program program;

    LastingProgram(OpenclBackend backend, Layer layer, Shape input, Weights weights) {
        this.backend = backend;
        this.layer = layer;
        this.input = input;
        this.weights = weights;
        try {
            program = new OpenclProgram(backend.engine(), layer, input, weights);
        } catch (DeviceException e) {
            takeOver(e);
        }
    }

    @Override
    public Tensor forward(Tensor x) {
        try {
            return program.forward(x);
        } catch (DeviceException e) {
            program.close();
            takeOver(e);
            return program.forward(x);
        }
    }

    private void takeOver(DeviceException failure) {
        program = Fallback.after(failure, backend, "the network").compile(layer, input, weights);
    }

    @Override
    public void close() {
        program.close();
    }
}
