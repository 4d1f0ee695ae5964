package convisible.backend.opencl;

/**
 * How the kernels of products cut up their work: a group of work-items computes {@code m}×{@code n} results, taking
 * {@code k} terms at a time into local memory; one work-item computes {@code perM}×{@code perN} of them in registers.
 * See {@code tile.cl}.
 */
record Tile(int m, int n, int k, int perM, int perN) {
    /** No tile has more work-items; every GPU allows as many. */
    static final int LARGEST_GROUP = 256;

    /** For results of few rows: a convolution with few filters, say. */
    private static final Tile FLAT = new Tile(16, 64, 8, 4, 4);

    /** One that is not bad anywhere: for a GPU as large as keeps its work-items busy, for a CPU small. */
    static Tile usual(Device device) {
        return device.gpu() ? new Tile(64, 64, 16, 4, 4) : FLAT;
    }

    /** This one, or one that wastes less on so few rows. */
    Tile forRows(int rows) {
        return rows <= FLAT.m ? FLAT : this;
    }

    int group() {
        return m / perM * (n / perN);
    }

    String options() {
        return "-D TILE_M=" + m + " -D TILE_N=" + n + " -D TILE_K=" + k + " -D PER_M=" + perM + " -D PER_N=" + perN;
    }
}
