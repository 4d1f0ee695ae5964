package convisible.train;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Work that an interrupt must not reach: writing to a file or to a notebook breaks its channel if the thread is
 * interrupted meanwhile. So another thread does it, while this one waits.
 */
public final class Aside {
    private Aside() {}

    /** Returns when the work is done, and throws what it throws. */
    public static void run(Runnable work) {
        try {
            CompletableFuture.runAsync(work).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) throw cause;
            if (e.getCause() instanceof Error cause) throw cause;
            throw e;
        }
    }
}
