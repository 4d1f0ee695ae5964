package convisible.layer;

import static convisible.array.Shape.shape;
import static convisible.layer.Layers.batchNorm;
import static convisible.layer.Layers.conv;
import static convisible.layer.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convisible.array.Shape;
import convisible.array.Tensor;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WeightsTest {
    private static final Layer LAYER = sequential(conv(4, 3), batchNorm());
    private static final Shape INPUT = shape(2, 8, 8);

    @Test
    void aSeedGivesTheSameWeightsAndAnotherSeedOthers() {
        Weights weights = Weights.random(LAYER, INPUT, 7);
        assertThat(Weights.random(LAYER, INPUT, 7).asMap()).isEqualTo(weights.asMap());
        assertThat(Weights.random(LAYER, INPUT, 8).get("0.weight")).isNotEqualTo(weights.get("0.weight"));
    }

    @Test
    void convolutionsStartWithinOneOverTheRootOfTheFanInAndBatchNormAtOne() {
        Weights weights = Weights.random(LAYER, INPUT, 7);
        float bound = (float) (1 / Math.sqrt(2 * 3 * 3));
        for (float w : weights.get("0.weight").data()) assertThat(w).isBetween(-bound, bound);
        assertThat(weights.get("1.weight").data()).containsOnly(1);
        assertThat(weights.get("1.running_mean").data()).containsOnly(0);
        assertThat(weights.inside("1").asMap().keySet())
                .containsExactly("weight", "bias", "running_mean", "running_var");
    }

    @Test
    void weightsOfAnotherNetworkAreRefused() {
        Map<String, Tensor> given =
                new HashMap<>(Weights.random(LAYER, INPUT, 7).asMap());
        given.put("2.weight", Tensor.zeros(shape(1)));
        assertThatThrownBy(() -> Weights.of(LAYER, INPUT, given)).hasMessageContaining("no 2.weight");
        given.remove("2.weight");
        given.put("0.bias", Tensor.zeros(shape(5)));
        assertThatThrownBy(() -> Weights.of(LAYER, INPUT, given))
                .hasMessageContaining("0.bias with shape 4")
                .hasMessageContaining("given 5");
        given.remove("0.bias");
        assertThatThrownBy(() -> Weights.of(LAYER, INPUT, given)).hasMessageContaining("needs 0.bias (4)");
        assertThatThrownBy(() -> Weights.random(LAYER, INPUT, 7).get("bias")).hasMessageContaining("0.bias");
    }
}
