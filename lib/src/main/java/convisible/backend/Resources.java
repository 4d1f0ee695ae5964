package convisible.backend;

import java.lang.ref.Cleaner;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Native things, to be given back in the opposite order. {@link #close} does it; if nobody calls it, the garbage
 * collector does once the owner is gone, since in a notebook nobody closes anything.
 */
public final class Resources implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    private final Bag bag = new Bag();
    private final Cleaner.Cleanable cleanable;

    public Resources() {
        cleanable = CLEANER.register(this, bag);
    }

    /** @param release must not refer to these resources, or they would never be gone */
    public void add(Runnable release) {
        bag.releases.push(release);
    }

    @Override
    public void close() {
        cleanable.clean();
    }

    private static final class Bag implements Runnable {
        final Deque<Runnable> releases = new ArrayDeque<>();

        @Override
        public void run() {
            while (!releases.isEmpty()) releases.pop().run();
        }
    }
}
