package convisible.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import convisible.network.Filter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class AnimationTest {
    private static final float[][] X = {{1, 1, 0}, {0, 1, 0}, {0, 0, 1}};
    private static final Filter HOOK = Filter.of("hook", new float[][] {{1, 1}, {-1, 1}});

    @Test
    void aGifHasEveryFrameWithItsTimeAndTheLastStaysLonger() throws IOException {
        Animation scan = Plot.scan(X, HOOK);
        byte[] gif = scan.gif();
        assertThat(gif).hasSizeLessThan(1_000_000).isEqualTo(Plot.scan(X, HOOK).gif());
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(gif))) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true)).isEqualTo(4);
            assertThat(reader.getWidth(0)).isEqualTo(2 * scan.width());
            assertThat(delay(reader, 0)).isEqualTo(scan.millis() / 10);
            assertThat(delay(reader, 3)).isEqualTo(4 * scan.millis() / 10);
        } finally {
            reader.dispose();
        }
    }

    /** What a scan shows is what the library computes; here against numbers worked out by hand. */
    @Test
    void theNumbersAreRight() {
        assertThat(Plot.scan(X, HOOK).alt()).contains("hook: grid of 2×2 cells, row by row: 3 0 / 1 2");
        assertThat(Plot.scan(X, HOOK).still().alt()).contains("row by row: 3 0 / 1 2");
        assertThat(Plot.sum(X, HOOK.weights(), 0.5f).alt()).contains("y0 = 1·1 + 1·1 + 0·(−1) + 1·1 + 0.50 = 3.50");
        assertThat(Plot.scan(X, HOOK).frames().get(1).alt()).contains("row by row: 3 0 / empty empty");
    }

    @Test
    void anAnimationTooLargeForANotebookIsRefusedInWords() {
        Figure noise = Plot.image(Nd4j.rand(7, 400, 400).slice(0)).wide(400);
        Figure other = Plot.image(Nd4j.rand(8, 400, 400).slice(0)).wide(400);
        Animation large = Plot.animate(100, "noise", List.of(noise, other, noise, other, noise, other, noise, other));
        assertThatThrownBy(large::gif).hasMessageContaining("8 frames").hasMessageContaining("fewer or smaller");
        assertThatThrownBy(() -> Plot.animate(100, "none", List.of())).hasMessageContaining("at least one frame");
    }

    private static int delay(ImageReader reader, int frame) throws IOException {
        IIOMetadataNode root =
                (IIOMetadataNode) reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
        IIOMetadataNode control = (IIOMetadataNode)
                root.getElementsByTagName("GraphicControlExtension").item(0);
        return Integer.parseInt(control.getAttribute("delayTime"));
    }
}
