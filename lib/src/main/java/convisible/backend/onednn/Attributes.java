package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_post_ops;

import convisible.backend.Resources;
import java.util.function.Consumer;
import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;

/** Options of oneDNN's operations. */
final class Attributes {
    private Attributes() {}

    /** What an operation does to its results before it stores them. */
    static dnnl_primitive_attr after(Resources resources, Consumer<dnnl_post_ops> fill) {
        dnnl_post_ops chain = new dnnl_post_ops();
        Dnnl.check(dnnl_post_ops_create(chain));
        fill.accept(chain);
        dnnl_primitive_attr attributes = new dnnl_primitive_attr();
        Dnnl.check(dnnl_primitive_attr_create(attributes));
        resources.add(() -> dnnl_primitive_attr_destroy(attributes));
        Dnnl.check(dnnl_primitive_attr_set_post_ops(attributes, chain));
        dnnl_post_ops_destroy(chain);
        return attributes;
    }
}
