// Pooling, each plane by itself: x (planes, H, W) → y (planes, H', W'), where planes are the channels of all examples.
// Backward, a work-item adds up what one cell of x gets from all windows above it, so no two write to the same place.

typedef struct {
    int planes, height, width, out_height, out_width;
    int filter_h, filter_w, stride_h, stride_w, padding_h, padding_w, dilation_h, dilation_w;
    int count_padding; // whether padded cells count in a mean
} Pooling;

bool within(int position, int size) {
    return position >= 0 && position < size;
}

// y = max over u, v of x[i·stride + u·dilation − padding, j·…]; winners (as y) is where in its plane the largest is, the
// first if several are equal, or −1 if the window lies on nothing but padding. Not a number wins against any number.
kernel void max_pool(global const float *x, global float *y, global int *winners, const Pooling s) {
    const int to = get_global_id(0), area = s.out_height * s.out_width;
    if (to >= s.planes * area) return;
    const int top = to % area / s.out_width * s.stride_h - s.padding_h;
    const int left = to % s.out_width * s.stride_w - s.padding_w;
    x += to / area * s.height * s.width;
    int winner = -1;
    float largest = -INFINITY;
    for (int u = 0; u < s.filter_h; u++)
        for (int v = 0; v < s.filter_w; v++) {
            const int row = top + u * s.dilation_h, column = left + v * s.dilation_w;
            if (!within(row, s.height) || !within(column, s.width)) continue;
            const float value = x[row * s.width + column];
            if (winner >= 0 && value <= largest) continue;
            winner = row * s.width + column;
            largest = value;
        }
    y[to] = largest;
    winners[to] = winner;
}

// dx = the sum of dy where the cell has won
kernel void max_pool_backward(global const float *dy, global const int *winners, global float *dx, const Pooling s) {
    const int to = get_global_id(0), area = s.height * s.width;
    if (to >= s.planes * area) return;
    const int cell = to % area, first = to / area * s.out_height * s.out_width;
    const int bottom = cell / s.width + s.padding_h, right = cell % s.width + s.padding_w;
    float sum = 0;
    for (int u = 0; u < s.filter_h; u++)
        for (int v = 0; v < s.filter_w; v++) {
            const int down = bottom - u * s.dilation_h, across = right - v * s.dilation_w;
            const int i = down / s.stride_h, j = across / s.stride_w;
            if (down < 0 || i * s.stride_h != down || i >= s.out_height) continue;
            if (across < 0 || j * s.stride_w != across || j >= s.out_width) continue;
            const int from = first + i * s.out_width + j;
            if (winners[from] == cell) sum += dy[from];
        }
    dx[to] = sum;
}

// By how many cells the sum under a window is divided.
float divisor(int top, int left, const Pooling s) {
    if (s.count_padding) return s.filter_h * s.filter_w;
    const int rows = min(s.height, top + s.filter_h) - max(0, top);
    const int columns = min(s.width, left + s.filter_w) - max(0, left);
    return rows * columns;
}

// y = the mean of x under the window
kernel void avg_pool(global const float *x, global float *y, const Pooling s) {
    const int to = get_global_id(0), area = s.out_height * s.out_width;
    if (to >= s.planes * area) return;
    const int top = to % area / s.out_width * s.stride_h - s.padding_h;
    const int left = to % s.out_width * s.stride_w - s.padding_w;
    x += to / area * s.height * s.width;
    float sum = 0;
    for (int row = max(0, top); row < min(s.height, top + s.filter_h); row++)
        for (int column = max(0, left); column < min(s.width, left + s.filter_w); column++)
            sum += x[row * s.width + column];
    y[to] = sum / divisor(top, left, s);
}

// dx = the sum of dy over divisor, of all windows above the cell
kernel void avg_pool_backward(global const float *dy, global float *dx, const Pooling s) {
    const int to = get_global_id(0), area = s.height * s.width;
    if (to >= s.planes * area) return;
    const int cell = to % area, first = to / area * s.out_height * s.out_width;
    const int bottom = cell / s.width + s.padding_h, right = cell % s.width + s.padding_w;
    float sum = 0;
    for (int u = 0; u < s.filter_h; u++)
        for (int v = 0; v < s.filter_w; v++) {
            const int down = bottom - u, across = right - v;
            const int i = down / s.stride_h, j = across / s.stride_w;
            if (down < 0 || i * s.stride_h != down || i >= s.out_height) continue;
            if (across < 0 || j * s.stride_w != across || j >= s.out_width) continue;
            sum += dy[first + i * s.out_width + j] / divisor(down - s.padding_h, across - s.padding_w, s);
        }
    dx[to] = sum;
}

// The mean of each plane: x (planes, area) → y (planes); a work-item for each.
kernel void global_avg_pool(global const float *x, global float *y, const int planes, const int area) {
    const int plane = get_global_id(0);
    if (plane >= planes) return;
    float sum = 0;
    for (int i = 0; i < area; i++) sum += x[plane * area + i];
    y[plane] = sum / area;
}

kernel void global_avg_pool_backward(global const float *dy, global float *dx, const int count, const int area) {
    const int i = get_global_id(0);
    if (i < count) dx[i] = dy[i / area] / area;
}
