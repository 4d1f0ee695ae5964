package convisible.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convisible.array.ShapeException;
import convisible.network.Filter;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FigureTest {
    private static final float[][] X = {{1, 1, 0, 0}, {0, 1, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};
    private static final float[][] W = {{1, 1}, {-1, 1}};
    private static final Filter HOOK = Filter.of("hook", W);

    static Stream<Figure> figures() {
        INDArray ramp = Nd4j.linspace(0, 1, 3 * 40 * 1000).reshape(3, 40, 1000);
        return Stream.of(
                Plot.grid(X),
                Plot.grid(X).named().window(0, 0, 2, 2).title("a title that is wider than the grid below it"),
                Plot.grid(HOOK),
                Plot.grid(HOOK.apply(Nd4j.create(X))).cell(50),
                Plot.grid(new float[][] {{-123456.789f, 0.001f}, {1e9f, Float.NaN}}),
                Plot.image(ramp).window(3, 3, 10, 10),
                Plot.image(ramp.slice(0).sub(0.5)).wide(5000).title("map"),
                Plot.maps(Nd4j.rand(9, 30, 30)),
                Plot.maps(Nd4j.rand(1, 9, 5, 5), "one", "two"),
                Plot.connections(4, 2),
                Plot.connections(4, 2).only(0),
                Plot.connections(3, 2).dense(),
                Plot.connections(5, 2).stride(3),
                Plot.connections(4, 2).only(8).planes(3),
                Plot.connections(4, 2).dense().planes(2),
                Plot.row(Plot.grid(X), "→", Stream.of(Plot.grid(X), Plot.grid(X), Plot.grid(X), Plot.grid(X))),
                Plot.column(Plot.grid(X), Plot.grid(W)),
                Plot.bars("runs").bar("one", -2, 3, 4).bar("two", -1),
                Ambiguous.vase(0.3),
                Ambiguous.duckOrRabbit(70),
                Ambiguous.cube(0.5),
                Ambiguous.letterOrNumber(6),
                Plot.sum(X, W, 0.5f).still(),
                Plot.scan(X, HOOK, HOOK).still());
    }

    @ParameterizedTest
    @MethodSource("figures")
    void everyFigureFitsThePageDescribesItselfAndIsNotBlank(Figure figure) {
        assertThat(figure.width()).isBetween(1, Figure.MAX_WIDTH - 2 * Figure.MARGIN);
        assertThat(figure.alt()).isNotBlank();
        BufferedImage image = figure.render(1);
        assertThat(image.getWidth()).isEqualTo(figure.width() + 2 * Figure.MARGIN);
        assertThat(distinctColours(image)).isGreaterThan(2);
    }

    /** Nothing is cut off: the margin around the figure stays blank. */
    @ParameterizedTest
    @MethodSource("figures")
    void nothingIsDrawnOutsideTheFigure(Figure figure) {
        BufferedImage image = figure.render(1);
        int paper = Style.PAPER.getRGB(), right = image.getWidth() - 1, bottom = image.getHeight() - 1;
        for (int x = 0; x <= right; x++)
            for (int edge = 0; edge < Figure.MARGIN - 3; edge++)
                assertThat(List.of(image.getRGB(x, edge), image.getRGB(x, bottom - edge)))
                        .containsOnly(paper);
        for (int y = 0; y <= bottom; y++)
            for (int edge = 0; edge < Figure.MARGIN - 3; edge++)
                assertThat(List.of(image.getRGB(edge, y), image.getRGB(right - edge, y)))
                        .containsOnly(paper);
    }

    @ParameterizedTest
    @MethodSource("figures")
    void theSameFigureGivesTheSamePixels(Figure figure) {
        assertThat(pixels(figure.render(2))).isEqualTo(pixels(figure.render(2)));
    }

    @Test
    void aBarOfSeveralRunsTellsTheirMeanAndRange() {
        assertThat(Plot.bars("share").bar("one", 2, 4, 9).bar("two", 1).alt())
                .isEqualTo("bars of share: one 5 (mean of 3 runs between 2 and 9), two 1");
    }

    @Test
    void altTextTellsTheNumbersAndTheConnections() {
        assertThat(Plot.grid(HOOK).alt()).isEqualTo("hook: grid of 2×2 cells, row by row: 1 1 / −1 1");
        assertThat(Plot.row(Plot.grid(W), "→", Plot.grid(X).window(1, 1, 2, 2)).alt())
                .contains("leads to", "a frame of 2×2 at row 1, column 1");
        assertThat(Plot.connections(4, 2).only(4).alt())
                .endsWith("y4 is connected to the pixels 5 by w1, 6 by w2, 9 by w3, a by w4");
    }

    @Test
    void aWindowThatStridesSkipsPlacesAndOneThroughChannelsSaysSo() {
        assertThat(Plot.connections(4, 2).stride(2).alt())
                .contains("4 outputs on the right")
                .contains("y1 is connected to the pixels 2 by w1, 3 by w2, 6 by w3, 7 by w4")
                .endsWith("y3 is connected to the pixels a by w1, b by w2, e by w3, f by w4");
        assertThat(Plot.connections(4, 2).only(0).planes(3).alt()).contains("each of 3 channels", "5 by w4");
        assertThatThrownBy(() -> Plot.connections(4, 2).stride(0)).isInstanceOf(ShapeException.class);
    }

    @Test
    void whatIsNoPictureIsRefusedInWords() {
        assertThatThrownBy(() -> Plot.image(Nd4j.ones(4, 8, 8)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("Plot.maps");
        assertThatThrownBy(() -> Plot.grid(Nd4j.ones(2, 8, 8))).hasMessageContaining("slice(0)");
        assertThatThrownBy(() -> Plot.maps(Nd4j.ones(8, 8))).hasMessageContaining("K×H×W");
    }

    private static long distinctColours(BufferedImage image) {
        return Arrays.stream(pixels(image)).distinct().count();
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
