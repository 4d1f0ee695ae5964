package convisible.plot;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Writes a GIF that repeats for ever. Of each picture it stores only what differs from the one before. */
final class Gif implements AutoCloseable {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ImageWriter writer =
            ImageIO.getImageWritersByFormatName("gif").next();
    private final ImageOutputStream out;
    private BufferedImage before;

    Gif() {
        try {
            out = ImageIO.createImageOutputStream(bytes);
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param image RGB, of the same size as those before
     * @param millis how long it stays
     */
    void add(BufferedImage image, int millis) {
        Rectangle place = changed(before, image);
        BufferedImage part = GifColors.indexed(cut(image, place), before == null ? null : cut(before, place));
        try {
            writer.writeToSequence(new IIOImage(part, null, metadata(part, place, millis)), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        before = image;
    }

    /** How many bytes there are so far. */
    long size() {
        try {
            return out.length();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file; nothing can be added after this. */
    byte[] finish() {
        try {
            writer.endWriteSequence();
            out.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        writer.dispose();
    }

    private static BufferedImage cut(BufferedImage image, Rectangle place) {
        return image.getSubimage(place.x, place.y, place.width, place.height);
    }

    /** The smallest rectangle outside which nothing changed. */
    private static Rectangle changed(BufferedImage before, BufferedImage now) {
        int width = now.getWidth(), height = now.getHeight();
        if (before == null) return new Rectangle(width, height);
        int[] old = GifColors.pixels(before), fresh = GifColors.pixels(now);
        int left = width, top = height, right = -1, bottom = -1;
        for (int i = 0; i < fresh.length; i++) {
            if (old[i] == fresh[i]) continue;
            left = Math.min(left, i % width);
            right = Math.max(right, i % width);
            top = Math.min(top, i / width);
            bottom = i / width;
        }
        return right < 0 ? new Rectangle(1, 1) : new Rectangle(left, top, right - left + 1, bottom - top + 1);
    }

    private IIOMetadata metadata(BufferedImage part, Rectangle place, int millis) throws IOException {
        int transparent = GifColors.transparent(part);
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
                        "disposalMethod",
                        "doNotDispose",
                        "userInputFlag",
                        "FALSE",
                        "transparentColorFlag",
                        transparent < 0 ? "FALSE" : "TRUE",
                        "transparentColorIndex",
                        Math.max(0, transparent),
                        "delayTime",
                        millis / 10)));
        if (before == null) {
            IIOMetadataNode forEver =
                    node("ApplicationExtension", Map.of("applicationID", "NETSCAPE", "authenticationCode", "2.0"));
            forEver.setUserObject(new byte[] {1, 0, 0});
            root.appendChild(node("ApplicationExtensions", Map.of())).appendChild(forEver);
        }
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(part), null);
        metadata.mergeTree(FORMAT, root);
        return metadata;
    }

    private static IIOMetadataNode node(String name, Map<String, Object> attributes) {
        IIOMetadataNode node = new IIOMetadataNode(name);
        attributes.forEach((key, value) -> node.setAttribute(key, value.toString()));
        return node;
    }
}
