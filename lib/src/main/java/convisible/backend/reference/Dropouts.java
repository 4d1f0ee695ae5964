package convisible.backend.reference;

import convisible.layer.Dropout;

/** What the dropout layers of a network share: the seed, how many training steps were made, and who comes when. */
final class Dropouts {
    private final long seed;
    private long step;
    private int places;

    Dropouts(long seed) {
        this.seed = seed;
    }

    DropoutStep step(Dropout layer) {
        return new DropoutStep(layer, places++, this);
    }

    long seed() {
        return seed;
    }

    long step() {
        return step;
    }

    void step(long step) {
        this.step = step;
    }
}
