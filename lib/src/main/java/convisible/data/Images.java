package convisible.data;

import convisible.array.Shape;
import convisible.array.ShapeException;
import convisible.array.Tensor;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** Pictures as arrays: N×C×H×W, from 0 (black) to 1 (white), C = 3 for red, green and blue or C = 1 for grey. */
public final class Images {
    private Images() {}

    /**
     * Reads a PNG or JPEG file. The numbers are those in the file: no colour profile is applied, and no turn that a
     * camera noted. A transparent picture is laid over white.
     *
     * @param name of a photo in {@code data/photos}, such as {@code chelsea.png}, or else a path
     * @return 1×C×H×W, 0 to 1; C = 1 if the file can hold greys only, else 3
     * @throws DataException if the file is missing, damaged, no picture, in colours for printing (CMYK), or larger than
     *     25 megapixels
     */
    public static INDArray read(String name) {
        Path photo = photos().resolve(name);
        Path file = Files.exists(photo) ? photo : Path.of(name);
        if (Files.notExists(file))
            throw new DataException("There is no picture " + name + ". Give the path of a PNG or JPEG file, or one of "
                    + String.join(", ", names()) + ".");
        return read(file);
    }

    /** {@link #read(String)} for a path, wherever it leads. */
    public static INDArray read(Path file) {
        return of(ImageFile.decode(file));
    }

    /** The names of the photos in {@code data/photos}. */
    public static List<String> names() {
        try (Stream<Path> files = Files.list(photos())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".png") || name.endsWith(".jpg"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw DataFiles.unreadable(photos(), e);
        }
    }

    /**
     * A picture of Java's own kind as numbers.
     *
     * @return 1×C×H×W, 0 to 1; C = 1 if the picture can hold greys only, else 3; over white where it is transparent
     */
    public static INDArray of(BufferedImage image) {
        boolean grey = isGrey(image.getColorModel());
        BufferedImage direct = image.getColorModel() instanceof IndexColorModel palette
                ? palette.convertToIntDiscrete(image.getRaster(), true)
                : image;
        Tensor x = Tensor.zeros(Shape.shape(1, grey ? 1 : 3, image.getHeight(), image.getWidth()));
        copySamples(direct, x.shape().dim(1), x.data());
        return x.toNd4j();
    }

    /**
     * A picture of Java's own kind, to draw or to save.
     *
     * @param x N×C×H×W with C = 1 or 3; below 0 becomes black, above 1 full light
     * @param n which of the N pictures, from 0
     * @return in red, green and blue, whatever C is
     * @throws ShapeException if x has another shape
     * @throws IndexOutOfBoundsException if n is not 0 to N − 1
     */
    public static BufferedImage toBufferedImage(INDArray x, int n) {
        Shape shape = shapeOf(x);
        int channels = shape.dim(1);
        if (channels != 1 && channels != 3)
            throw new ShapeException("A picture to look at has 1 or 3 channels, but this is " + shape + " (channels = "
                    + channels + "). Show one channel at a time.");
        if (n < 0 || n >= shape.dim(0))
            throw new IndexOutOfBoundsException(
                    "There is no picture " + n + " in " + shape + ": count from 0 to " + (shape.dim(0) - 1) + ".");
        float[] data = Tensor.of(x.get(NDArrayIndex.point(n))).data();
        int width = shape.dim(3);
        int plane = shape.dim(2) * width;
        int green = channels == 1 ? 0 : plane;
        int blue = 2 * green;
        BufferedImage image = new BufferedImage(width, shape.dim(2), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < plane; i++)
            image.setRGB(
                    i % width,
                    i / width,
                    toByte(data[i]) << 16 | toByte(data[green + i]) << 8 | toByte(data[blue + i]));
        return image;
    }

    /**
     * Colours as greys of the same lightness: 0.299 R + 0.587 G + 0.114 B, the luma of ITU-R BT.601.
     *
     * @param x N×3×H×W, or N×1×H×W, which comes back as it is
     * @return N×1×H×W
     * @throws ShapeException if x has another shape
     */
    public static INDArray grey(INDArray x) {
        Shape shape = shapeOf(x);
        if (shape.dim(1) == 1) return x;
        if (shape.dim(1) != 3)
            throw new ShapeException("Grey is made of red, green and blue, but this is " + shape + " (channels = "
                    + shape.dim(1) + ").");
        float[] rgb = Tensor.of(x).data();
        Tensor y = Tensor.zeros(Shape.shape(shape.dim(0), 1, shape.dim(2), shape.dim(3)));
        int plane = shape.dim(2) * shape.dim(3);
        for (int n = 0; n < shape.dim(0); n++) {
            int red = 3 * n * plane;
            for (int i = 0; i < plane; i++)
                y.data()[n * plane + i] =
                        0.299f * rgb[red + i] + 0.587f * rgb[red + plane + i] + 0.114f * rgb[red + 2 * plane + i];
        }
        return y.toNd4j();
    }

    /**
     * A rectangle out of pictures.
     *
     * @param x N×C×H×W
     * @param top rows left out above
     * @param left columns left out to the left
     * @return N×C×height×width
     * @throws ShapeException if the rectangle is empty or reaches beyond the picture
     */
    public static INDArray crop(INDArray x, int top, int left, int height, int width) {
        Shape shape = shapeOf(x);
        if (top < 0
                || left < 0
                || height < 1
                || width < 1
                || height > shape.dim(2) - top
                || width > shape.dim(3) - left)
            throw new ShapeException("Cannot crop " + height + "×" + width + " from row " + top + ", column " + left
                    + ": the picture is " + shape.dim(2) + "×" + shape.dim(3) + " (height × width).");
        return x.get(
                        NDArrayIndex.all(),
                        NDArrayIndex.all(),
                        NDArrayIndex.interval(top, top + height),
                        NDArrayIndex.interval(left, left + width))
                .dup('c');
    }

    /**
     * Pictures in another size. An axis that shrinks averages the area that each new pixel covers, so that no stripe
     * appears that was not there; an axis that grows is interpolated linearly between the centres of the old pixels.
     *
     * @param x N×C×H×W
     * @return N×C×height×width
     * @throws ShapeException if x has another shape, or the new size is below 1
     */
    public static INDArray resize(INDArray x, int height, int width) {
        shapeOf(x);
        return Resize.resize(Tensor.of(x), height, width).toNd4j();
    }

    private static Path photos() {
        return DataFiles.folder().resolve("photos");
    }

    private static Shape shapeOf(INDArray x) {
        Shape shape =
                Shape.shape(Arrays.stream(x.shape()).mapToInt(Math::toIntExact).toArray());
        if (shape.rank() != 4)
            throw new ShapeException("Pictures come as N×C×H×W, but this is " + shape
                    + ". Give it four axes with x.reshape(1, channels, height, width).");
        return shape;
    }

    private static boolean isGrey(ColorModel colors) {
        if (!(colors instanceof IndexColorModel palette))
            return colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        int[] rgb = new int[palette.getMapSize()];
        palette.getRGBs(rgb);
        return Arrays.stream(rgb).allMatch(c -> (c >> 16 & 0xff) == (c & 0xff) && (c >> 8 & 0xff) == (c & 0xff));
    }

    /** Takes the samples as they are: {@code getRGB} would apply a colour profile, and brighten greys. */
    private static void copySamples(BufferedImage image, int channels, float[] x) {
        Raster raster = image.getRaster();
        int plane = image.getWidth() * image.getHeight();
        boolean transparent = image.getColorModel().hasAlpha();
        boolean premultiplied = image.isAlphaPremultiplied();
        int last = raster.getNumBands() - 1;
        int[] pixel = new int[raster.getNumBands()];
        int[] bits = raster.getSampleModel().getSampleSize();
        for (int i = 0; i < plane; i++) {
            raster.getPixel(i % image.getWidth(), i / image.getWidth(), pixel);
            float alpha = transparent ? scaled(pixel[last], bits[last]) : 1;
            for (int c = 0; c < channels; c++)
                x[c * plane + i] = 1 - alpha + (premultiplied ? 1 : alpha) * scaled(pixel[c], bits[c]);
        }
    }

    private static float scaled(int sample, int bits) {
        return sample / (float) ((1 << bits) - 1);
    }

    /** A number as one of 256 levels: 0 is 0, 1 is 255, and what lies beyond is cut off. */
    static int toByte(float x) {
        return Math.round(255 * Math.min(1, Math.max(0, x)));
    }
}
