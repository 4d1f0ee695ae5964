package convisible.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableOutputTest {
    private static Table counting(int rows) {
        return Table.create(IntColumn.create("n", IntStream.rangeClosed(1, rows)));
    }

    @Test
    void wordsStandLeftAndNumbersRight() {
        Table table = Table.create(
                StringColumn.create("layer", "conv", "linear"),
                IntColumn.create("weights", 156, 1_234_567),
                DoubleColumn.create("share", 0.5, 2 / 3.0));
        assertThat(TableOutput.of(table).text()).isEqualTo("""
                        layer     weights    share
                        conv          156      0.5
                        linear  1,234,567  0.66667""");
    }

    @Test
    void decimalsAreRoundedAndMissingOnesBlank() {
        DoubleColumn numbers = DoubleColumn.create(
                "x", 1234567.8, -0.000012345, 0, Double.NaN, 1e-12, Double.POSITIVE_INFINITY, 12.3456, 100);
        assertThat(TableOutput.of(Table.create(numbers)).text().lines().map(String::strip))
                .containsExactly("x", "1,234,568", "-0.000012345", "0", "", "1E-12", "∞", "12.346", "100");
    }

    @Test
    void moreThan25RowsAreCounted() {
        assertThat(TableOutput.of(counting(25)).text()).endsWith("25");
        assertThat(TableOutput.of(counting(26)).text()).endsWith("25\n… 1 more row");
        assertThat(TableOutput.of(counting(12_345)).text()).endsWith("25\n… 12,320 more rows");
        assertThat(TableOutput.of(counting(12_345)).html()).endsWith("<p>… 12,320 more rows</p>");
    }

    @Test
    void whatACellSaysIsNotTakenForHtml() {
        Table table = Table.create(StringColumn.create("a<b", "<script>\"&"));
        assertThat(TableOutput.of(table).html())
                .contains("a&lt;b", "&lt;script&gt;&quot;&amp;")
                .doesNotContain("<script>");
    }
}
