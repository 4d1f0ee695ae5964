package convisible.network;

import static convisible.array.Shape.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import convisible.array.Tensor;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FilterTest {
    private static final Filter HOOK = Filter.of("hook", new float[][] {{1, 1}, {0, 1}});

    @Test
    void aFilterIsLaidOverThePictureUnflipped() {
        INDArray picture = Nd4j.create(new float[][] {{1, 1, 0}, {0, 1, 0}, {0, 0, 0}});
        assertThat(Tensor.of(HOOK.bias(0.5f).apply(picture)))
                .isEqualTo(new Tensor(shape(2, 2), new float[] {3.5f, 1.5f, 1.5f, 1.5f}));
    }

    @Test
    void everyChannelOfEveryPictureIsFilteredByItself() {
        INDArray pictures = NetworkTest.random(2, 3, 5, 4).toNd4j();
        INDArray maps = HOOK.apply(pictures);
        assertThat(maps.shape()).containsExactly(2, 3, 4, 3);
        INDArray lastPlane = pictures.slice(1).slice(2).dup();
        assertThat(Tensor.of(maps.slice(1).slice(2))).isEqualTo(Tensor.of(HOOK.apply(lastPlane)));
    }

    @Test
    void stackedFiltersLeaveOneMapEach() {
        Filter corner = Filter.of("corner", new float[][] {{1, 0}, {0, 0}});
        INDArray picture = NetworkTest.random(1, 6, 6).toNd4j();
        try (Network both = Filter.stack(shape(1, 6, 6), HOOK, corner)) {
            INDArray maps = both.apply(picture);
            assertThat(maps.shape()).containsExactly(2, 5, 5);
            assertThat(Tensor.of(maps.slice(1))).isEqualTo(Tensor.of(corner.apply(picture.slice(0))));
        }
    }

    @Test
    void namedFiltersKeepTheSizeAndDoWhatTheirNamesSay() {
        INDArray flat = Nd4j.ones(5, 5).mul(0.5);
        assertThat(Filters.identity().apply(flat)).isEqualTo(flat);
        for (Filter filter : new Filter[] {Filters.sobelX(), Filters.sobelY(), Filters.edges()})
            assertThat(filter.apply(flat).getFloat(2, 2)).as(filter.name()).isZero();
        for (Filter filter : new Filter[] {Filters.sharpen(), Filters.emboss(), Filters.blur(3)})
            assertThat(filter.apply(flat).getFloat(2, 2)).as(filter.name()).isCloseTo(0.5f, within(1e-6f));
    }

    @Test
    void theCompassFindsTheDirectionInWhichAPictureGetsBrighter() {
        Filter[] compass = Filters.compass();
        assertThat(Arrays.stream(compass).map(Filter::name)).containsExactly("→", "↗", "↑", "↖", "←", "↙", "↓", "↘");
        int[] down = {0, -1, -1, -1, 0, 1, 1, 1}, right = {1, 1, 0, -1, -1, -1, 0, 1};
        for (int direction = 0; direction < 8; direction++) {
            float[][] slope = new float[5][5];
            for (int i = 0; i < 5; i++)
                for (int j = 0; j < 5; j++)
                    slope[i][j] = down[direction] * (i - 2) + right[direction] * (j - 2) > 0 ? 1 : 0;
            float strongest = 0;
            for (Filter filter : compass)
                strongest = Math.max(strongest, filter.apply(Nd4j.create(slope)).getFloat(2, 2));
            assertThat(compass[direction].apply(Nd4j.create(slope)).getFloat(2, 2))
                    .isEqualTo(strongest);
        }
        INDArray step = Nd4j.create(new float[][] {{0, 1, 1}, {0, 1, 1}, {0, 1, 1}});
        assertThat(compass[0].apply(step).getFloat(1, 1)).isEqualTo(1);
        assertThat(compass[4].apply(step).getFloat(1, 1)).isEqualTo(-1);
    }

    @Test
    void impossibleFiltersAreRefusedInWords() {
        assertThatThrownBy(() -> Filter.of("ragged", new float[][] {{1, 2}, {3}}))
                .hasMessageContaining("2 and 1 weights");
        assertThatThrownBy(() -> Filter.of("none", new float[0][])).hasMessageContaining("no weights");
        assertThatThrownBy(() -> Filters.blur(4)).hasMessageContaining("odd");
        assertThatThrownBy(() -> HOOK.apply(Nd4j.ones(5))).hasMessageContaining("H×W");
        assertThatThrownBy(() -> Filter.stack(shape(1, 6, 6), HOOK, HOOK.stride(2)))
                .hasMessageContaining("share size");
    }

    @Test
    void aCornerFilterIsSilentAlongStraightEdges() {
        float[][] square = new float[9][9];
        for (int i = 2; i < 7; i++) Arrays.fill(square[i], 2, 7, 1);
        float[][] found =
                Tensor.of(Filters.corners().apply(Nd4j.create(square))).rows();
        for (int i = 0; i < 9; i++)
            for (int j = 0; j < 9; j++) {
                boolean corner =
                        (i < 4 ? i >= 1 && i <= 2 : i >= 6 && i <= 7) && (j < 4 ? j >= 1 && j <= 2 : j >= 6 && j <= 7);
                assertThat(found[i][j] != 0).as("%d %d", i, j).isEqualTo(corner);
            }
    }
}
