package convisible.layer;

import convisible.array.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Layers side by side, each on an input of its own: what comes out, and what it costs. */
public final class Costs {
    private record Row(String name, Layer layer, Shape input) {}

    private final List<Row> rows;

    private Costs(List<Row> rows) {
        this.rows = rows;
    }

    /** @throws convisible.array.ShapeException if the layer does not fit the input */
    public static Costs of(String name, Layer layer, Shape input) {
        return new Costs(List.of()).and(name, layer, input);
    }

    /** One more layer. */
    public Costs and(String name, Layer layer, Shape input) {
        layer.outputShape(input);
        List<Row> more = new ArrayList<>(rows);
        more.add(new Row(name, layer, input));
        return new Costs(more);
    }

    /** A row for each layer: its name, input, output, weights with biases, and multiply-adds for one example. */
    public Table table() {
        return Table.create(
                "layers",
                text("where", Row::name),
                text("input", row -> row.input.toString()),
                text("layer", row -> row.layer.toString()),
                text("output", row -> row.layer.outputShape(row.input).toString()),
                count("weights", row -> row.layer.weightCount(row.input)),
                count("multiply-adds", row -> row.layer.multiplyAdds(row.input)));
    }

    private StringColumn text(String name, Function<Row, String> value) {
        return StringColumn.create(name, rows.stream().map(value).toList());
    }

    private LongColumn count(String name, ToLongFunction<Row> value) {
        return LongColumn.create(name, rows.stream().mapToLong(value).toArray());
    }
}
