package convisible.notebook;

import convisible.array.PlainException;
import convisible.plot.Bars;
import convisible.plot.Plot;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How a {@link Race} ended.
 *
 * @param seconds of each way's shortest run, in the order in which they were named
 */
public record RaceTimes(Map<String, Double> seconds) {
    public RaceTimes {
        seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
    }

    /**
     * How many times as long one way took as the other.
     *
     * @throws PlainException if there is no such way
     */
    public double factor(String slow, String fast) {
        return of(slow) / of(fast);
    }

    private double of(String name) {
        if (!seconds.containsKey(name))
            throw new PlainException(
                    "There was no way \"" + name + "\" in this race, but " + String.join(", ", seconds.keySet()) + ".");
        return seconds.get(name);
    }

    /**
     * A row for each way: its time, its speed, and how many times as fast it is as the first.
     *
     * @param multiplyAdds that each way makes
     */
    public Table table(long multiplyAdds) {
        double first = seconds.values().iterator().next();
        return Table.create(
                "the race",
                StringColumn.create("way", seconds.keySet()),
                column("milliseconds", time -> 1000 * time),
                column("billion multiply-adds a second", time -> multiplyAdds / time / 1e9),
                column("times as fast as the first", time -> first / time));
    }

    private DoubleColumn column(String name, ToDoubleFunction<Double> value) {
        return DoubleColumn.create(
                name,
                seconds.values().stream()
                        .mapToDouble(time -> rounded(value.applyAsDouble(time)))
                        .toArray());
    }

    /** To two digits: a second race would agree on no more. */
    private static double rounded(double value) {
        return new BigDecimal(value).round(new MathContext(2)).doubleValue();
    }

    /**
     * The speed of each way.
     *
     * @param multiplyAdds that each way makes
     */
    public Bars chart(long multiplyAdds) {
        Bars bars = Plot.bars("billion multiply-adds a second");
        for (Map.Entry<String, Double> way : seconds.entrySet())
            bars = bars.bar(way.getKey(), rounded(multiplyAdds / way.getValue() / 1e9));
        return bars;
    }
}
