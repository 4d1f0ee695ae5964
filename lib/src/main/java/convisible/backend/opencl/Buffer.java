package convisible.backend.opencl;

import static org.bytedeco.opencl.global.OpenCL.CL_BUFFER_CREATE_TYPE_REGION;
import static org.bytedeco.opencl.global.OpenCL.CL_FALSE;
import static org.bytedeco.opencl.global.OpenCL.CL_MEM_COPY_HOST_PTR;
import static org.bytedeco.opencl.global.OpenCL.CL_MEM_READ_ONLY;
import static org.bytedeco.opencl.global.OpenCL.CL_MEM_READ_WRITE;
import static org.bytedeco.opencl.global.OpenCL.CL_TRUE;
import static org.bytedeco.opencl.global.OpenCL.clCreateBuffer;
import static org.bytedeco.opencl.global.OpenCL.clCreateSubBuffer;
import static org.bytedeco.opencl.global.OpenCL.clEnqueueBarrierWithWaitList;
import static org.bytedeco.opencl.global.OpenCL.clEnqueueFillBuffer;
import static org.bytedeco.opencl.global.OpenCL.clEnqueueReadBuffer;
import static org.bytedeco.opencl.global.OpenCL.clEnqueueWriteBuffer;
import static org.bytedeco.opencl.global.OpenCL.clFlush;
import static org.bytedeco.opencl.global.OpenCL.clReleaseEvent;
import static org.bytedeco.opencl.global.OpenCL.clReleaseMemObject;

import convisible.backend.Resources;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencl._cl_event;
import org.bytedeco.opencl._cl_mem;
import org.bytedeco.opencl.cl_buffer_region;

/** An array of 32-bit numbers on the device. */
final class Buffer {
    final _cl_mem handle;
    final int length;
    private final Engine engine;
    private FloatPointer host; // where numbers wait on their way

    private Buffer(Resources resources, Engine engine, _cl_mem handle, int length) {
        this.engine = engine;
        this.handle = handle;
        this.length = length;
        resources.add(() -> clReleaseMemObject(handle));
    }

    /** An array of which nobody knows what it holds. */
    static Buffer allocate(Resources resources, Engine engine, int length) {
        int[] status = {0};
        _cl_mem handle = clCreateBuffer(engine.context, CL_MEM_READ_WRITE, bytes(length), null, status);
        Cl.check(status);
        return new Buffer(resources, engine, handle, length);
    }

    /** A table of whole numbers, never written again. */
    static Buffer of(Resources resources, Engine engine, int[] numbers) {
        int[] status = {0};
        try (IntPointer host = new IntPointer(numbers)) {
            long flags = CL_MEM_READ_ONLY | CL_MEM_COPY_HOST_PTR;
            _cl_mem handle = clCreateBuffer(engine.context, flags, bytes(numbers.length), host, status);
            Cl.check(status);
            return new Buffer(resources, engine, handle, numbers.length);
        }
    }

    /** @param first a multiple of the device's alignment */
    Buffer part(Resources resources, int first, int length) {
        int[] status = {0};
        cl_buffer_region region = new cl_buffer_region().origin(bytes(first)).size(bytes(length));
        _cl_mem part = clCreateSubBuffer(handle, CL_MEM_READ_WRITE, CL_BUFFER_CREATE_TYPE_REGION, region, status);
        Cl.check(status);
        return new Buffer(resources, engine, part, length);
    }

    private static long bytes(int length) {
        return (long) Float.BYTES * length;
    }

    private FloatPointer host() {
        if (host == null) host = new FloatPointer(length);
        return host;
    }

    /** From {@code from[first … first + count)} to the start of this array, after what is in the queue. */
    void write(float[] from, int first, int count) {
        host().put(from, first, count);
        Cl.check(clEnqueueWriteBuffer(engine.queue, handle, CL_TRUE, 0, bytes(count), host, 0, (_cl_event) null, null));
    }

    /**
     * The same beside what is in the queue, which must not use this array; what comes later waits for it. The numbers
     * are on their way when this returns, and from must be left alone no longer.
     */
    void writeBeside(float[] from, int first, int count) {
        host().put(from, first, count);
        try (_cl_event written = new _cl_event()) {
            Cl.check(clEnqueueWriteBuffer(
                    engine.transfers, handle, CL_FALSE, 0, bytes(count), host, 0, (_cl_event) null, written));
            Cl.check(clFlush(engine.transfers));
            Cl.check(clEnqueueBarrierWithWaitList(engine.queue, 1, written, null));
            Cl.check(clReleaseEvent(written));
        }
    }

    /** From the start of this array to {@code to[first … first + count)}, after what is in the queue. */
    void read(float[] to, int first, int count) {
        Cl.check(
                clEnqueueReadBuffer(engine.queue, handle, CL_TRUE, 0, bytes(count), host(), 0, (_cl_event) null, null));
        host.get(to, first, count);
    }

    void fillWithZeros() {
        try (FloatPointer zero = new FloatPointer(1).put(0)) {
            Cl.check(clEnqueueFillBuffer(
                    engine.queue, handle, zero, Float.BYTES, 0, bytes(length), 0, (_cl_event) null, null));
        }
    }
}
