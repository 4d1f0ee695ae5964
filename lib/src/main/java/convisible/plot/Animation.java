package convisible.plot;

import convisible.array.PlainException;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * Figures one after the other, as a GIF that repeats for ever; the last frame stays longer. It knows its size and says
 * in words what happens.
 *
 * @param frames at least one, all of one size
 * @param millis how long each frame stays
 * @param alt what happens, for those who do not see it
 */
public record Animation(List<Figure> frames, int millis, String alt) {
    /** A moving picture larger than this would make a notebook slow to open. */
    private static final int MAX_BYTES = 1_000_000;

    private static final int LAST_FRAME_LONGER = 4;
    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    public Animation {
        frames = List.copyOf(frames);
        if (frames.isEmpty()) throw new PlainException("An animation needs at least one frame.");
    }

    /** Its width as shown, in CSS pixels. */
    public int width() {
        return frames.get(0).width() + 2 * Figure.MARGIN;
    }

    /** The last frame, which shows the result: for readers that show no moving pictures. */
    public Figure still() {
        return frames.get(frames.size() - 1);
    }

    /** @throws PlainException if the file would be larger than 1 MB */
    public byte[] gif() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            BufferedImage before = null;
            for (int i = 0; i < frames.size(); i++) {
                BufferedImage image = frames.get(i).render(2);
                Rectangle changed = changed(before, image);
                BufferedImage part = image.getSubimage(changed.x, changed.y, changed.width, changed.height);
                int shown = i == frames.size() - 1 ? LAST_FRAME_LONGER * millis : millis;
                writer.writeToSequence(new IIOImage(part, null, metadata(writer, part, changed, shown, i == 0)), null);
                before = image;
            }
            writer.endWriteSequence();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        if (bytes.size() > MAX_BYTES)
            throw new PlainException("This animation has " + frames.size() + " frames and " + bytes.size() / 1000
                    + " kB; at most 1000 kB are shown. Use fewer or smaller frames.");
        return bytes.toByteArray();
    }

    /** The smallest rectangle outside which nothing changed, so that only it need be stored. */
    private static Rectangle changed(BufferedImage before, BufferedImage now) {
        if (before == null) return new Rectangle(now.getWidth(), now.getHeight());
        Rectangle changed = new Rectangle(0, 0, -1, -1);
        for (int y = 0; y < now.getHeight(); y++)
            for (int x = 0; x < now.getWidth(); x++)
                if (before.getRGB(x, y) != now.getRGB(x, y)) changed.add(new Rectangle(x, y, 1, 1));
        return changed.isEmpty() ? new Rectangle(1, 1) : changed;
    }

    private static IIOMetadata metadata(
            ImageWriter writer, BufferedImage image, Rectangle place, int millis, boolean first) throws IOException {
        IIOMetadataNode root = new IIOMetadataNode(FORMAT);
        root.appendChild(node(
                "ImageDescriptor",
                Map.of(
                        "imageLeftPosition", place.x,
                        "imageTopPosition", place.y,
                        "imageWidth", place.width,
                        "imageHeight", place.height,
                        "interlaceFlag", "FALSE")));
        root.appendChild(node(
                "GraphicControlExtension",
                Map.of(
                        "disposalMethod", "doNotDispose",
                        "userInputFlag", "FALSE",
                        "transparentColorFlag", "FALSE",
                        "transparentColorIndex", 0,
                        "delayTime", millis / 10)));
        if (first) {
            IIOMetadataNode forEver =
                    node("ApplicationExtension", Map.of("applicationID", "NETSCAPE", "authenticationCode", "2.0"));
            forEver.setUserObject(new byte[] {1, 0, 0});
            root.appendChild(node("ApplicationExtensions", Map.of())).appendChild(forEver);
        }
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
        metadata.mergeTree(FORMAT, root);
        return metadata;
    }

    private static IIOMetadataNode node(String name, Map<String, Object> attributes) {
        IIOMetadataNode node = new IIOMetadataNode(name);
        attributes.forEach((key, value) -> node.setAttribute(key, value.toString()));
        return node;
    }
}
