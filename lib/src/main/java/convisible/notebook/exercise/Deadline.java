package convisible.notebook.exercise;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Does not wait for ever for somebody else's code. */
final class Deadline {
    private Deadline() {}

    /**
     * What the code gives, or throws. It runs on a thread of its own, which is interrupted when the time is up, and
     * left behind if it takes no notice.
     *
     * @throws TimeoutException if it takes longer
     */
    static <T> T within(int seconds, Supplier<T> code) throws TimeoutException {
        FutureTask<T> task = new FutureTask<>(code::get);
        Thread thread = new Thread(task, "exercise");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(seconds, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException exception) throw exception;
            throw (Error) e.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            task.cancel(true);
        }
    }
}
