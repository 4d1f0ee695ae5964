// Depthwise convolution: each filter looks at one channel, filter k at channel k / (K/C). There is no matrix to speak
// of, so each work-item adds up one number directly.

// x (N, C, H, W), weight (K, F, F), y (N, K, H', W')
typedef struct {
    int n, channels, height, width;
    int filters, out_height, out_width;
    int filter_h, filter_w, stride_h, stride_w, padding_h, padding_w, dilation_h, dilation_w;
} Depthwise;

bool within(int position, int size) {
    return position >= 0 && position < size;
}

// y[n, k, i, j] = limited(bias[k] + Σ over u, v of weight[k, u, v] · x[n, c, i·stride + u·dilation − padding, j·…])
kernel void forward(global const float *x, global const float *weight, global const float *bias, global float *y,
                    const Depthwise s, const int has_bias, const float low, const float high) {
    const int to = get_global_id(0), area = s.out_height * s.out_width;
    if (to >= s.n * s.filters * area) return;
    const int k = to / area % s.filters, example = to / area / s.filters, c = k / (s.filters / s.channels);
    const int top = to % area / s.out_width * s.stride_h - s.padding_h;
    const int left = to % s.out_width * s.stride_w - s.padding_w;
    x += (example * s.channels + c) * s.height * s.width;
    weight += k * s.filter_h * s.filter_w;
    float sum = has_bias ? bias[k] : 0;
    for (int u = 0; u < s.filter_h; u++)
        for (int v = 0; v < s.filter_w; v++) {
            const int row = top + u * s.dilation_h, column = left + v * s.dilation_w;
            if (within(row, s.height) && within(column, s.width))
                sum += weight[u * s.filter_w + v] * x[row * s.width + column];
        }
    y[to] = sum < low ? low : sum > high ? high : sum;
}

// dx[n, c, h, w] = Σ over c's filters k, and u, v, of weight[k, u, v] · dy[n, k, i, j],
// where i·stride + u·dilation − padding = h, j·… = w
kernel void backward_data(global const float *dy, global const float *weight, global float *dx, const Depthwise s) {
    const int to = get_global_id(0), area = s.height * s.width, filters = s.filters / s.channels;
    if (to >= s.n * s.channels * area) return;
    const int c = to / area % s.channels, example = to / area / s.channels;
    const int bottom = to % area / s.width + s.padding_h, right = to % s.width + s.padding_w;
    float sum = 0;
    for (int u = 0; u < s.filter_h; u++)
        for (int v = 0; v < s.filter_w; v++) {
            const int down = bottom - u * s.dilation_h, across = right - v * s.dilation_w;
            const int i = down / s.stride_h, j = across / s.stride_w;
            if (down < 0 || i * s.stride_h != down || i >= s.out_height) continue;
            if (across < 0 || j * s.stride_w != across || j >= s.out_width) continue;
            for (int k = c * filters; k < (c + 1) * filters; k++)
                sum += weight[(k * s.filter_h + u) * s.filter_w + v]
                       * dy[((example * s.filters + k) * s.out_height + i) * s.out_width + j];
        }
    dx[to] = sum;
}

// dweight[k, u, v] = Σ over n, i, j of dy[n, k, i, j] · x[n, c, i·stride + u·dilation − padding, j·…]; the sums of slices
// of the places, parts (slices, K, F, F), are added up by add_slices (reduce.cl). A group of work-items for each (sum.cl).
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1)))
void backward_weights(global const float *x, global const float *dy, global float *parts, const Depthwise s,
                      const int slice) {
    local float sums[GROUP];
    const int window = s.filter_h * s.filter_w, area = s.out_height * s.out_width;
    const int tap = get_group_id(0) % window, k = get_group_id(0) / window % s.filters;
    const int u = tap / s.filter_w, v = tap % s.filter_w, c = k / (s.filters / s.channels);
    const int first = get_group_id(0) / window / s.filters * slice, end = min(s.n * area, first + slice);
    float sum = 0;
    for (int place = first + get_local_id(0); place < end; place += GROUP) {
        const int example = place / area;
        const int row = place % area / s.out_width * s.stride_h + u * s.dilation_h - s.padding_h;
        const int column = place % s.out_width * s.stride_w + v * s.dilation_w - s.padding_w;
        if (within(row, s.height) && within(column, s.width))
            sum += dy[(example * s.filters + k) * area + place % area]
                   * x[((example * s.channels + c) * s.height + row) * s.width + column];
    }
    sum = group_sum(sum, sums);
    if (get_local_id(0) == 0) parts[get_group_id(0)] = sum;
}
