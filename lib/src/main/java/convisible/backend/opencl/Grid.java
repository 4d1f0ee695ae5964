package convisible.backend.opencl;

import org.bytedeco.javacpp.SizeTPointer;

/** How many work-items run a kernel, and how many of them together as a group; in one or three dimensions. */
record Grid(SizeTPointer items, SizeTPointer group) {
    /** The number of work-items in a group of the kernels that do not compute in tiles; {@code sum.cl} knows it too. */
    static final int GROUP = 128;

    /** One work-item for each of {@code count} results; the last group has some to spare. */
    static Grid each(int count) {
        return groups((count + GROUP - 1) / GROUP);
    }

    static Grid groups(int count) {
        return new Grid(new SizeTPointer(1).put((long) count * GROUP), new SizeTPointer(1).put(GROUP));
    }

    /** A group for each tile of the results, m×n numbers {@code layers} times. */
    static Grid tiles(Tile tile, int m, int n, int layers) {
        long across = (n + tile.n() - 1) / tile.n(), down = (m + tile.m() - 1) / tile.m();
        return new Grid(
                new SizeTPointer(across * tile.group(), down, (long) layers),
                new SizeTPointer((long) tile.group(), 1, 1));
    }

    int dimensions() {
        return (int) items.limit();
    }
}
