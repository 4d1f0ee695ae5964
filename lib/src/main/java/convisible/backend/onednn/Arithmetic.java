package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MULTIPLE_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reduction_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_reduction_sum;
import static org.bytedeco.dnnl.global.dnnl.dnnl_sum_primitive_desc_create;

import convisible.backend.Resources;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_primitive_attr;

/** Element by element. */
final class Arithmetic {
    private Arithmetic() {}

    /**
     * {@code y = a ∘ b}, where ∘ is one of oneDNN's binary algorithms.
     *
     * @param b of the same lengths as a, or a single number
     * @param attributes what else is done to y; null for nothing
     */
    static Operation binary(
            Resources resources, int algorithm, Memory a, Memory b, Memory y, dnnl_primitive_attr attributes) {
        Descriptor descriptor = Descriptor.of(
                resources,
                pd -> dnnl_binary_primitive_desc_create(
                        pd, Dnnl.ENGINE, algorithm, a.layout.md(), b.layout.md(), y.layout.md(), attributes));
        return new Primitive(resources, descriptor, Map.of(DNNL_ARG_SRC_0, a, DNNL_ARG_SRC_1, b, DNNL_ARG_DST, y));
    }

    /** {@code y = a₀ + a₁ + …}: one number. */
    static Operation total(Resources resources, Memory a, Memory y) {
        Descriptor descriptor = Descriptor.of(
                resources,
                pd -> dnnl_reduction_primitive_desc_create(
                        pd, Dnnl.ENGINE, dnnl_reduction_sum, a.layout.md(), y.layout.md(), 0, 0, null));
        return new Primitive(resources, descriptor, Map.of(DNNL_ARG_SRC, a, DNNL_ARG_DST, y));
    }

    /** {@code y = p·a + q·b}; y may be a. */
    static Operation sum(Resources resources, double p, Memory a, double q, Memory b, Memory y) {
        float[] scales = {(float) p, (float) q};
        Descriptor descriptor = Descriptor.ofMany(
                resources,
                (created, sources) -> dnnl_sum_primitive_desc_create(
                        created, Dnnl.ENGINE, y.layout.md(), scales.length, scales, sources, null),
                a,
                b);
        return new Primitive(
                resources, descriptor, Map.of(DNNL_ARG_MULTIPLE_SRC, a, DNNL_ARG_MULTIPLE_SRC + 1, b, DNNL_ARG_DST, y));
    }
}
