package convisible.notebook;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;

/** A picture as notebooks store it, its bytes in base64. */
record PictureFile(MIMEType type, String base64) {
    /**
     * Above this many bytes a PNG, which keeps every pixel, gives way to a JPEG, which makes a photo ten times smaller.
     */
    private static final int LARGE = 200_000;

    private static final float JPEG_QUALITY = 0.9f;

    PictureFile(MIMEType type, byte[] bytes) {
        this(type, Base64.getEncoder().encodeToString(bytes));
    }

    static PictureFile of(BufferedImage image) {
        try {
            byte[] png = Png.of(image);
            return png.length <= LARGE
                    ? new PictureFile(MIMEType.IMAGE_PNG, png)
                    : new PictureFile(MIMEType.IMAGE_JPEG, jpeg(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.createGraphics().drawImage(image, 0, 0, Color.WHITE, null);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam options = writer.getDefaultWriteParam();
        options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        options.setCompressionQuality(JPEG_QUALITY);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(opaque, null, null), options);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /**
     * @param alt what there is to see
     * @param width in CSS pixels; a narrow page shows the picture smaller
     */
    String html(String alt, int width) {
        return "<img alt=\"" + Html.escape(alt) + "\" width=\"" + width + "\" style=\"max-width:100%\" src=\"data:"
                + type + ";base64," + base64 + "\">";
    }
}
