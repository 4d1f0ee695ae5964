package convisible.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import convisible.plot.Animation;
import convisible.plot.Figure;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.PieChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

class PictureOutputTest {
    private record Square(Color color, String alt) implements Figure {
        @Override
        public int width() {
            return 40;
        }

        @Override
        public int height() {
            return 30;
        }

        @Override
        public void draw(Graphics2D g) {
            g.setColor(color);
            g.fillRect(0, 0, 40, 30);
        }
    }

    private static BufferedImage decode(Output output) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(output.picture().orElseThrow().base64());
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }

    @Test
    void aFigureHasTwoPixelsForEachThatItIsShownWith() throws IOException {
        Output output = PictureOutput.of(new Square(Color.RED, "a red square"));
        assertThat(output.html())
                .startsWith(
                        "<img alt=\"a red square\" width=\"60\" style=\"max-width:100%\" src=\"data:image/png;base64,")
                .contains(output.picture().orElseThrow().base64());
        assertThat(decode(output).getWidth()).isEqualTo(120);
        assertThat(decode(output).getRGB(60, 50)).isEqualTo(Color.RED.getRGB());
        assertThat(output.text()).isEqualTo("a red square");
    }

    @Test
    void altTextIsNotTakenForHtml() {
        assertThat(PictureOutput.of(new Square(Color.RED, "3 < 4 \"quoted\" & more"))
                        .html())
                .startsWith("<img alt=\"3 &lt; 4 &quot;quoted&quot; &amp; more\" width");
    }

    @Test
    void anAnimationMovesInHtmlAndStandsStillElsewhere() throws IOException {
        Animation animation = new Animation(
                List.of(new Square(Color.RED, "red"), new Square(Color.GREEN, "green")), 100, "red turns green");
        Output output = PictureOutput.of(animation);
        assertThat(output.html()).contains("alt=\"red turns green\"", "width=\"60\"", "data:image/gif;base64,");
        assertThat(output.picture().orElseThrow().type()).isEqualTo(MIMEType.IMAGE_PNG);
        assertThat(decode(output).getRGB(60, 50)).isEqualTo(Color.GREEN.getRGB());
        assertThat(output.text()).isEqualTo("red turns green");
    }

    @Test
    void whatIsLargeAsPngBecomesAJpeg() throws IOException {
        BufferedImage noise = new BufferedImage(400, 300, BufferedImage.TYPE_INT_ARGB);
        Random random = new Random(1);
        for (int i = 0; i < 400 * 300; i++) noise.setRGB(i % 400, i / 400, random.nextInt() | 0xff000000);
        Output output = PictureOutput.of(noise);
        assertThat(output.picture().orElseThrow().type()).isEqualTo(MIMEType.IMAGE_JPEG);
        assertThat(output.html()).contains("data:image/jpeg;base64,/9j/");
        assertThat(decode(output).getWidth()).isEqualTo(400);
        assertThat(output.text()).isEqualTo("picture, 400×300 pixels");
    }

    @Test
    void aChartSaysWhatItIsAbout() throws IOException {
        XYChart chart = new XYChartBuilder()
                .width(300)
                .height(200)
                .title("Loss")
                .xAxisTitle("epoch")
                .yAxisTitle("loss")
                .build();
        chart.addSeries("train", new double[] {1, 2}, new double[] {2, 1});
        chart.addSeries("test", new double[] {1, 2}, new double[] {3, 2});
        Output output = PictureOutput.of(chart);
        assertThat(output.text()).isEqualTo("chart \"Loss\", loss over epoch: train, test");
        assertThat(decode(output).getHeight()).isEqualTo(400);
        assertThat(PictureOutput.of(new PieChart(100, 100)).text()).isEqualTo("chart");
    }
}
