package convisible.notebook;

import convisible.network.StoppedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;

/** Long work of several like pieces, with a bar that shows how far it is and how long it still takes. */
public final class LongWork {
    private LongWork() {}

    /**
     * What the work makes of each of these, in their order: {@code each("networks", seeds, seed -> trained(seed))}.
     *
     * @param what what the pieces are, in the plural
     * @throws StoppedException if the thread is interrupted, after the piece that it was at
     */
    public static <A, B> List<B> each(String what, Collection<A> all, Function<? super A, ? extends B> work) {
        List<B> done = new ArrayList<>();
        Consumer<Output> bar = ProgressBar.begin();
        long start = System.nanoTime();
        for (A piece : all) {
            StoppedException.check(done.size(), all.size(), what);
            bar.accept(output(what, done.size(), all.size(), (System.nanoTime() - start) / 1e9));
            done.add(work.apply(piece));
        }
        bar.accept(output(what, done.size(), all.size(), 0));
        return done;
    }

    /**
     * A number measured with each of the seeds 1, 2, ….
     *
     * @param what what is measured, in the plural
     * @throws StoppedException if the thread is interrupted, after the run that it was at
     */
    public static double[] runs(String what, int runs, LongToDoubleFunction run) {
        List<Long> seeds = LongStream.rangeClosed(1, runs).boxed().toList();
        return each(what, seeds, run::applyAsDouble).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    static Output output(String what, int done, int all, double gone) {
        double left = done == 0 ? 0 : gone / done * (all - done);
        return ProgressBar.of(done, all, done + " of " + all + " " + what, ProgressBar.timeLeft(left), "");
    }
}
