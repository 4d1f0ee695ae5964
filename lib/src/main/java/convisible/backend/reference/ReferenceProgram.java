package convisible.backend.reference;

import convisible.array.Shape;
import convisible.array.Tensor;
import convisible.backend.BatchCheck;
import convisible.backend.Program;

/** Runs one step, which may be a sequence of others, on a whole batch. */
record ReferenceProgram(Step step, Shape input, Shape output) implements Program {
    @Override
    public Tensor forward(Tensor x) {
        int n = BatchCheck.examples(x, input);
        float[] y = step.forward(x.data(), n);
        return new Tensor(output.prepend(n), y == x.data() ? y.clone() : y);
    }

    @Override
    public void close() {}
}
