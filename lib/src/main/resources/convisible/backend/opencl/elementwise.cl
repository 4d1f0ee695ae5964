// Number by number: activations, sums, dropout, and copies for joins. All arrays are flat; count is how many numbers.

// y = x between two limits: ReLU is 0 to ∞, ReLU6 0 to 6.
kernel void activation(global const float *x, global float *y, const int count, const float low, const float high) {
    const int i = get_global_id(0);
    if (i < count) y[i] = x[i] < low ? low : x[i] > high ? high : x[i];
}

// dx = dy where the result y lies strictly between the limits, 0 elsewhere.
kernel void activation_backward(global const float *y, global const float *dy, global float *dx, const int count,
                                const float low, const float high) {
    const int i = get_global_id(0);
    if (i < count) dx[i] = y[i] > low && y[i] < high ? dy[i] : 0;
}

// y = a + b between two limits
kernel void add(global const float *a, global const float *b, global float *y, const int count, const float low,
                const float high) {
    const int i = get_global_id(0);
    if (i >= count) return;
    const float sum = a[i] + b[i];
    y[i] = sum < low ? low : sum > high ? high : sum;
}

// In each example, size numbers of from at first_from go to first_to of to; count is those of all examples.
kernel void copy(global const float *from, global float *to, const int count, const int size, const int size_from,
                 const int first_from, const int size_to, const int first_to) {
    const int i = get_global_id(0);
    if (i < count) to[i / size * size_to + first_to + i % size] = from[i / size * size_from + first_from + i % size];
}

// y = x · mask, where the mask is 0 with the probability threshold/2⁵³ and keep otherwise: convisible.backend.DropoutMask,
// which see. A random number depends on its place alone: the i-th step of SplitMix64 from state on.
kernel void dropout(global const float *x, global float *y, const int count, const ulong state, const ulong threshold,
                    const float keep) {
    const int i = get_global_id(0);
    if (i >= count) return;
    ulong z = state + (i + 1UL) * 0x9E3779B97F4A7C15UL;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9UL;
    z = (z ^ z >> 27) * 0x94D049BB133111EBUL;
    z = z ^ z >> 31;
    y[i] = x[i] * (z >> 11 < threshold ? 0 : keep);
}
