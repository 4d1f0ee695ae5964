package convisible.notebook;

import convisible.array.PlainException;
import convisible.plot.Curves;
import convisible.plot.Plot;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * An experiment done several times at each of several settings, with another seed each time, for one thing or for
 * several to compare; and its results as curves, as a table, and as numbers. Immutable.
 *
 * <pre>{@code
 * var trials = Trials.over("pictures", 50, 100, 200).seeds(5).of("dense", (n, seed) -> accuracyAfter(n, seed));
 * trials.curves("right answers in %")
 * }</pre>
 */
public final class Trials {
    private final String setting;
    private final int[] settings;
    private final int seeds;
    private final Map<String, double[][]> results; // for each seed a number for each setting

    /** One trial, a training say. */
    @FunctionalInterface
    public interface Trial {
        /**
         * @param seed 1, 2, …
         * @return what is measured
         */
        double of(int setting, long seed);
    }

    private Trials(String setting, int[] settings, int seeds, Map<String, double[][]> results) {
        this.setting = setting;
        this.settings = settings;
        this.seeds = seeds;
        this.results = results;
    }

    /**
     * Trials of one seed; see {@link #seeds}.
     *
     * @param setting what is changed from trial to trial
     * @param settings its values, at least one
     */
    public static Trials over(String setting, int... settings) {
        if (settings.length == 0) throw new PlainException("Trials need a value of \"" + setting + "\" at least.");
        return new Trials(setting, settings.clone(), 1, Map.of());
    }

    /** How often each trial is done, with the seeds 1, 2, …; say so before {@link #of}. */
    public Trials seeds(int seeds) {
        if (seeds < 1 || !results.isEmpty())
            throw new PlainException("Trials have 1 seed or more, which are chosen before the first is done.");
        return new Trials(setting, settings, seeds, results);
    }

    /**
     * Does the trials of one more thing, at once: at every setting with every seed. A bar shows how far they are.
     *
     * @throws StoppedException if the thread is interrupted
     */
    public Trials of(String name, Trial trial) {
        if (results.containsKey(name))
            throw new PlainException("There are trials of \"" + name + "\" already. Give each a name of its own.");
        double[][] runs = new double[seeds][settings.length];
        List<Integer> places =
                IntStream.range(0, seeds * settings.length).boxed().toList();
        LongWork.each("trials: " + name, places, place -> {
            int seed = place / settings.length, i = place % settings.length;
            return runs[seed][i] = trial.of(settings[i], seed + 1);
        });
        Map<String, double[][]> more = new LinkedHashMap<>(results);
        more.put(name, runs);
        return new Trials(setting, settings, seeds, more);
    }

    /**
     * The results at one setting, seed by seed.
     *
     * @throws PlainException if there were no such trials
     */
    public double[] at(int value, String name) {
        int place = IntStream.range(0, settings.length)
                .filter(i -> settings[i] == value)
                .findFirst()
                .orElse(-1);
        if (place < 0 || !results.containsKey(name))
            throw new PlainException("There were no trials of \"" + name + "\" with " + setting + " " + value
                    + ", only of " + results.keySet() + " with " + Arrays.toString(settings) + ".");
        return Arrays.stream(results.get(name)).mapToDouble(run -> run[place]).toArray();
    }

    /** The lowest of {@link #at}. */
    public double lowest(int value, String name) {
        return Arrays.stream(at(value, name)).min().orElseThrow();
    }

    /** The highest of {@link #at}. */
    public double highest(int value, String name) {
        return Arrays.stream(at(value, name)).max().orElseThrow();
    }

    /**
     * A curve for each thing, the mean, in a band from lowest to highest.
     *
     * @param measured what the trials gave
     */
    public Curves curves(String measured) {
        double[] x = IntStream.of(settings).asDoubleStream().toArray();
        Curves curves = Plot.curves(setting, measured);
        for (String name : results.keySet()) curves = curves.runs(name, x, results.get(name));
        return curves;
    }

    /** A row for each setting, a column for each thing: mean, lowest and highest, with one decimal. */
    public Table table() {
        Table table = Table.create("trials", IntColumn.create(setting, settings));
        for (String name : results.keySet())
            table.addColumns(StringColumn.create(
                    name,
                    IntStream.of(settings)
                            .mapToObj(value -> summary(at(value, name)))
                            .toList()));
        return table;
    }

    /** Several results of one trial in a line: mean, lowest and highest, with one decimal. */
    public static String summary(double... runs) {
        DoubleSummaryStatistics all = Arrays.stream(runs).summaryStatistics();
        return "%.1f (%.1f to %.1f)".formatted(all.getAverage(), all.getMin(), all.getMax());
    }
}
