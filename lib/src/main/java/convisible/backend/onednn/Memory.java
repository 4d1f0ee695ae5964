package convisible.backend.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_get_data_handle;

import convisible.backend.Resources;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** An array outside the Java heap. */
final class Memory {
    /** The address −1 asks oneDNN to allocate. */
    private static final Pointer ALLOCATE = new Pointer() {
        {
            address = -1;
        }
    };

    final Layout layout;
    final dnnl_memory handle = new dnnl_memory();
    private final Memory storage;
    private final FloatPointer numbers = new FloatPointer();

    private Memory(Resources resources, Layout layout, Memory storage, Pointer data) {
        this.layout = layout;
        this.storage = storage == null ? this : storage;
        Dnnl.check(dnnl_memory_create(handle, layout.md(), Dnnl.ENGINE, data));
        dnnl_memory owned = handle;
        resources.add(() -> dnnl_memory_destroy(owned));
        Dnnl.check(dnnl_memory_get_data_handle(handle, numbers));
    }

    static Memory allocate(Resources resources, Layout layout) {
        return new Memory(resources, layout, null, ALLOCATE);
    }

    /** The same bytes seen otherwise. */
    Memory as(Resources resources, Layout other) {
        return new Memory(resources, other, storage, numbers);
    }

    /** The bytes from some number on, seen as an array of their own. */
    Memory part(Resources resources, Layout part, long first) {
        return new Memory(resources, part, storage, numbers.getPointer(first));
    }

    boolean sharesStorageWith(Memory other) {
        return storage == other.storage;
    }

    /** Which piece of memory this is a view of. */
    Memory storage() {
        return storage;
    }

    void write(float[] from, int first, int count) {
        numbers.put(from, first, count);
    }

    void read(float[] to, int first, int count) {
        numbers.get(to, first, count);
    }
}
