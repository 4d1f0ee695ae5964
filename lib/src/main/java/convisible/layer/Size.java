package convisible.layer;

/** Height and width of something flat: a filter, a stride, a padding, a plane. Always height first. */
public record Size(int height, int width) {
    public static Size square(int side) {
        return new Size(side, side);
    }

    public boolean isAll(int length) {
        return height == length && width == length;
    }

    /** {@code 3×3}, height first. */
    @Override
    public String toString() {
        return height + "×" + width;
    }

    /** {@code 2} for a square, {@code 2×1} otherwise: how strides and paddings are usually said. */
    public String brief() {
        return height == width ? Integer.toString(height) : toString();
    }
}
