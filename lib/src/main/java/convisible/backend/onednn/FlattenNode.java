package convisible.backend.onednn;

/** Flattening changes no number: whoever needs a vector asks the plan to shape it. */
record FlattenNode() implements Node {
    @Override
    public Memory forward(Memory x) {
        return x;
    }

    @Override
    public Memory backward(Memory dy, boolean wanted) {
        return dy;
    }
}
