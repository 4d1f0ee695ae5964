// Softmax over the first axis of each example: x (N, classes, area) → y alike; a work-item for each example and place.

// y = exp(x − largest) / Σ exp(x − largest)
kernel void softmax(global const float *x, global float *y, const int n, const int classes, const int area) {
    const int item = get_global_id(0);
    if (item >= n * area) return;
    const int first = item / area * classes * area + item % area, end = first + classes * area;
    float largest = x[first], sum = 0;
    for (int i = first; i < end; i += area) largest = fmax(largest, x[i]);
    for (int i = first; i < end; i += area) sum += exp(x[i] - largest);
    for (int i = first; i < end; i += area) y[i] = exp(x[i] - largest) / sum;
}

// dx = y · (dy − Σ dy·y)
kernel void softmax_backward(global const float *y, global const float *dy, global float *dx, const int n,
                             const int classes, const int area) {
    const int item = get_global_id(0);
    if (item >= n * area) return;
    const int first = item / area * classes * area + item % area, end = first + classes * area;
    float sum = 0;
    for (int i = first; i < end; i += area) sum += dy[i] * y[i];
    for (int i = first; i < end; i += area) dx[i] = y[i] * (dy[i] - sum);
}
