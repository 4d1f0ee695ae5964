// Local response normalisation across channels (Krizhevsky et al. 2012, section 3.3): x (N, C, area) → y alike.
// With c' running over the size channels around c that exist:
//
//     scale[c] = k + alpha/size · Σ x[c']²
//     y[c]     = x[c] · scale[c]^−beta
//     dx[c]    = dy[c] · scale[c]^−beta − 2·alpha/size · beta · x[c] · Σ dy[c'] · x[c'] · scale[c']^(−beta − 1)

kernel void normalise(global const float *x, global float *scale, global float *y, const int count, const int channels,
                      const int area, const int reach, const float share, const float beta, const float k) {
    const int i = get_global_id(0);
    if (i >= count) return;
    const int c = i / area % channels;
    float sum = 0;
    for (int other = max(0, c - reach); other <= min(channels - 1, c + reach); other++) {
        const float value = x[i + (other - c) * area];
        sum += value * value;
    }
    scale[i] = k + share * sum; // share is alpha/size
    y[i] = x[i] * pow(scale[i], -beta);
}

kernel void normalise_backward(global const float *x, global const float *scale, global const float *dy,
                               global float *dx, const int count, const int channels, const int area, const int reach,
                               const float share, const float beta) {
    const int i = get_global_id(0);
    if (i >= count) return;
    const int c = i / area % channels;
    float sum = 0;
    for (int other = max(0, c - reach); other <= min(channels - 1, c + reach); other++) {
        const int at = i + (other - c) * area;
        sum += dy[at] * x[at] * pow(scale[at], -beta - 1);
    }
    dx[i] = dy[i] * pow(scale[i], -beta) - 2 * share * beta * x[i] * sum;
}
