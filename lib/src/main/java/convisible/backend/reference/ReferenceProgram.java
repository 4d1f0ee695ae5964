package convisible.backend.reference;

import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import convisible.backend.Program;

/** Runs one step, which may be a sequence of others, on a whole batch. */
record ReferenceProgram(Step step, Shape input, Shape output) implements Program {
    @Override
    public Tensor forward(Tensor x) {
        if (x.shape().rank() != input.rank() + 1 || !x.shape().dropFirst().equals(input))
            throw new ShapeException("This network takes N×" + input + ", but was given " + x.shape() + ".");
        int n = x.shape().dim(0);
        return new Tensor(output.prepend(n), step.forward(x.data(), n));
    }

    @Override
    public void close() {}
}
