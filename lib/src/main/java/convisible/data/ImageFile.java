package convisible.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes a PNG or JPEG file with ImageIO, which is kept from trusting a damaged one. */
final class ImageFile {
    private static final long MOST_BYTES = 1 << 27;

    private ImageFile() {}

    /** @throws DataException as {@link Images#read} says */
    static BufferedImage decode(Path file) {
        DataFiles.size(file, MOST_BYTES);
        try {
            byte[] bytes = Files.readAllBytes(file);
            BufferedImage image = decode(file, bytes, ImageHeader.of(file, bytes));
            DataFiles.verify(file);
            return image;
        } catch (IOException e) {
            throw DataFiles.unreadable(file, e);
        }
    }

    private static BufferedImage decode(Path file, byte[] bytes, ImageHeader header) {
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(header.format()).next();
        List<String> warnings = new ArrayList<>();
        BufferedImage image;
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            reader.setInput(in, true, true);
            image = reader.read(0);
        } catch (IOException | RuntimeException e) { // ImageIO's own answer to nonsense may be any of these
            throw DataFiles.unusable(file, "is damaged: it cannot be decoded (" + e.getMessage() + ")");
        } finally {
            reader.dispose();
        }
        // The JPEG reader only warns where data is missing, and makes up the rest.
        if (!warnings.isEmpty()) throw DataFiles.unusable(file, "is damaged: " + warnings.get(0));
        return image;
    }
}
