package convisible.backend;

import convisible.array.Tensor;

/** A network made ready to run on one backend. Not safe for use by several threads at once. */
public interface Program extends AutoCloseable {
    /**
     * @param x N examples, N×(input shape), any N from 1; not changed
     * @return a new tensor N×(output shape)
     * @throws convisible.array.ShapeException if the examples do not have the shape that the program was compiled for
     */
    Tensor forward(Tensor x);

    /** Gives back what the program holds outside the Java heap; it must not be used afterwards. */
    @Override
    void close();
}
