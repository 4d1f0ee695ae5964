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

// x (N, C, area) → the sum of each slice of a channel's m = N·area numbers, (slices, C); a group for each:
// get_group_id(0) is slice·C + c.
kernel __attribute__((reqd_work_group_size(GROUP, 1, 1)))
void channel_sums(global const float *x, global float *slice_sums, const int m, const int channels, const int area,
                  const int slice) {
    local float sums[GROUP];
    const int c = get_group_id(0) % channels, first = get_group_id(0) / channels * slice, end = min(m, first + slice);
    float sum = 0;
    for (int i = first + get_local_id(0); i < end; i += GROUP) sum += x[(i / area * channels + c) * area + i % area];
    sum = group_sum(sum, sums);
    if (get_local_id(0) == 0) slice_sums[get_group_id(0)] = sum;
}

// parts (slices, count) → y (count)
kernel void add_slices(global const float *parts, global float *y, const int slices, const int count) {
    const int i = get_global_id(0);
    if (i >= count) return;
    float sum = 0;
    for (int slice = 0; slice < slices; slice++) sum += parts[slice * count + i];
    y[i] = sum;
}
