// Products of matrices, many at a time; computed in tiles (tile.cl).
//
//     c[z, m, n] = limited(bias + Σ over k of a[z, m, k] · b[z, k, n])
//
// A linear layer is one such product forward and two backward; a 1×1 convolution is one product per example.
// Where a number of a lies, its strides say: a + z·a_z + m·a_m + k·a_k; so a transposed matrix is one whose strides
// changed places. The numbers of c lie row by row.

typedef struct {
    int m, n, k;
    int a_z, a_m, a_k;
    int b_z, b_k, b_n;
    int bias_m, bias_n; // steps along bias from row to row, from column to column; both 0 without a bias
} Product;

kernel __attribute__((reqd_work_group_size(GROUP, 1, 1)))
void product(global const float *a_all, global const float *b_all, global const float *bias, global float *c,
             const Product s, const float low, const float high) {
    STRIP_A;
    STRIP_B;
    float sums[PER_M * PER_N];
    clear(sums);
    const int first_m = get_group_id(1) * TILE_M, first_n = get_group_id(0) * TILE_N, item = get_local_id(0);
    a_all += get_group_id(2) * s.a_z;
    b_all += get_group_id(2) * s.b_z;
    c += get_group_id(2) * s.m * s.n;

    for (int first_k = 0; first_k < s.k; first_k += TILE_K) {
        // Neighbouring work-items read neighbouring numbers, whichever way the matrix lies.
        for (int e = item; e < TILE_M * TILE_K; e += GROUP) {
            const int m = s.a_k == 1 ? e / TILE_K : e % TILE_M, k = s.a_k == 1 ? e % TILE_K : e / TILE_M;
            const bool inside = first_m + m < s.m && first_k + k < s.k;
            a[k * ROW_A + m] = inside ? a_all[(first_m + m) * s.a_m + (first_k + k) * s.a_k] : 0;
        }
        for (int e = item; e < TILE_N * TILE_K; e += GROUP) {
            const int n = s.b_k == 1 ? e / TILE_K : e % TILE_N, k = s.b_k == 1 ? e % TILE_K : e / TILE_N;
            const bool inside = first_n + n < s.n && first_k + k < s.k;
            b[k * ROW_B + n] = inside ? b_all[(first_k + k) * s.b_k + (first_n + n) * s.b_n] : 0;
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        multiply_strips(a, b, sums);
        barrier(CLK_LOCAL_MEM_FENCE);
    }

#pragma unroll
    for (int i = 0; i < PER_M; i++)
#pragma unroll
        for (int j = 0; j < PER_N; j++) {
            const int m = first_m + ROW(i), n = first_n + COLUMN(j);
            if (m < s.m && n < s.n) {
                const float start = s.bias_m + s.bias_n > 0 ? bias[m * s.bias_m + n * s.bias_n] : 0;
                c[m * s.n + n] = limited(start + sums[i * PER_N + j], low, high);
            }
        }
}
