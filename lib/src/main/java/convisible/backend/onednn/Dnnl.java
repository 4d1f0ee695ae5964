package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_out_of_memory;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_stream_default_flags;
import static org.bytedeco.dnnl.global.dnnl.dnnl_success;
import static org.bytedeco.dnnl.global.dnnl.dnnl_unimplemented;
import static org.bytedeco.dnnl.global.dnnl.dnnl_version;

import convisible.array.PlainException;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.dnnl.dnnl_version_t;

/** The native library: the first use of this class loads it. */
final class Dnnl {
    static final dnnl_engine ENGINE = new dnnl_engine();
    static final dnnl_stream STREAM = new dnnl_stream();

    static {
        check(dnnl_engine_create(ENGINE, dnnl_cpu, 0));
        check(dnnl_stream_create(STREAM, ENGINE, dnnl_stream_default_flags));
    }

    private Dnnl() {}

    static String version() {
        dnnl_version_t version = dnnl_version();
        return version.major() + "." + version.minor() + "." + version.patch();
    }

    /** @throws PlainException if a call of the native library did not succeed */
    static void check(int status) {
        if (status == dnnl_success) return;
        if (status == dnnl_out_of_memory)
            throw new PlainException(
                    "There is not enough memory for this network and this batch. Use smaller batches.");
        throw new PlainException(
                status == dnnl_unimplemented
                        ? "oneDNN does not implement this here. Use Backend.use(\"reference\")."
                        : "oneDNN failed with status " + status + ". Use Backend.use(\"reference\"), and report it.");
    }
}
