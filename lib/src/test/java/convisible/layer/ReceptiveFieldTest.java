package convisible.layer;

import static convisible.array.Shape.shape;
import static convisible.layer.Layers.concat;
import static convisible.layer.Layers.conv;
import static convisible.layer.Layers.flatten;
import static convisible.layer.Layers.linear;
import static convisible.layer.Layers.maxPool;
import static convisible.layer.Layers.relu;
import static convisible.layer.Layers.sequential;
import static convisible.layer.Layers.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convisible.array.PlainException;
import convisible.array.Tensor;
import convisible.network.Network;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReceptiveFieldTest {
    @Test
    void eachFurtherLayerSeesFurther() {
        assertThat(ReceptiveField.of(relu()).size()).isEqualTo(Size.square(1));
        assertThat(ReceptiveField.of(sequential(conv(1, 3), relu(), conv(1, 3))).size())
                .isEqualTo(Size.square(5));
        ReceptiveField field = ReceptiveField.of(sequential(conv(8, 5), relu(), maxPool(2), conv(16, 3)));
        assertThat(field).isEqualTo(new ReceptiveField(Size.square(10), Size.square(2), Size.square(0)));
        assertThat(field).hasToString("10×10 pixels in steps of 2");
    }

    @Test
    void aLayerThatSeesEverythingIsRefusedInWords() {
        assertThatThrownBy(() -> ReceptiveField.of(sequential(conv(1, 3), flatten(), linear(2))))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("Flatten() looks at all places at once");
    }

    static Stream<Layer> layers() {
        return Stream.of(
                conv(1, 3),
                conv(2, 2, 3).stride(2, 1).padding(1),
                conv(1, 3).dilation(2).padding(2),
                sequential(conv(2, 3).padding(1), maxPool(2), conv(2, 3).padding(1)),
                sequential(conv(2, 3).stride(2), conv(2, 2).stride(2), conv(1, 2)),
                sequential(conv(2, 3).padding(1), sum(sequential(conv(2, 3).padding(1)), sequential())),
                sequential(concat(conv(1, 1), conv(1, 5).padding(2)), maxPool(2)));
    }

    /** Changes one pixel after the other and looks which numbers of the output notice. */
    @ParameterizedTest
    @MethodSource("layers")
    void justThePixelsInsideMakeADifference(Layer layer) {
        int side = 12;
        ReceptiveField field = ReceptiveField.of(layer);
        try (Network network =
                Network.of(layer, shape(1, side, side), Weights.of(layer, shape(1, side, side), ones(layer)))) {
            Tensor before = network.apply(Tensor.zeros(shape(1, side, side)));
            int rows = before.shape().dim(1), columns = before.shape().dim(2);
            for (int pixel = 0; pixel < side * side; pixel++) {
                Tensor picture = Tensor.zeros(shape(1, side, side));
                picture.data()[pixel] = 1;
                float[] after = network.apply(picture).data();
                for (int i = 0; i < rows; i++)
                    for (int j = 0; j < columns; j++) {
                        boolean noticed = false;
                        for (int k = 0; k < before.shape().dim(0); k++) {
                            int place = (k * rows + i) * columns + j;
                            noticed |= after[place] != before.data()[place];
                        }
                        int row = pixel / side
                                - field.start().height()
                                - i * field.step().height();
                        int column = pixel % side
                                - field.start().width()
                                - j * field.step().width();
                        boolean inside = row >= 0
                                && row < field.size().height()
                                && column >= 0
                                && column < field.size().width();
                        if (!inside) assertThat(noticed).isFalse();
                        else if (!layer.toString().contains("dilation"))
                            assertThat(noticed).isTrue();
                    }
            }
        }
    }

    /** Weights of one: no product is zero, so whatever is seen is noticed. */
    private static Map<String, Tensor> ones(Layer layer) {
        Map<String, Tensor> ones = new HashMap<>();
        List<Weight> weights = layer.weights(shape(1, 12, 12));
        for (Weight weight : weights) {
            Tensor tensor = Tensor.zeros(weight.shape());
            if (weight.name().endsWith("weight")) Arrays.fill(tensor.data(), 1);
            ones.put(weight.name(), tensor);
        }
        return ones;
    }
}
