// Sums of many numbers (sum.cl).

// x → as many sums as there are groups: group g adds every part of x that begins at (g + groups·i)·GROUP.
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1)))
void total(global const float *x, global float *totals, const int count) {
    local float sums[GROUP];
    float sum = 0;
    for (int i = get_global_id(0); i < count; i += get_global_size(0)) sum += x[i];
    sum = group_sum(sum, sums);
    if (get_local_id(0) == 0) totals[get_group_id(0)] = sum;
}

// x (N, C, area) → sums (C); a group for each channel.
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1)))
void channel_sums(global const float *x, global float *channel_sums, const int n, const int channels, const int area) {
    local float sums[GROUP];
    const int c = get_group_id(0);
    float sum = 0;
    for (int i = get_local_id(0); i < n * area; i += GROUP) sum += x[(i / area * channels + c) * area + i % area];
    sum = group_sum(sum, sums);
    if (get_local_id(0) == 0) channel_sums[c] = sum;
}

// parts (slices, count) → y (count)
kernel void add_slices(global const float *parts, global float *y, const int slices, const int count) {
    const int i = get_global_id(0);
    if (i >= count) return;
    float sum = 0;
    for (int slice = 0; slice < slices; slice++) sum += parts[slice * count + i];
    y[i] = sum;
}
