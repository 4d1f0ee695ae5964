package convisible.backend.opencl;

import static org.bytedeco.opencl.global.OpenCL.clEnqueueNDRangeKernel;
import static org.bytedeco.opencl.global.OpenCL.clReleaseKernel;
import static org.bytedeco.opencl.global.OpenCL.clSetKernelArg;

import convisible.backend.Resources;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.opencl._cl_command_queue;
import org.bytedeco.opencl._cl_event;
import org.bytedeco.opencl._cl_kernel;

/** A kernel with its arguments, ready to be started again and again. */
final class Launch implements Operation {
    private final _cl_command_queue queue;
    private final _cl_kernel kernel;
    private final Grid grid;

    /**
     * @param arguments in the kernel's order: a {@link Buffer}, a Float, an Integer, a Long, or an int[], which is a
     *     struct of so many ints
     */
    Launch(Resources resources, Engine engine, _cl_kernel kernel, Grid grid, Object... arguments) {
        queue = engine.queue;
        this.kernel = kernel;
        this.grid = grid;
        resources.add(() -> clReleaseKernel(kernel));
        for (int i = 0; i < arguments.length; i++) set(i, arguments[i]);
    }

    void set(int index, Object argument) {
        try (Pointer value = value(argument)) {
            Cl.check(clSetKernelArg(kernel, index, value.limit() * value.sizeof(), value));
        }
    }

    private static Pointer value(Object argument) {
        if (argument instanceof Buffer buffer) return new PointerPointer<>(1).put(buffer.handle);
        if (argument instanceof Float number) return new FloatPointer(1).put(number);
        if (argument instanceof Integer number) return new IntPointer(1).put(number);
        if (argument instanceof Long number) return new LongPointer(1).put(number);
        if (argument instanceof int[] struct) return new IntPointer(struct);
        throw new AssertionError("A kernel takes no " + argument.getClass() + ".");
    }

    @Override
    public void run() {
        Cl.check(clEnqueueNDRangeKernel(
                queue, kernel, grid.dimensions(), null, grid.items(), grid.group(), 0, (_cl_event) null, null));
    }
}
