// Batch normalisation: x (N, C, area) → y alike; in each channel
//
//     y = x̂ · weight[c] + bias[c]    with x̂ = (x − mean[c]) / √(variance[c] + ε)
//
// and maybe an activation after it, y between low and high. Training takes the mean and the variance of the m = N·area
// numbers in the channel, and with d = dy where low < y < high, 0 elsewhere:
//
//     dbias[c] = Σ d,   dweight[c] = Σ d·x̂
//     dx = weight[c] / √(variance[c] + ε) · (d − dbias[c]/m − x̂ · dweight[c]/m)
//
// Source: S. Ioffe and C. Szegedy, "Batch Normalization", 2015, arXiv:1502.03167.

// Where the i-th of the channel's m numbers is.
int place(int i, int c, int channels, int area) {
    return (i / area * channels + c) * area + i % area;
}

// x → for each slice of a channel's numbers its mean and Σ (x − mean)²: means and squares (slices, C). A group of
// work-items for each: get_group_id(0) is slice·C + c.
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1)))
void measure(global const float *x, global float *means, global float *squares, const int m, const int channels,
             const int area, const int slice) {
    local float sums[GROUP];
    const int c = get_group_id(0) % channels, first = get_group_id(0) / channels * slice, end = min(m, first + slice);
    float sum = 0;
    for (int i = first + get_local_id(0); i < end; i += GROUP) sum += x[place(i, c, channels, area)];
    const float mean = group_sum(sum, sums) / (end - first);
    barrier(CLK_LOCAL_MEM_FENCE);
    sum = 0;
    for (int i = first + get_local_id(0); i < end; i += GROUP) {
        const float off = x[place(i, c, channels, area)] - mean;
        sum += off * off;
    }
    sum = group_sum(sum, sums);
    if (get_local_id(0) > 0) return;
    means[get_group_id(0)] = mean;
    squares[get_group_id(0)] = sum;
}

// means and squares (slices, C) → mean and variance (C): each slice in turn is joined to those before it.
// Source: T. Chan, G. Golub and R. LeVeque, "Updating Formulae and a Pairwise Algorithm for Computing Sample Variances", 1979.
kernel void join(global const float *means, global const float *squares, global float *mean, global float *variance,
                 const int m, const int channels, const int slice) {
    const int c = get_global_id(0);
    if (c >= channels) return;
    float joined_mean = 0, joined_squares = 0;
    for (int first = 0, at = c; first < m; first += slice, at += channels) {
        const float size = min(m, first + slice) - first, share = size / (first + size), off = means[at] - joined_mean;
        joined_mean += off * share;
        joined_squares += squares[at] + off * off * first * share;
    }
    mean[c] = joined_mean;
    variance[c] = joined_squares / m;
}

kernel void normalise(global const float *x, global const float *mean, global const float *variance,
                      global const float *weight, global const float *bias, global float *y, const int count,
                      const int channels, const int area, const float epsilon, const float low, const float high) {
    const int i = get_global_id(0);
    if (i >= count) return;
    const int c = i / area % channels;
    const float value = (x[i] - mean[c]) / sqrt(variance[c] + epsilon) * weight[c] + bias[c];
    y[i] = value < low ? low : value > high ? high : value;
}

// Σ d·x̂ and Σ d of each slice: dweights and dbiases (slices, C); to be added up by add_slices (reduce.cl).
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1)))
void backward_sums(global const float *x, global const float *y, global const float *dy, global const float *mean,
                   global const float *variance, global float *dweights, global float *dbiases, const int m,
                   const int channels, const int area, const int slice, const float epsilon, const float low,
                   const float high) {
    local float sums[GROUP];
    const int c = get_group_id(0) % channels, first = get_group_id(0) / channels * slice, end = min(m, first + slice);
    const float scale = 1 / sqrt(variance[c] + epsilon);
    float sum = 0, sum_with_x = 0;
    for (int i = first + get_local_id(0); i < end; i += GROUP) {
        const int at = place(i, c, channels, area);
        const float d = y[at] > low && y[at] < high ? dy[at] : 0;
        sum += d;
        sum_with_x += d * (x[at] - mean[c]) * scale;
    }
    sum = group_sum(sum, sums);
    barrier(CLK_LOCAL_MEM_FENCE);
    sum_with_x = group_sum(sum_with_x, sums);
    if (get_local_id(0) > 0) return;
    dbiases[get_group_id(0)] = sum;
    dweights[get_group_id(0)] = sum_with_x;
}

kernel void backward(global const float *x, global const float *y, global const float *dy, global const float *mean,
                     global const float *variance, global const float *weight, global const float *dweight,
                     global const float *dbias, global float *dx, const int count, const int channels, const int area,
                     const float epsilon, const float low, const float high) {
    const int i = get_global_id(0);
    if (i >= count) return;
    const int c = i / area % channels, m = count / channels;
    const float scale = 1 / sqrt(variance[c] + epsilon);
    const float d = y[i] > low && y[i] < high ? dy[i] : 0;
    dx[i] = weight[c] * scale * (d - dbias[c] / m - (x[i] - mean[c]) * scale * dweight[c] / m);
}

// running = (1 − momentum) · running + momentum · measured, the variance by m/(m − 1), as an estimate of the whole
kernel void follow(global const float *mean, global const float *variance, global float *running_mean,
                   global float *running_variance, const int channels, const float momentum, const float correction) {
    const int c = get_global_id(0);
    if (c >= channels) return;
    running_mean[c] = (1 - momentum) * running_mean[c] + momentum * mean[c];
    running_variance[c] = (1 - momentum) * running_variance[c] + momentum * correction * variance[c];
}
