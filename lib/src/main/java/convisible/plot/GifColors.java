package convisible.plot;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A GIF's pictures have at most 256 colours, one of which may be transparent: what stood there before stays. */
final class GifColors {
    /**
     * If the most frequent colours cover less than this, a picture is a photo, and the writer mixes its own palette.
     */
    private static final double DRAWING = 0.97;

    private static final int MOST = 255;

    private GifColors() {}

    /**
     * A drawing with a palette of its own, transparent where nothing changed; a photo as it is.
     *
     * @param before what stood in the same place, or null
     */
    static BufferedImage indexed(BufferedImage image, BufferedImage before) {
        int[] pixels = pixels(image), old = before == null ? null : pixels(before);
        Map<Integer, Integer> counts = new HashMap<>();
        int changed = 0;
        for (int i = 0; i < pixels.length; i++) {
            if (old != null && old[i] == pixels[i]) continue;
            counts.merge(pixels[i], 1, Integer::sum);
            changed++;
        }
        List<Integer> palette = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
        if (palette.stream().mapToInt(counts::get).sum() < DRAWING * changed) return image;
        int[] colors = palette.stream().mapToInt(Integer::intValue).toArray();
        Map<Integer, Byte> index = new HashMap<>();
        for (int color : counts.keySet()) index.put(color, (byte) nearest(colors, color));
        byte[] indices = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++)
            indices[i] = old != null && old[i] == pixels[i] ? (byte) colors.length : index.get(pixels[i]);
        return image(image.getWidth(), image.getHeight(), colors, indices);
    }

    /** The last colour is the transparent one. */
    private static BufferedImage image(int width, int height, int[] colors, byte[] indices) {
        int[] withTransparent = new int[colors.length + 1];
        System.arraycopy(colors, 0, withTransparent, 0, colors.length);
        IndexColorModel model = new IndexColorModel(
                8, withTransparent.length, withTransparent, 0, false, colors.length, DataBuffer.TYPE_BYTE);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, model);
        image.getRaster().setDataElements(0, 0, width, height, indices);
        return image;
    }

    private static int nearest(int[] colors, int color) {
        int nearest = 0, smallest = Integer.MAX_VALUE;
        for (int i = 0; i < colors.length; i++) {
            int red = (colors[i] >> 16 & 255) - (color >> 16 & 255),
                    green = (colors[i] >> 8 & 255) - (color >> 8 & 255);
            int blue = (colors[i] & 255) - (color & 255), distance = red * red + green * green + blue * blue;
            if (distance < smallest) {
                smallest = distance;
                nearest = i;
            }
        }
        return nearest;
    }

    /** The index of the transparent colour, or −1. */
    static int transparent(BufferedImage image) {
        return image.getColorModel() instanceof IndexColorModel model ? model.getTransparentPixel() : -1;
    }

    static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
