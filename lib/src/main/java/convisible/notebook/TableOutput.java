package convisible.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A Tablesaw table: numbers to the right with separators between the thousands, and not more rows than fit on a page.
 */
final class TableOutput {
    private static final int MOST_ROWS = 25;

    private TableOutput() {}

    static Output of(Table table) {
        int shown = Math.min(table.rowCount(), MOST_ROWS);
        Grid grid = new Grid(
                table.columnNames(),
                IntStream.range(0, shown).mapToObj(row -> row(table, row)).toList(),
                table.columns().stream()
                        .map(column -> !(column instanceof NumericColumn))
                        .toList());
        int hidden = table.rowCount() - shown;
        if (hidden == 0) return new Output(grid.html(), grid.text());
        String more = String.format(Locale.ROOT, "… %,d more %s", hidden, hidden == 1 ? "row" : "rows");
        return new Output(grid.html() + "<p>" + more + "</p>", grid.text() + "\n" + more);
    }

    private static List<String> row(Table table, int row) {
        return table.columns().stream().map(column -> text(column, row)).toList();
    }

    private static String text(Column<?> column, int row) {
        if (column.isMissing(row)) return "";
        Object value = column.get(row);
        if (value instanceof Float || value instanceof Double) return decimal(((Number) value).doubleValue());
        if (value instanceof Number) return String.format(Locale.ROOT, "%,d", ((Number) value).longValue());
        return column.getString(row);
    }

    /** Five significant digits, or more if they stand before the point, without zeros at the end. */
    private static String decimal(double value) {
        if (Double.isInfinite(value)) return value > 0 ? "∞" : "-∞";
        BigDecimal exact = new BigDecimal(value);
        BigDecimal rounded = (Math.abs(value) < 1e5
                        ? exact.round(new MathContext(5))
                        : exact.setScale(0, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int decimals = Math.max(0, rounded.scale());
        if (decimals > 8) return rounded.toString();
        return String.format(Locale.ROOT, "%,." + decimals + "f", rounded);
    }
}
