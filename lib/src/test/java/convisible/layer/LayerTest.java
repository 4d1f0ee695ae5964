package convisible.layer;

import static convisible.array.Shape.shape;
import static convisible.layer.Layers.avgPool;
import static convisible.layer.Layers.batchNorm;
import static convisible.layer.Layers.concat;
import static convisible.layer.Layers.conv;
import static convisible.layer.Layers.dropout;
import static convisible.layer.Layers.flatten;
import static convisible.layer.Layers.globalAvgPool;
import static convisible.layer.Layers.linear;
import static convisible.layer.Layers.localResponseNorm;
import static convisible.layer.Layers.maxPool;
import static convisible.layer.Layers.relu;
import static convisible.layer.Layers.relu6;
import static convisible.layer.Layers.sequential;
import static convisible.layer.Layers.softmax;
import static convisible.layer.Layers.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convisible.array.Shape;
import convisible.array.ShapeException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

class LayerTest {
    private static final Sequential LENET = sequential(
            conv(6, 5).padding(2),
            relu(),
            maxPool(2),
            conv(16, 5),
            relu(),
            maxPool(2),
            flatten(),
            linear(120),
            relu(),
            linear(84),
            relu(),
            linear(10));

    static List<Layer> oneOfEach() {
        return List.of(
                conv(4, 3),
                maxPool(2),
                avgPool(2),
                globalAvgPool(),
                relu(),
                relu6(),
                linear(5),
                flatten(),
                batchNorm(),
                localResponseNorm(),
                dropout(0.5),
                softmax(),
                sequential(conv(4, 3), relu()),
                concat(conv(4, 3), maxPool(3).stride(1)),
                sum(conv(2, 1), sequential()));
    }

    /** A new layer that is not in the list above fails here. */
    @Test
    void everyKindOfLayerIsTested() {
        assertThat(oneOfEach().stream().map(Object::getClass))
                .containsExactlyInAnyOrder(Layer.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    void everyLayerExplainsAndNamesItself(Layer layer) {
        Shape input = layer instanceof Linear ? shape(12) : shape(2, 8, 8);
        assertThat(layer.explain(input)).isNotBlank().endsWith(".");
        assertThat(layer.toString())
                .startsWith(
                        layer instanceof Sequential
                                ? "Conv2d"
                                : layer.getClass().getSimpleName());
        assertThat(layer.summary(input).rowCount()).isGreaterThanOrEqualTo(3);
    }

    /**
     * 61,706 weights: LeCun et al. 1998 with full connections in the second convolution, as everyone counts it today.
     */
    @Test
    void lenetHasItsPublishedSize() {
        assertThat(LENET.outputShape(shape(1, 28, 28))).isEqualTo(shape(10));
        assertThat(LENET.weightCount(shape(1, 28, 28))).isEqualTo(61_706);
        assertThat(LENET.multiplyAdds(shape(1, 28, 28)))
                .isEqualTo(28 * 28 * 6 * 25 + 10 * 10 * 16 * 6 * 25 + 400 * 120 + 120 * 84 + 84 * 10);
    }

    @Test
    void aSummaryHasARowForEveryLayerAndTheSums() {
        Table table = LENET.summary(shape(1, 28, 28));
        assertThat(table.rowCount()).isEqualTo(14);
        assertThat(table.stringColumn("output").asList())
                .startsWith("1×28×28", "6×28×28")
                .endsWith("10");
        assertThat(table.longColumn("weights").get(13)).isEqualTo(61_706);
    }

    @Test
    void aSummarySaysWhatAStrideCutsOff() {
        assertThat(remark(maxPool(2), shape(1, 7, 8))).isEqualTo("1 row at the bottom cut off");
        assertThat(remark(maxPool(3), shape(1, 8, 10)))
                .isEqualTo("2 rows at the bottom and 1 column at the right cut off");
        assertThat(remark(conv(1, 7).stride(2).padding(3), shape(3, 224, 224)))
                .isEqualTo("1 row of padding at the bottom and 1 column of padding at the right cut off");
        assertThat(conv(1, 3).padding(1).summary(shape(3, 224, 224)).columnNames())
                .doesNotContain("remark");
    }

    private static String remark(Layer layer, Shape input) {
        return layer.summary(input).stringColumn("remark").get(1);
    }

    @Test
    void convolutionExplainsItselfInNumbers() {
        assertThat(conv(6, 5).padding(2).explain(shape(1, 28, 28)))
                .isEqualTo("6 filters of 5×5 through 1 channel: 25 weights and a bias each. "
                        + "Output: 6 channels, height and width (28 + 2·2 − 5)/1 + 1 = 28.");
        assertThat(conv(8, 3).stride(2).explain(shape(3, 8, 9)))
                .contains("27 weights", "height ⌊(8 + 2·0 − 3)/2⌋ + 1 = 3, width (9 + 2·0 − 3)/2 + 1 = 4");
    }

    @Test
    void whatDoesNotFitSaysWhyAndWhatToDo() {
        assertThatThrownBy(() -> conv(16, 5).outputShape(shape(6, 4, 4)))
                .isInstanceOf(ShapeException.class)
                .hasMessage("Conv2d(16, 5×5) does not fit its input 6×4×4: the filter is 5 high, but the input only 4. "
                        + "Use padding(1) or more, a smaller filter, or a larger input.");
        assertThatThrownBy(() -> linear(10).outputShape(shape(16, 5, 5)))
                .hasMessageContaining("16×5×5")
                .hasMessageContaining("flatten()");
        assertThatThrownBy(() -> conv(4, 3).groups(2).outputShape(shape(3, 8, 8)))
                .hasMessageContaining("2 groups")
                .hasMessageContaining("3 channels");
        assertThatThrownBy(() -> maxPool(2).outputShape(shape(400))).hasMessageContaining("flatten()");
        assertThatThrownBy(() -> sequential(relu(), maxPool(9)).outputShape(shape(1, 8, 8)))
                .hasMessageStartingWith("Layer 1: MaxPool2d(9×9)");
    }
}
