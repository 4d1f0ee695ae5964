package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_submemory;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_with_strides;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_create_with_tag;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;

import convisible.backend.Resources;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_memory_desc;

/**
 * How an array's numbers lie in memory. oneDNN's own layouts put 16 channels next to one another, say, so that one
 * instruction takes them all.
 *
 * @param dims the array's lengths, N first
 */
record Layout(long[] dims, dnnl_memory_desc md) {
    /** Row-major, the last axis fastest: as in a Java array. */
    static Layout plain(Resources resources, long... dims) {
        long[] strides = new long[dims.length];
        long stride = 1;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= dims[axis];
        }
        dnnl_memory_desc md = new dnnl_memory_desc();
        Dnnl.check(dnnl_memory_desc_create_with_strides(md, dims.length, dims, dnnl_f32, strides));
        return owned(resources, dims, md);
    }

    /** Left open: an operation that is offered this layout says what it would like. */
    static Layout any(Resources resources, long... dims) {
        dnnl_memory_desc md = new dnnl_memory_desc();
        Dnnl.check(dnnl_memory_desc_create_with_tag(md, dims.length, dims, dnnl_f32, dnnl_format_tag_any));
        return owned(resources, dims, md);
    }

    /** The part of this layout that starts at some channel; nothing if its blocks would be cut. */
    Optional<Layout> channels(Resources resources, long first, long count) {
        long[] part = dims.clone(), offsets = new long[dims.length];
        part[1] = count;
        offsets[1] = first;
        dnnl_memory_desc submemory = new dnnl_memory_desc();
        int status = dnnl_memory_desc_create_submemory(submemory, md, part, offsets);
        return status == dnnl_success ? Optional.of(owned(resources, part, submemory)) : Optional.empty();
    }

    private static Layout owned(Resources resources, long[] dims, dnnl_memory_desc md) {
        resources.add(() -> dnnl_memory_desc_destroy(md));
        return new Layout(dims, md);
    }

    long bytes() {
        return dnnl_memory_desc_get_size(md);
    }

    boolean sameAs(Layout other) {
        return dnnl_memory_desc_equal(md, other.md) == 1;
    }
}
