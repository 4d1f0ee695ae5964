package convisible.layer;

import static convisible.array.Shape.shape;
import static convisible.layer.Layers.conv;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convisible.array.ShapeException;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class CostsTest {
    @Test
    void eachLayerHasARow() {
        Table table = Costs.of("C1", conv(6, 5), shape(1, 32, 32))
                .and("AlexNet", conv(96, 11).stride(4), shape(3, 227, 227))
                .table();
        assertThat(table.columnNames())
                .containsExactly("where", "input", "layer", "output", "weights", "multiply-adds");
        assertThat(table.row(1).getString("output")).isEqualTo("96×55×55");
        assertThat(table.row(1).getLong("weights")).isEqualTo(34_944);
        assertThat(table.row(0).getLong("multiply-adds")).isEqualTo(6 * 28 * 28 * 25);
    }

    @Test
    void aLayerThatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> Costs.of("too large", conv(1, 9), shape(1, 4, 4)))
                .isInstanceOf(ShapeException.class);
    }
}
