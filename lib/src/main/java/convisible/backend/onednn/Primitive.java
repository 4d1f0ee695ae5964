package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;

import convisible.backend.Resources;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;

/** One of oneDNN's operations together with the arrays it works on. */
final class Primitive implements Operation {
    final dnnl_primitive handle = new dnnl_primitive();
    private final dnnl_exec_arg_t arguments;
    private final int count;

    /** @param arguments from oneDNN's argument numbers to arrays */
    Primitive(Resources resources, Descriptor descriptor, Map<Integer, Memory> arguments) {
        Dnnl.check(dnnl_primitive_create(handle, descriptor.handle));
        dnnl_primitive owned = handle;
        resources.add(() -> dnnl_primitive_destroy(owned));
        count = arguments.size();
        this.arguments = new dnnl_exec_arg_t(count);
        int at = 0;
        for (Map.Entry<Integer, Memory> argument : arguments.entrySet())
            this.arguments.position(at++).arg(argument.getKey()).memory(argument.getValue().handle);
        this.arguments.position(0);
    }

    @Override
    public void run() {
        Dnnl.check(dnnl_primitive_execute(handle, Dnnl.STREAM, count, arguments));
    }
}
