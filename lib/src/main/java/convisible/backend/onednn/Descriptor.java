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

import java.util.function.ToIntFunction;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** An operation that oneDNN has chosen, and the layouts that it would like its arrays to have. */
final class Descriptor {
    final dnnl_primitive_desc handle = new dnnl_primitive_desc();

    /** @param create oneDNN's function for this kind of operation; it returns a status */
    Descriptor(Resources resources, ToIntFunction<dnnl_primitive_desc> create) {
        Dnnl.check(create.applyAsInt(handle));
        dnnl_primitive_desc owned = handle;
        resources.add(() -> dnnl_primitive_desc_destroy(owned));
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
