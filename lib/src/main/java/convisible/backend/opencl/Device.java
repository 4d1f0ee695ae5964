package convisible.backend.opencl;

import static org.bytedeco.opencl.global.OpenCL.CL_DEVICE_GLOBAL_MEM_SIZE;
import static org.bytedeco.opencl.global.OpenCL.CL_DEVICE_MAX_COMPUTE_UNITS;
import static org.bytedeco.opencl.global.OpenCL.CL_DEVICE_MAX_WORK_GROUP_SIZE;
import static org.bytedeco.opencl.global.OpenCL.CL_DEVICE_MEM_BASE_ADDR_ALIGN;
import static org.bytedeco.opencl.global.OpenCL.CL_DEVICE_NAME;
import static org.bytedeco.opencl.global.OpenCL.CL_DEVICE_TYPE;
import static org.bytedeco.opencl.global.OpenCL.CL_DEVICE_TYPE_ALL;
import static org.bytedeco.opencl.global.OpenCL.CL_DEVICE_TYPE_GPU;
import static org.bytedeco.opencl.global.OpenCL.CL_DEVICE_VERSION;
import static org.bytedeco.opencl.global.OpenCL.CL_DRIVER_VERSION;
import static org.bytedeco.opencl.global.OpenCL.clGetDeviceIDs;
import static org.bytedeco.opencl.global.OpenCL.clGetDeviceInfo;
import static org.bytedeco.opencl.global.OpenCL.clGetPlatformIDs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.bytedeco.opencl._cl_device_id;
import org.bytedeco.opencl._cl_platform_id;

/**
 * A device and what its driver tells of it.
 *
 * @param version of OpenCL, in the driver's words
 * @param memory in bytes
 * @param units how many work-groups it computes at the same time, roughly
 * @param alignment bytes; where a part of an array may start
 */
record Device(
        _cl_device_id id,
        String name,
        String driver,
        String version,
        boolean gpu,
        long memory,
        int units,
        long largestGroup,
        int alignment) {

    /** All devices of all drivers, in the drivers' order. */
    static List<Device> all() {
        List<Device> devices = new ArrayList<>();
        int[] count = {0};
        if (clGetPlatformIDs(0, (PointerPointer<?>) null, count) != 0) return devices; // no driver
        PointerPointer<_cl_platform_id> platforms = new PointerPointer<>(count[0]);
        Cl.check(clGetPlatformIDs(count[0], platforms, count));
        for (int i = 0; i < count[0]; i++) addAll(new _cl_platform_id(platforms.get(i)), devices);
        return devices;
    }

    private static void addAll(_cl_platform_id platform, List<Device> devices) {
        int[] count = {0};
        if (clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, 0, (PointerPointer<?>) null, count) != 0) return; // none
        PointerPointer<_cl_device_id> ids = new PointerPointer<>(count[0]);
        Cl.check(clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, count[0], ids, count));
        for (int i = 0; i < count[0]; i++) devices.add(of(new _cl_device_id(ids.get(i))));
    }

    private static Device of(_cl_device_id id) {
        return new Device(
                id,
                text(id, CL_DEVICE_NAME),
                text(id, CL_DRIVER_VERSION),
                text(id, CL_DEVICE_VERSION),
                (number(id, CL_DEVICE_TYPE) & CL_DEVICE_TYPE_GPU) != 0,
                number(id, CL_DEVICE_GLOBAL_MEM_SIZE),
                (int) number(id, CL_DEVICE_MAX_COMPUTE_UNITS),
                number(id, CL_DEVICE_MAX_WORK_GROUP_SIZE),
                (int) number(id, CL_DEVICE_MEM_BASE_ADDR_ALIGN) / Byte.SIZE);
    }

    /** Why the kernels cannot run on it; nothing if they can. */
    Optional<String> problem() {
        if (largestGroup < Tile.LARGEST_GROUP)
            return Optional.of(name + " runs at most " + largestGroup + " work-items together, but "
                    + Tile.LARGEST_GROUP + " are needed. Choose another device with " + Devices.VARIABLE + ".");
        return Optional.empty();
    }

    private static String text(_cl_device_id id, int what) {
        SizeTPointer length = new SizeTPointer(1);
        Cl.check(clGetDeviceInfo(id, what, 0, null, length));
        BytePointer bytes = new BytePointer(length.get());
        Cl.check(clGetDeviceInfo(id, what, length.get(), bytes, null));
        return bytes.getString().replace("\0", "").strip(); // some drivers count the 0 at the end
    }

    /** Of 4 or of 8 bytes. */
    private static long number(_cl_device_id id, int what) {
        LongPointer number = new LongPointer(1).put(0);
        Cl.check(clGetDeviceInfo(id, what, Long.BYTES, number, null));
        return number.get();
    }

    @Override
    public String toString() {
        return name + " (" + (gpu ? "GPU" : "CPU") + ", driver " + driver + ")";
    }
}
