package convisible.notebook;

import convisible.array.PlainException;
import convisible.network.StoppedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Several ways to compute the same, timed side by side: {@code Race.of("one", () -> …).and("other", () -> …).run()}.
 *
 * <p>All run once in every round, in turns forwards and backwards, so that a busy moment of the machine meets all of
 * them; of each the shortest run counts, since whatever else the machine does only makes a run longer. The first
 * rounds, in which Java still compiles, thereby do not count. A bar shows how far the race is.
 */
public final class Race {
    private static final int MOST_ROUNDS = 9, FEWEST_ROUNDS = 3;

    /** After this no further round begins, but for the first few. */
    private static final double SECONDS = 20;

    /** What was computed last; to be seen from outside, or else the compiler might leave the work undone. */
    static volatile Object result;

    private final Map<String, Supplier<?>> ways;
    private final LongSupplier nanos;

    private Race(Map<String, Supplier<?>> ways, LongSupplier nanos) {
        this.ways = ways;
        this.nanos = nanos;
    }

    /** A race with one way so far. */
    public static Race of(String name, Supplier<?> way) {
        return on(System::nanoTime).and(name, way);
    }

    /** With a clock of one's own. */
    static Race on(LongSupplier nanos) {
        return new Race(Map.of(), nanos);
    }

    /**
     * One more way.
     *
     * @param way its result is thrown away
     * @throws PlainException if there is one of that name
     */
    public Race and(String name, Supplier<?> way) {
        Map<String, Supplier<?>> more = new LinkedHashMap<>(ways);
        if (more.put(name, way) != null)
            throw new PlainException("There is a way \"" + name + "\" already. Give every way a name of its own.");
        return new Race(more, nanos);
    }

    /**
     * Up to nine rounds; fewer, but at least three, where they last longer than 20 seconds.
     *
     * @throws StoppedException if the thread is interrupted
     */
    public RaceTimes run() {
        List<String> order = new ArrayList<>(ways.keySet());
        Map<String, Double> shortest = new LinkedHashMap<>();
        for (String name : order) shortest.put(name, Double.POSITIVE_INFINITY);
        Consumer<Output> bar = ProgressBar.begin();
        long start = nanos.getAsLong();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double gone = (nanos.getAsLong() - start) / 1e9;
            if (round >= FEWEST_ROUNDS && gone > SECONDS) break;
            bar.accept(output(ways.size(), round, gone));
            for (int i = 0; i < order.size(); i++) {
                String name = order.get(round % 2 == 0 ? i : order.size() - 1 - i);
                StoppedException.check(round, MOST_ROUNDS, "rounds");
                shortest.merge(name, seconds(ways.get(name)), Math::min);
            }
        }
        bar.accept(output(ways.size(), MOST_ROUNDS, 0));
        return new RaceTimes(shortest);
    }

    private double seconds(Supplier<?> way) {
        long before = nanos.getAsLong();
        Object computed = way.get();
        long gone = nanos.getAsLong() - before;
        result = computed;
        return Math.max(1, gone) / 1e9; // a coarse clock may not have moved
    }

    static Output output(int ways, int rounds, double gone) {
        String left = ways
                + (ways == 1 ? " way, " : " ways, ")
                + (rounds == MOST_ROUNDS ? "all rounds are run" : "round " + (rounds + 1) + " of " + MOST_ROUNDS);
        double wait = rounds < 2 ? 0 : Math.min(SECONDS, gone / rounds * MOST_ROUNDS) - gone;
        return ProgressBar.of(rounds, MOST_ROUNDS, left, ProgressBar.timeLeft(wait), "");
    }
}
