package convisible.data;

import static convisible.array.Shape.shape;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class ImagesTest {
    private static final Map<String, Tensor> STORED =
            Safetensors.read(Path.of("lib/src/test/resources/convisible/data/pytorch.safetensors"));

    @ParameterizedTest
    @CsvSource({
        "astronaut.png, 3, 512, 512",
        "brick.png, 1, 512, 512",
        "camera.png, 1, 512, 512",
        "chelsea.png, 3, 300, 451",
        "coffee.png, 3, 400, 600",
        "grass.png, 1, 512, 512",
        "gravel.png, 1, 512, 512",
        "horse.png, 3, 328, 400",
        "rocket.jpg, 3, 427, 640",
    })
    void photosAreNchwFrom0To1(String name, int channels, int height, int width) {
        INDArray photo = Images.read(name);
        assertThat(photo.shape()).containsExactly(1, channels, height, width);
        assertThat(photo.dataType()).isEqualTo(DataType.FLOAT);
        assertThat(photo.minNumber().floatValue()).isBetween(0f, 0.3f);
        assertThat(photo.maxNumber().floatValue()).isBetween(0.8f, 1f);
        assertThat(Images.names()).contains(name);
    }

    /** The numbers that Pillow reads. */
    @Test
    void pixelsAreThoseInTheFile() {
        assertThat(bytes(Images.read("camera.png"), 100, 200)).containsExactly(54);
        assertThat(bytes(Images.read("chelsea.png"), 100, 200)).containsExactly(76, 39, 13);
        assertThat(bytes(Images.read("rocket.jpg"), 227, 55)).containsExactly(55, 98, 140);
        assertThat(bytes(Images.read("horse.png"), 150, 200)).containsExactly(0, 0, 0);
        assertThat(bytes(Images.read("horse.png"), 0, 0)).containsExactly(255, 255, 255);
    }

    @Test
    void aPathIsReadToo(@TempDir Path folder) {
        Path file = Samples.write(folder.resolve("mine.png"), Samples.png());
        assertThat(Images.read(file.toString())).isEqualTo(Images.read(file));
    }

    @Test
    void aWrongNameGetsTheRightOnes() {
        assertThatThrownBy(() -> Images.read("chelsae.png"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("There is no picture chelsae.png.")
                .hasMessageContaining("brick.png, camera.png, chelsea.png");
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_INT_ARGB_PRE})
    void transparentIsLaidOverWhite(int type) {
        BufferedImage image = new BufferedImage(3, 1, type);
        image.setRGB(0, 0, 0xff336699);
        image.setRGB(1, 0, 0x00336699);
        image.setRGB(2, 0, 0x33336699);
        INDArray x = Images.of(image);
        assertThat(bytes(x, 0, 0)).containsExactly(0x33, 0x66, 0x99);
        assertThat(bytes(x, 0, 1)).containsExactly(255, 255, 255);
        assertThat(bytes(x, 0, 2)).containsExactly(214, 224, 235);
    }

    /** Whatever Java stores a picture in, and on the way through a file as well. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_ARGB_PRE,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_BYTE_INDEXED
            })
    void everyKindOfColorPictureIsRead(int type, @TempDir Path folder) {
        BufferedImage image = new BufferedImage(2, 1, type);
        image.setRGB(0, 0, 0xffff0000);
        image.setRGB(1, 0, 0xff3366cc);
        INDArray throughFile = Images.read(Samples.write(folder.resolve("x.png"), Samples.encode(image, "png")));
        for (INDArray x : List.of(Images.of(image), throughFile)) {
            assertThat(bytes(x, 0, 0)).containsExactly(255, 0, 0);
            assertThat(bytes(x, 0, 1)).containsExactly(0x33, 0x66, 0xcc);
        }
    }

    @ParameterizedTest
    @CsvSource({BufferedImage.TYPE_BYTE_GRAY + ", 8", BufferedImage.TYPE_USHORT_GRAY + ", 16"})
    void greysAreTakenAsTheyAre(int type, int bits, @TempDir Path folder) {
        BufferedImage image = new BufferedImage(2, 1, type);
        int[] sample = {1 << (bits - 2)};
        image.getRaster().setPixel(1, 0, sample);
        INDArray throughFile = Images.read(Samples.write(folder.resolve("x.png"), Samples.encode(image, "png")));
        float expected = sample[0] / (float) ((1 << bits) - 1);
        for (INDArray x : List.of(Images.of(image), throughFile))
            assertThat(Tensor.of(x)).isEqualTo(new Tensor(shape(1, 1, 1, 2), new float[] {0, expected}));
    }

    @Test
    void aPaletteOfGreysIsGrey() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        image.setRGB(1, 0, 0xffffffff);
        assertThat(Tensor.of(Images.of(image))).isEqualTo(new Tensor(shape(1, 1, 1, 2), new float[] {0, 1}));
    }

    @Test
    void toBufferedImageAndBackKeepsTheBytes() {
        INDArray photo = Images.read("coffee.png");
        assertThat(Images.of(Images.toBufferedImage(photo, 0))).isEqualTo(photo);
        INDArray grey = Images.read("gravel.png");
        assertThat(Images.grey(Images.of(Images.toBufferedImage(grey, 0))).equalsWithEps(grey, 1e-6))
                .isTrue();
    }

    @Test
    void toBufferedImagePicksOnePictureAndClamps() {
        INDArray x = new Tensor(shape(2, 1, 1, 3), new float[] {0, 0, 0, -1, 0.5f, 2}).toNd4j();
        BufferedImage image = Images.toBufferedImage(x, 1);
        assertThat(image.getRGB(0, 0)).isEqualTo(0xff000000);
        assertThat(image.getRGB(1, 0)).isEqualTo(0xff808080);
        assertThat(image.getRGB(2, 0)).isEqualTo(0xffffffff);
    }

    @Test
    void greyWeighsTheColours() {
        INDArray x = new Tensor(shape(2, 3, 1, 1), new float[] {1, 0, 0, 0, 1, 0.5f}).toNd4j();
        assertThat(Tensor.of(Images.grey(x))).isEqualTo(new Tensor(shape(2, 1, 1, 1), new float[] {0.299f, 0.644f}));
        INDArray grey = Images.read("camera.png");
        assertThat(Images.grey(grey)).isEqualTo(grey);
    }

    @Test
    void cropTakesARectangle() {
        INDArray x = counting(2, 3, 4, 5);
        INDArray y = Images.crop(x, 1, 2, 3, 2);
        assertThat(y.shape()).containsExactly(2, 3, 3, 2);
        for (int[] at : new int[][] {{0, 0, 0, 0}, {1, 2, 2, 1}, {0, 1, 2, 0}})
            assertThat(y.getFloat(at)).isEqualTo(x.getFloat(at[0], at[1], at[2] + 1, at[3] + 2));
    }

    @Test
    void croppingLeavesThePictureAlone() {
        INDArray x = counting(1, 1, 2, 2);
        Images.crop(x, 0, 0, 1, 1).addi(1);
        assertThat(x).isEqualTo(counting(1, 1, 2, 2));
    }

    static Stream<String> resized() {
        return STORED.keySet().stream().filter(name -> name.matches("resize\\.(area|bilinear).*"));
    }

    /** Sums of up to 120 numbers from 0 to 1, in another order. */
    @ParameterizedTest
    @MethodSource("resized")
    void resizeAgreesWithPyTorch(String name) {
        Tensor expected = STORED.get(name);
        INDArray x = STORED.get("resize.x").toNd4j();
        Tensor y = Tensor.of(
                Images.resize(x, expected.shape().dim(2), expected.shape().dim(3)));
        assertThat(y.shape()).isEqualTo(expected.shape());
        assertThat(y.data()).containsExactly(expected.data(), within(1e-5f));
    }

    @Test
    void pyTorchValuesCoverBothWays() {
        assertThat(resized()).hasSize(7);
    }

    @Property(tries = 200)
    void aPlainPictureStaysPlain(
            @ForAll @IntRange(min = 1, max = 30) int from, @ForAll @IntRange(min = 1, max = 60) int to) {
        float[] plain = new float[from];
        Arrays.fill(plain, 0.7f);
        Tensor y = Resize.resize(new Tensor(shape(1, 1, from, 1), plain), to, 1);
        assertThat(y.shape()).isEqualTo(shape(1, 1, to, 1));
        for (float pixel : y.data()) assertThat(pixel).isCloseTo(0.7f, within(1e-5f));
    }

    @Property(tries = 200)
    void theSameSizeIsTheSamePicture(
            @ForAll @IntRange(min = 1, max = 20) int height, @ForAll @IntRange(min = 1, max = 20) int width) {
        Tensor x = Tensor.of(counting(1, 2, height, width));
        assertThat(Resize.resize(x, height, width)).isEqualTo(x);
    }

    @Test
    void impossibleRequestsNameTheNumbers() {
        INDArray x = counting(1, 3, 4, 5);
        assertThatThrownBy(() -> Images.crop(x, 2, 0, 3, 5))
                .isInstanceOf(ShapeException.class)
                .hasMessage("Cannot crop 3×5 from row 2, column 0: the picture is 4×5 (height × width).");
        assertThatThrownBy(() -> Images.crop(x, 0, Integer.MAX_VALUE, 1, 1)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> Images.crop(x, -1, 0, 1, 1)).isInstanceOf(ShapeException.class);
        assertThatThrownBy(() -> Images.resize(x, 0, 5))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("0×5");
        assertThatThrownBy(() -> Images.grey(counting(1, 2, 4, 5)))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("1×2×4×5 (channels = 2)");
        assertThatThrownBy(() -> Images.toBufferedImage(x, 1))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("There is no picture 1 in 1×3×4×5: count from 0 to 0.");
        assertThatThrownBy(() -> Images.toBufferedImage(counting(1, 6, 2, 2), 0))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("channels = 6");
        assertThatThrownBy(() -> Images.resize(x.reshape(3, 4, 5), 2, 2))
                .isInstanceOf(ShapeException.class)
                .hasMessageContaining("this is 3×4×5")
                .hasMessageContaining("x.reshape(1, channels, height, width)");
    }

    private static INDArray counting(int... dims) {
        Tensor x = Tensor.zeros(Shape.shape(dims));
        for (int i = 0; i < x.data().length; i++) x.data()[i] = i;
        return x.toNd4j();
    }

    /** One pixel's channels, 0 to 255. */
    private static int[] bytes(INDArray x, int row, int column) {
        return IntStream.range(0, (int) x.size(1))
                .map(channel -> Math.round(255 * x.getFloat(0, channel, row, column)))
                .toArray();
    }
}
