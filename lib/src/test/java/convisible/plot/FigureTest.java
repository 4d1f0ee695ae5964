package convisible.plot;

import static convisible.array.Shape.shape;
import static convisible.layer.Layers.conv;
import static convisible.layer.Layers.flatten;
import static convisible.layer.Layers.linear;
import static convisible.layer.Layers.maxPool;
import static convisible.layer.Layers.relu;
import static convisible.layer.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convisible.array.ShapeException;
import convisible.data.LabelledImages;
import convisible.network.Filter;
import convisible.network.Network;
import convisible.network.TopPatches;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FigureTest {
    private static final float[][] X = {{1, 1, 0, 0}, {0, 1, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}};
    private static final float[][] W = {{1, 1}, {-1, 1}};
    private static final Filter HOOK = Filter.of("hook", W);
    private static final Network TWO_FILTERS = Filter.stack(shape(1, 4, 4), HOOK, HOOK.bias(1));

    private static final TopPatches TOP = TopPatches.of(
            Filter.stack(shape(1, 4, 4), HOOK),
            LabelledImages.of(
                    "light",
                    shape(1, 4, 4),
                    new byte[] {-1, 0, 0, 9, -1, 0, 0, 9, -1, 0, 0, 9, 9, 9, 9, 9},
                    new int[] {0},
                    List.of("stroke")),
            1);

    private static final Network SMALL = Network.of(
            sequential(conv(3, 3), relu(), maxPool(2), flatten(), linear(30), relu(), linear(4)), shape(1, 12, 12), 1);

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
                Plot.units(16, 8, 2).titles("pixels", "hidden layer", "answer").outputs("no", "yes"),
                Plot.units(4, 4).weights(Nd4j.create(X)),
                Plot.row(Plot.grid(X), "→", Stream.of(Plot.grid(X), Plot.grid(X), Plot.grid(X), Plot.grid(X))),
                Plot.column(Plot.grid(X), Plot.grid(W)),
                Plot.bars("runs").bar("one", -2, 3, 4).bar("two", -1),
                Plot.unrolled(Nd4j.create(X).reshape(1, 4, 4), TWO_FILTERS),
                Plot.unrolled(Nd4j.create(X).reshape(1, 4, 4), TWO_FILTERS).upTo(4),
                Plot.described(Plot.grid(X), "a hook"),
                Plot.patches(TOP, 0),
                Plot.patches(TOP, 0).named().wide(20),
                Plot.journey(SMALL, Nd4j.rand(1, 12, 12)),
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
    void aConvolutionIsUnrolledPlaceByPlace() {
        INDArray x = Nd4j.create(new float[][] {{1, 2, 0}, {3, 4, 5}}).reshape(1, 2, 3);
        Unrolled both = Plot.unrolled(x, Filter.stack(shape(1, 2, 3), HOOK));
        assertThat(both.alt())
                .contains("W_row (grid of 1×4 cells, row by row: 1 1 −1 1)")
                .contains("X_col (grid of 4×2 cells, row by row: 1 2 / 2 0 / 3 4 / 4 5)")
                .contains("Y (grid of 1×2 cells, row by row: 4 3)");
        assertThat(both.upTo(0).alt())
                .contains("up to place 0", "row by row: 1 empty / 2 empty / 3 empty / 4 empty", "row by row: 4 empty");
        assertThatThrownBy(() -> both.upTo(2))
                .hasMessageContaining("no place 2")
                .hasMessageContaining("2 places");
        assertThat(Plot.unrolling(x, Filter.stack(shape(1, 2, 3), HOOK)).frames())
                .hasSize(3);
    }

    @Test
    void aJourneyShowsEveryStageAndTheScores() {
        assertThat(Plot.journey(SMALL, Nd4j.rand(1, 12, 12)).alt())
                .contains("picture: 1×12×12", "Conv2d, ReLU: 3×10×10", "MaxPool2d: 3×5×5", "Flatten: a strip of 75")
                .contains("Linear, ReLU: a strip of 30")
                .containsPattern("Linear: bars, 0: \\S+, 1: \\S+, 2: \\S+, 3: \\S+; the highest is that of [0-3]$");
        Network alone = Network.of(conv(3, 3), shape(1, 12, 12), 1);
        assertThatThrownBy(() -> Plot.journey(alone, Nd4j.rand(1, 12, 12))).hasMessageContaining("sequential(…)");
    }

    @Test
    void altTextTellsTheNumbersAndTheConnections() {
        assertThat(Plot.grid(HOOK).alt()).isEqualTo("hook: grid of 2×2 cells, row by row: 1 1 / −1 1");
        assertThat(Plot.row(Plot.grid(W), "→", Plot.grid(X).window(1, 1, 2, 2)).alt())
                .contains("leads to", "a frame of 2×2 at row 1, column 1");
        assertThat(Plot.image(Nd4j.zeros(3, 5))
                        .alt("a cat at night")
                        .title("before")
                        .alt())
                .isEqualTo("before: a cat at night: grey picture, 3 rows of 5 pixels");
        assertThat(Plot.connections(4, 2).only(4).alt())
                .endsWith("y4 is connected to the pixels 5 by w1, 6 by w2, 9 by w3, a by w4");
    }

    @Test
    void aNetworkOfUnitsTellsWhichInputsAreDarkAndWhichHaveStrongConnections() {
        Units units = Plot.units(4, 2).outputs("no", "yes");
        assertThat(units.input(Nd4j.create(new float[] {1, 1, 0, 1})).alt())
                .endsWith("the last are no and yes; only dark inputs have connections: 0 1 3");
        assertThat(units.weights(Nd4j.create(new float[][] {{0, 1, 0, 0.01f}, {-2, 0, 0, 0}}))
                        .alt())
                .endsWith("connections in colour come from 0 1");
        assertThatThrownBy(() -> units.input(Nd4j.create(X))).hasMessageContaining("4 inputs, but 16");
        assertThatThrownBy(() -> units.weights(Nd4j.create(W))).hasMessageContaining("2×4, but these weights are 2×2");
        assertThatThrownBy(() -> units.titles("one")).hasMessageContaining("2 columns, but 1");
        assertThatThrownBy(() -> Plot.units(3)).isInstanceOf(ShapeException.class);
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

    @ParameterizedTest
    @ValueSource(ints = {250, 310, 420, 640})
    void theKeysOfCurvesFitTheirWidth(int width) {
        double[] x = {0, 1, 2}, y = {2, 3, 4}, z = {3, 5, 6};
        Figure curves = Plot.curves("x", "y")
                .wide(width)
                .runs("a name of some length", x, y, z)
                .line("another", x, z);
        BufferedImage image = curves.render(1);
        for (int row = 0; row < image.getHeight(); row++)
            assertThat(List.of(image.getRGB(5, row), image.getRGB(image.getWidth() - 5, row)))
                    .as("margins in row " + row)
                    .containsOnly(-1);
    }
}
