package convisible.backend.opencl;

/** Row-major numbers are flat already. */
final class FlattenNode implements Node {
    @Override
    public Buffer forward(Buffer x) {
        return x;
    }

    @Override
    public Buffer backward(Buffer dy, boolean wanted) {
        return wanted ? dy : null;
    }
}
