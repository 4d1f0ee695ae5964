package convisible.network;

import static convisible.array.Shape.shape;
import static convisible.layer.Layers.conv;
import static convisible.layer.Layers.flatten;
import static convisible.layer.Layers.linear;
import static convisible.layer.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import convisible.array.PlainException;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import convisible.data.LabelledImages;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopPatchesTest {
    private static final Filter HOOK = Filter.of("hook", new float[][] {{1, 1}, {-1, 1}});

    /** 3×4 pixels: a hook at the right, one at the bottom left that is half as dark, and nothing. */
    private static final LabelledImages PICTURES = LabelledImages.of(
            "hooks",
            shape(1, 3, 4),
            new byte[] {
                0, 0, -1, -1, 0, 0, 0, -1, 0, 0, 0, 0, //
                0, 0, 0, 0, 127, 127, 0, 0, 0, 127, 0, 0, //
                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
            },
            new int[] {0, 0, 1},
            List.of("hook", "nothing"));

    private static Network hook(int padding) {
        return Filter.stack(shape(1, 3, 4), HOOK.padding(padding));
    }

    @Test
    void thePatchThatLooksMostLikeTheFilterComesFirst() {
        TopPatches top = TopPatches.of(hook(0), PICTURES, 2);
        assertThat(top.places(0)).extracting(TopPatches.Place::picture).containsExactly(0, 1);
        TopPatches.Place first = top.places(0).get(0);
        assertThat(List.of(first.row(), first.column())).containsExactly(0, 2);
        assertThat(first.value()).isEqualTo(3);
        assertThat(top.kind(first)).isEqualTo("hook");
        assertThat(top.filters()).isEqualTo(1);
        assertThat(top.silent(0)).isFalse();
        assertThat(TopPatches.of(hook(0), PICTURES, 3).silent(0))
                .as("one picture is empty")
                .isTrue();
        Tensor patch = Tensor.of(top.patch(top.places(0).get(0)));
        assertThat(patch).isEqualTo(new Tensor(shape(1, 2, 2), new float[] {1, 1, 0, 1}));
    }

    @Test
    void beyondThePicturesEdgeAPatchIsBlack() {
        Filter dot = Filter.of("bottom right", new float[][] {{0, 0}, {0, 1}}).padding(1);
        LabelledImages light =
                LabelledImages.of("light", shape(1, 1, 1), new byte[] {-1}, new int[] {0}, List.of("light"));
        TopPatches top = TopPatches.of(Filter.stack(shape(1, 1, 1), dot), light, 1);
        assertThat(Tensor.of(top.patch(top.places(0).get(0))).data()).containsExactly(0, 0, 0, 1);
    }

    @Test
    void whatCannotBeHadIsRefusedInWords() {
        assertThatThrownBy(() -> TopPatches.of(hook(0), PICTURES, 4))
                .isInstanceOf(PlainException.class)
                .hasMessageContaining("1 to 3 patches, not 4");
        try (Network dense = Network.of(sequential(flatten(), linear(2)), shape(1, 3, 4), 1)) {
            assertThatThrownBy(() -> TopPatches.of(dense, PICTURES, 1))
                    .isInstanceOf(ShapeException.class)
                    .hasMessageContaining("this network gives 2");
        }
    }

    @Test
    void theFirstLayersOfANetworkGiveItsInnerMaps() {
        try (Network whole = Network.of(sequential(conv(2, 2), conv(3, 2)), shape(1, 3, 4), 7);
                Network first = whole.first(1);
                Network second =
                        Network.of(conv(3, 2), shape(2, 2, 3), whole.weights().inside("1"))) {
            Tensor x = PICTURES.batch(0, 1);
            assertThat(second.apply(first.apply(x)).data())
                    .containsExactly(whole.apply(x).data(), within(1e-6f));
            assertThatThrownBy(() -> whole.first(3)).hasMessageContaining("There are 2 layers");
            assertThatThrownBy(() -> second.first(1)).hasMessageContaining("not several layers");
        }
    }
}
