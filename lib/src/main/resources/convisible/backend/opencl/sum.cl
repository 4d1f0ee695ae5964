// How a group of work-items adds many numbers: each work-item some of them, then in pairs. The order is always the same,
// so the result has always the same bits.

#define GROUP 128

// The sum of every work-item's number, given to each.
float group_sum(const float mine, local float *sums) {
    const int item = get_local_id(0);
    sums[item] = mine;
    for (int apart = GROUP / 2; apart > 0; apart /= 2) {
        barrier(CLK_LOCAL_MEM_FENCE);
        if (item < apart) sums[item] += sums[item + apart];
    }
    barrier(CLK_LOCAL_MEM_FENCE);
    return sums[0];
}
