package convisible.backend.opencl;

import static org.bytedeco.opencl.global.OpenCL.CL_DEVICE_NOT_AVAILABLE;
import static org.bytedeco.opencl.global.OpenCL.CL_INVALID_BUFFER_SIZE;
import static org.bytedeco.opencl.global.OpenCL.CL_INVALID_COMMAND_QUEUE;
import static org.bytedeco.opencl.global.OpenCL.CL_INVALID_CONTEXT;
import static org.bytedeco.opencl.global.OpenCL.CL_MEM_OBJECT_ALLOCATION_FAILURE;
import static org.bytedeco.opencl.global.OpenCL.CL_OUT_OF_HOST_MEMORY;
import static org.bytedeco.opencl.global.OpenCL.CL_OUT_OF_RESOURCES;
import static org.bytedeco.opencl.global.OpenCL.CL_SUCCESS;

import convisible.array.PlainException;
import java.util.function.IntUnaryOperator;

/** The one place that looks at what the calls of OpenCL return. */
final class Cl {
    /** Codes below are vendors' own; NVIDIA's −9999 is a kernel that was killed. */
    private static final int STANDARD_CODES = -1000;

    /** What becomes of a status before it is looked at: tests make devices fail here. */
    static volatile IntUnaryOperator fault = IntUnaryOperator.identity();

    private Cl() {}

    /**
     * @throws DeviceException if the device ran out of memory or is lost
     * @throws PlainException if the call failed otherwise: a mistake of this backend
     */
    static void check(int returned) {
        int status = fault.applyAsInt(returned);
        if (status == CL_SUCCESS) return;
        if (status == CL_MEM_OBJECT_ALLOCATION_FAILURE
                || status == CL_OUT_OF_HOST_MEMORY
                || status == CL_INVALID_BUFFER_SIZE) throw DeviceException.outOfMemory();
        if (status == CL_OUT_OF_RESOURCES
                || status == CL_DEVICE_NOT_AVAILABLE
                || status == CL_INVALID_CONTEXT
                || status == CL_INVALID_COMMAND_QUEUE
                || status < STANDARD_CODES) throw DeviceException.lost(status);
        throw new PlainException("OpenCL failed with status " + status
                + ". Use Backend.use(\"onednn\") or Backend.use(\"reference\"), and report it.");
    }

    static void check(int[] status) {
        check(status[0]);
    }
}
