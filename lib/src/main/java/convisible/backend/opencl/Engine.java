package convisible.backend.opencl;

import static org.bytedeco.opencl.global.OpenCL.CL_PROGRAM_BUILD_LOG;
import static org.bytedeco.opencl.global.OpenCL.CL_SUCCESS;
import static org.bytedeco.opencl.global.OpenCL.clBuildProgram;
import static org.bytedeco.opencl.global.OpenCL.clCreateCommandQueue;
import static org.bytedeco.opencl.global.OpenCL.clCreateContext;
import static org.bytedeco.opencl.global.OpenCL.clCreateKernel;
import static org.bytedeco.opencl.global.OpenCL.clCreateProgramWithSource;
import static org.bytedeco.opencl.global.OpenCL.clGetProgramBuildInfo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.bytedeco.opencl._cl_command_queue;
import org.bytedeco.opencl._cl_context;
import org.bytedeco.opencl._cl_kernel;
import org.bytedeco.opencl._cl_program;

/** The chosen device, opened: its queues, and its programs, each built when it is first needed. */
final class Engine {
    /** What some files begin with. */
    private static final Map<String, String> SHARED = Map.of(
            "product", "tile", "convolution", "tile", "depthwise", "sum", "reduce", "sum", "normalisation", "sum");

    /** Smaller plans run as well with any tile. */
    private static final long WORTH_TUNING = 1_000_000_000L;

    final Device device;
    final _cl_context context;

    /** What is put in here runs in order. */
    final _cl_command_queue queue;

    /** For transfers to the device while it still works on what is in the queue. */
    final _cl_command_queue transfers;

    private final Map<String, _cl_program> programs = new ConcurrentHashMap<>();
    private Tile tuned; // null before it was needed

    Engine(Device device) {
        this.device = device;
        int[] status = {0};
        context = clCreateContext(null, 1, device.id(), null, null, status);
        Cl.check(status);
        queue = queue();
        transfers = queue();
    }

    /** Drivers of OpenCL 1.2 know no newer call. */
    @SuppressWarnings("deprecation")
    private _cl_command_queue queue() {
        int[] status = {0};
        _cl_command_queue created = clCreateCommandQueue(context, device.id(), 0, status);
        Cl.check(status);
        return created;
    }

    /**
     * The tile for a plan. Which one it is does not change what comes out: every sum goes along K, in the same order.
     *
     * @param multiplyAdds how many the plan makes forward
     */
    synchronized Tile tile(long multiplyAdds) {
        if (tuned == null && multiplyAdds >= WORTH_TUNING)
            use(new Tuning(this, Tuning.userFile(), Tuning.CANDIDATES).tile());
        return tuned == null ? Tile.usual(device) : tuned;
    }

    /** The tile of all plans made from now on. */
    synchronized void use(Tile tile) {
        tuned = tile;
    }

    /** Changes whenever the kernels that compute in tiles do. */
    String version() {
        return Integer.toHexString((source("tile") + source("product") + source("convolution")).hashCode());
    }

    /**
     * A kernel of its own, whose arguments nobody else sets.
     *
     * @param file without {@code .cl}
     */
    _cl_kernel kernel(String file, String name) {
        return kernel(programs.computeIfAbsent(file, key -> build(file, "")), name);
    }

    /** The same for the kernels that compute in tiles. */
    _cl_kernel kernel(String file, Tile tile, String name) {
        return kernel(programs.computeIfAbsent(file + tile, key -> build(file, tile.options())), name);
    }

    private static _cl_kernel kernel(_cl_program program, String name) {
        int[] status = {0};
        _cl_kernel kernel = clCreateKernel(program, name, status);
        Cl.check(status);
        return kernel;
    }

    /** Beyond ASCII, which only comments are, characters are replaced: not every driver reads them. */
    private static String source(String file) {
        try (InputStream in = Engine.class.getResourceAsStream(file + ".cl")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private _cl_program build(String file, String options) {
        String source = (SHARED.containsKey(file) ? source(SHARED.get(file)) : "") + source(file);
        BytePointer text = new BytePointer(source, StandardCharsets.US_ASCII);
        IntPointer created = new IntPointer(1);
        _cl_program program = clCreateProgramWithSource(
                context, 1, new PointerPointer<>(1).put(text), new SizeTPointer(1).put(text.limit()), created);
        Cl.check(created.get());
        if (clBuildProgram(program, 1, device.id(), "-cl-std=CL1.2 " + options, null, null) != CL_SUCCESS)
            throw DeviceException.doesNotCompile(log(program));
        return program;
    }

    private String log(_cl_program program) {
        SizeTPointer length = new SizeTPointer(1);
        clGetProgramBuildInfo(program, device.id(), CL_PROGRAM_BUILD_LOG, 0, null, length);
        BytePointer log = new BytePointer(length.get());
        clGetProgramBuildInfo(program, device.id(), CL_PROGRAM_BUILD_LOG, length.get(), log, null);
        return log.getString();
    }
}
