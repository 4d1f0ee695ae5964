// What the products of matrices share: c (M, N) = a (M, K) · b (K, N).
//
// A group of work-items computes a tile of c, TILE_M×TILE_N numbers. It goes along K in steps of TILE_K: all work-items
// together copy a strip of a and a strip of b into local memory, and then each adds to its own PER_M×PER_N numbers,
// which stay in registers. So a number is read from the slow memory once per tile and not once per product.
// The sizes are chosen for a device by trying (Tuning.java). A work-item's rows lie next to one another, its columns
// GROUP_N apart, so that neighbours read and write neighbouring columns.
//
// Source: V. Volkov and J. Demmel, "Benchmarking GPUs to tune dense linear algebra", 2008.

#define GROUP_M (TILE_M / PER_M)
#define GROUP_N (TILE_N / PER_N)
#define GROUP (GROUP_M * GROUP_N)

// Strips lie in local memory with K first. What is added to a row keeps its banks apart.
#define ROW_A (TILE_M + 4)
#define ROW_B (TILE_N + 4)
#define STRIP_A local float a[TILE_K * ROW_A]
#define STRIP_B local float b[TILE_K * ROW_B]

// Which row and column of a tile is the work-item's i-th and j-th.
#define ROW(i) ((int)get_local_id(0) / GROUP_N * PER_M + (i))
#define COLUMN(j) ((int)get_local_id(0) % GROUP_N + (j) * GROUP_N)

// The compiler keeps sums in registers only if it knows every index, so every loop over them is unrolled.
void clear(float *sums) {
#pragma unroll
    for (int i = 0; i < PER_M * PER_N; i++) sums[i] = 0;
}

// sums (PER_M, PER_N) += the work-item's rows of a · its columns of b
void multiply_strips(local const float *a, local const float *b, float *sums) {
    for (int k = 0; k < TILE_K; k++) {
        float mine[PER_N];
#pragma unroll
        for (int j = 0; j < PER_N; j++) mine[j] = b[k * ROW_B + COLUMN(j)];
#pragma unroll
        for (int i = 0; i < PER_M; i++) {
            float factor = a[k * ROW_A + ROW(i)];
#pragma unroll
            for (int j = 0; j < PER_N; j++) sums[i * PER_N + j] += factor * mine[j];
        }
    }
}

// Between two limits; not a number stays not a number.
float limited(float value, float low, float high) {
    return value < low ? low : value > high ? high : value;
}
