package convisible.backend.opencl;

/** What decides which numbers the dropout layers drop: the seed, and how many training steps were made. */
final class Dropouts {
    final long seed;
    long step;

    Dropouts(long seed) {
        this.seed = seed;
    }
}
