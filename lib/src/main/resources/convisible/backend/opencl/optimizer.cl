// One update of all weights w (count) from their gradients g; the formulas are those of convisible.backend.Optimizer.

kernel void descend(global float *w, global const float *g, const int count, const float decay, const float rate) {
    const int i = get_global_id(0);
    if (i < count) w[i] -= rate * (g[i] + decay * w[i]);
}

// v (count) is what the momentum remembers.
kernel void descend_with_momentum(global float *w, global const float *g, global float *v, const int count,
                                  const float decay, const float momentum, const int nesterov, const float rate) {
    const int i = get_global_id(0);
    if (i >= count) return;
    const float slope = g[i] + decay * w[i];
    v[i] = momentum * v[i] + slope;
    w[i] -= rate * (nesterov ? slope + momentum * v[i] : v[i]);
}

// m (count) and v (count) are Adam's; rate is the learning rate/(1 − beta1ᵗ), correction 1 − beta2ᵗ.
kernel void adam(global float *w, global const float *g, global float *m, global float *v, const int count,
                 const float decay, const float beta1, const float rest1, const float beta2, const float rest2,
                 const float epsilon, const float correction, const float rate) {
    const int i = get_global_id(0);
    if (i >= count) return;
    const float slope = g[i] + decay * w[i];
    m[i] = beta1 * m[i] + rest1 * slope; // rest1 is 1 − beta1
    v[i] = beta2 * v[i] + rest2 * slope * slope;
    w[i] -= rate * m[i] / (sqrt(v[i] / correction) + epsilon);
}
