package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_desc_query_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_src_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_diff_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_src_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_weights_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_workspace_md;

import convisible.backend.Resources;
import java.util.Arrays;
import java.util.function.ToIntBiFunction;
import java.util.function.ToIntFunction;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.PointerPointer;

/** An operation that oneDNN has chosen, and the layouts that it would like its arrays to have. */
final class Descriptor {
    final dnnl_primitive_desc handle;

    private Descriptor(Resources resources, dnnl_primitive_desc handle) {
        this.handle = handle;
        resources.add(() -> dnnl_primitive_desc_destroy(handle));
    }

    /** @param create oneDNN's function for this kind of operation; it returns a status */
    static Descriptor of(Resources resources, ToIntFunction<dnnl_primitive_desc> create) {
        dnnl_primitive_desc handle = new dnnl_primitive_desc();
        Dnnl.check(create.applyAsInt(handle));
        return new Descriptor(resources, handle);
    }

    /** @param create takes where the result is to be put, and the layouts of the sources */
    static Descriptor ofMany(
            Resources resources,
            ToIntBiFunction<PointerPointer<dnnl_primitive_desc>, PointerPointer<dnnl_memory_desc>> create,
            Memory... sources) {
        dnnl_memory_desc[] layouts =
                Arrays.stream(sources).map(source -> source.layout.md()).toArray(dnnl_memory_desc[]::new);
        try (PointerPointer<dnnl_memory_desc> list = new PointerPointer<>(layouts);
                PointerPointer<dnnl_primitive_desc> created = new PointerPointer<>(1)) {
            Dnnl.check(create.applyAsInt(created, list));
            return new Descriptor(resources, created.get(dnnl_primitive_desc.class));
        }
    }

    Layout src(long... dims) {
        return layout(dnnl_query_src_md, dims);
    }

    Layout dst(long... dims) {
        return layout(dnnl_query_dst_md, dims);
    }

    Layout weights(long... dims) {
        return layout(dnnl_query_weights_md, dims);
    }

    Layout diffSrc(long... dims) {
        return layout(dnnl_query_diff_src_md, dims);
    }

    Layout diffDst(long... dims) {
        return layout(dnnl_query_diff_dst_md, dims);
    }

    Layout diffWeights(long... dims) {
        return layout(dnnl_query_diff_weights_md, dims);
    }

    /** What forward keeps for backward: bytes of no shape. */
    Layout workspace() {
        return layout(dnnl_query_workspace_md);
    }

    private Layout layout(int what, long... dims) {
        return new Layout(dims, dnnl_primitive_desc_query_md(handle, what, 0));
    }
}
