package convisible.array;

import static convisible.array.Shape.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class ShapeTest {
    @Test
    void aShapeKnowsItsAxes() {
        Shape shape = shape(3, 300, 451);
        assertThat(shape.rank()).isEqualTo(3);
        assertThat(shape.size()).isEqualTo(3 * 300 * 451);
        assertThat(shape.dim(-1)).isEqualTo(451);
        assertThat(shape.prepend(8)).isEqualTo(shape(8, 3, 300, 451)).hasToString("8×3×300×451");
        assertThat(shape.dropFirst()).isEqualTo(shape(300, 451)).hasSameHashCodeAs(shape(300, 451));
    }

    @Test
    void itCannotBeChangedFromOutside() {
        int[] dims = {2, 3};
        Shape shape = shape(dims);
        dims[0] = 9;
        shape.dims()[1] = 9;
        assertThat(shape).isEqualTo(shape(2, 3));
    }

    @Test
    void impossibleShapesAreRefused() {
        assertThatThrownBy(() -> shape(3, 0)).isInstanceOf(ShapeException.class).hasMessageContaining("3×0");
        assertThatThrownBy(() -> shape(1 << 16, 1 << 16)).hasMessageContaining("65536×65536");
        assertThatThrownBy(() -> new Tensor(shape(2, 3), new float[5]))
                .hasMessageContaining("2×3 holds 6")
                .hasMessageContaining("got 5");
    }

    @Test
    void tensorsComeFromAnyNd4jViewAndGoBack() {
        INDArray columns = Nd4j.arange(12).reshape(3, 4).transpose();
        assertThat(Tensor.of(columns))
                .isEqualTo(new Tensor(shape(4, 3), new float[] {0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11}));
        INDArray row = Nd4j.arange(12).reshape(3, 4).get(NDArrayIndex.point(1));
        assertThat(Tensor.of(row)).isEqualTo(new Tensor(shape(4), new float[] {4, 5, 6, 7}));
        assertThat(Tensor.of(Tensor.of(columns).toNd4j())).isEqualTo(Tensor.of(columns));
    }
}
