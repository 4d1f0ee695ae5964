// Convolution as a product of matrices that are never written down; computed in tiles (tile.cl).
//
//     y[n, k, i, j] = limited(bias[k] + Σ over c, u, v of weight[k, c, u, v] · x[n, c, i·stride + u·dilation − padding, j·…])
//
// The matrix b of the product would be x unrolled: a column for each place (n, i, j), a row for each tap (c, u, v) of a
// filter. Its numbers are fetched from x when a strip of b is copied. What would cost a division per number comes from
// a table, made once, with a line for each tap.
// Each group of channels is a product of its own, get_group_id(2).
//
// Source: S. Chetlur et al., "cuDNN: Efficient Primitives for Deep Learning", 2014, arXiv:1410.0759.

// x (N, C, H, W), y (N, K, H', W'); taps is how many numbers a filter has: C/groups·F·F.
typedef struct {
    int n, channels, height, width;
    int filters, out_height, out_width;
    int stride_h, stride_w, padding_h, padding_w;
    int groups, window, taps; // window is F·F
} Convolution;

// A line of the table: how far the tap's number is from the first that the window covers; its rows and columns below and
// right of there; and where the tap's weight is.
typedef struct {
    int offset, row, column, weight;
} Tap;

bool within(int position, int size) {
    return position >= 0 && position < size;
}

// Most strides are 1, and a division is slow.
int divided(int position, int stride) {
    return stride == 1 ? position : position / stride;
}

// M is a filter of the group, N a place, K a tap.
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1)))
void forward(global const float *x, global const float *weight, global const Tap *table, global const float *bias,
             global float *y, const Convolution s, const int has_bias, const float low, const float high) {
    STRIP_A;
    STRIP_B;
    float sums[PER_M * PER_N];
    clear(sums);
    const int first_m = get_group_id(1) * TILE_M, first_n = get_group_id(0) * TILE_N, item = get_local_id(0);
    const int filters = s.filters / s.groups, first_filter = get_group_id(2) * filters;
    const int area = s.out_height * s.out_width, places = s.n * area;

    // The work-item fetches numbers of one column of b, under the window at one place.
    const int column = item % TILE_N, place = first_n + column;
    const int example = place / area, i = place % area / s.out_width, j = place % s.out_width;
    const int top = i * s.stride_h - s.padding_h, left = j * s.stride_w - s.padding_w;
    const int first_plane = example * s.channels + get_group_id(2) * (s.channels / s.groups);
    const int corner = (first_plane * s.height + top) * s.width + left;

    for (int first_k = 0; first_k < s.taps; first_k += TILE_K) {
        for (int e = item; e < TILE_M * TILE_K; e += GROUP) {
            const int m = e / TILE_K, k = e % TILE_K;
            const bool inside = first_m + m < filters && first_k + k < s.taps;
            a[k * ROW_A + m] = inside ? weight[(first_filter + first_m + m) * s.taps + first_k + k] : 0;
        }
        for (int k = item / TILE_N; k < TILE_K; k += GROUP / TILE_N) {
            float value = 0;
            if (place < places && first_k + k < s.taps) {
                const Tap tap = table[first_k + k];
                if (within(top + tap.row, s.height) && within(left + tap.column, s.width)) value = x[corner + tap.offset];
            }
            b[k * ROW_B + column] = value;
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        multiply_strips(a, b, sums);
        barrier(CLK_LOCAL_MEM_FENCE);
    }

#pragma unroll
    for (int j = 0; j < PER_N; j++) {
        const int p = first_n + COLUMN(j), first = (p / area * s.filters + first_filter) * area + p % area;
#pragma unroll
        for (int i = 0; i < PER_M; i++) {
            const int k = first_m + ROW(i);
            if (p < places && k < filters) {
                const float start = has_bias ? bias[first_filter + k] : 0;
                y[first + k * area] = limited(start + sums[i * PER_N + j], low, high);
            }
        }
    }
}

// dx[n, c, h, w] = Σ over k, u, v of weight[k, c, u, v] · dy[n, k, i, j], where i·stride + u·dilation − padding = h, j·… = w
//
// M is a channel of the group, N a cell (n, h, w), K a tap of all filters: (k, u, v). A line of this table has the
// offset of filter k's plane in dy, and where the tap's weight is for the group's first channel.
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1)))
void backward_data(global const float *dy, global const float *weight, global const Tap *table, global float *dx,
                   const Convolution s) {
    STRIP_A;
    STRIP_B;
    float sums[PER_M * PER_N];
    clear(sums);
    const int first_m = get_group_id(1) * TILE_M, first_n = get_group_id(0) * TILE_N, item = get_local_id(0);
    const int channels = s.channels / s.groups, filters = s.filters / s.groups, group = get_group_id(2);
    const int area = s.height * s.width, cells = s.n * area, depth = filters * s.window;
    weight += group * filters * s.taps;

    const int column = item % TILE_N, cell = first_n + column;
    const int example = cell / area;
    const int bottom = cell % area / s.width + s.padding_h, right = cell % s.width + s.padding_w;
    const int first_plane = (example * s.filters + group * filters) * s.out_height * s.out_width;

    for (int first_k = 0; first_k < depth; first_k += TILE_K) {
        for (int e = item; e < TILE_M * TILE_K; e += GROUP) {
            const int m = e / TILE_K, k = e % TILE_K;
            const bool inside = first_m + m < channels && first_k + k < depth;
            a[k * ROW_A + m] = inside ? weight[table[first_k + k].weight + (first_m + m) * s.window] : 0;
        }
        for (int k = item / TILE_N; k < TILE_K; k += GROUP / TILE_N) {
            float value = 0;
            if (cell < cells && first_k + k < depth) {
                const Tap tap = table[first_k + k];
                const int down = bottom - tap.row, across = right - tap.column;
                const int i = divided(down, s.stride_h), j = divided(across, s.stride_w);
                if (down >= 0 && i * s.stride_h == down && i < s.out_height
                    && across >= 0 && j * s.stride_w == across && j < s.out_width)
                    value = dy[first_plane + tap.offset + i * s.out_width + j];
            }
            b[k * ROW_B + column] = value;
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        multiply_strips(a, b, sums);
        barrier(CLK_LOCAL_MEM_FENCE);
    }

#pragma unroll
    for (int j = 0; j < PER_N; j++) {
        const int p = first_n + COLUMN(j), first = (p / area * s.channels + group * channels) * area + p % area;
#pragma unroll
        for (int i = 0; i < PER_M; i++) {
            const int c = first_m + ROW(i);
            if (p < cells && c < channels) dx[first + c * area] = sums[i * PER_N + j];
        }
    }
}

// dweight[k, c, u, v] = Σ over n, i, j of dy[n, k, i, j] · x[n, c, i·stride + u·dilation − padding, j·…]
//
// M is a filter of the group, N a tap, K a place (n, i, j). There are few results and many places, so the places are
// cut into slices, each summed by other groups: get_group_id(2) is slice·groups + group. parts (slices, K, taps) are
// added afterwards (reduce.cl), always in the same order.
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1)))
void backward_weights(global const float *x, global const float *dy, global const Tap *table, global float *parts,
                      const Convolution s, const int slice) {
    STRIP_A;
    STRIP_B;
    float sums[PER_M * PER_N];
    clear(sums);
    const int first_m = get_group_id(1) * TILE_M, first_n = get_group_id(0) * TILE_N, item = get_local_id(0);
    const int filters = s.filters / s.groups, group = get_group_id(2) % s.groups, part = get_group_id(2) / s.groups;
    const int area = s.out_height * s.out_width;
    const int end = min(s.n * area, (part + 1) * slice);

    // The work-item fetches what belongs to one place in TILE_K, for several filters and for several taps.
    const int k = item % TILE_K;
    for (int first_k = part * slice; first_k < end; first_k += TILE_K) {
        const int place = first_k + k;
        const int example = place / area, i = place % area / s.out_width, j = place % s.out_width;
        const int top = i * s.stride_h - s.padding_h, left = j * s.stride_w - s.padding_w;
        const int first_plane = example * s.channels + group * (s.channels / s.groups);
        const int corner = (first_plane * s.height + top) * s.width + left;
        for (int m = item / TILE_K; m < TILE_M; m += GROUP / TILE_K) {
            const bool inside = first_m + m < filters && place < end;
            a[k * ROW_A + m] =
                inside ? dy[(example * s.filters + group * filters + first_m + m) * area + place % area] : 0;
        }
        for (int n = item / TILE_K; n < TILE_N; n += GROUP / TILE_K) {
            float value = 0;
            if (first_n + n < s.taps && place < end) {
                const Tap tap = table[first_n + n];
                if (within(top + tap.row, s.height) && within(left + tap.column, s.width)) value = x[corner + tap.offset];
            }
            b[k * ROW_B + n] = value;
        }
        barrier(CLK_LOCAL_MEM_FENCE);
        multiply_strips(a, b, sums);
        barrier(CLK_LOCAL_MEM_FENCE);
    }

    parts += part * s.filters * s.taps + group * filters * s.taps;
#pragma unroll
    for (int i = 0; i < PER_M; i++)
#pragma unroll
        for (int j = 0; j < PER_N; j++) {
            const int m = first_m + ROW(i), n = first_n + COLUMN(j);
            if (m < filters && n < s.taps) parts[m * s.taps + n] = sums[i * PER_N + j];
        }
}
