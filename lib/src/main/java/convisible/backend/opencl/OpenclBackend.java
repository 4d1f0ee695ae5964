package convisible.backend.opencl;

import convisible.array.Shape;
import convisible.backend.Backend;
import convisible.backend.Loss;
import convisible.backend.Optimizer;
import convisible.backend.Program;
import convisible.backend.Training;
import convisible.layer.Layer;
import convisible.layer.Weights;
import java.util.List;
import java.util.Optional;

/** A GPU of any vendor; or, slowly, a CPU that has an OpenCL driver. */
public final class OpenclBackend implements Backend {
    private static final int BEFORE_ALL = 20;
    private static final int AFTER_ALL = -10;

    /** {@code false} for tests, which are not to pass on the CPU unnoticed. */
    private static final String FALLBACK = "convisible.opencl.fallback";

    private final boolean fallsBack;
    private Engine engine; // null before the first use
    private boolean lost;

    public OpenclBackend() {
        this(!"false".equals(System.getProperty(FALLBACK)));
    }

    /** @param fallsBack whether the CPU takes over if the device fails */
    OpenclBackend(boolean fallsBack) {
        this.fallsBack = fallsBack;
    }

    @Override
    public String name() {
        return "opencl";
    }

    @Override
    public String description() {
        return Devices.HERE.chosen().map(device -> "OpenCL: " + device).orElse("OpenCL: GPUs of any vendor");
    }

    /** Without a GPU it is never the default, and nobody is told of it. */
    @Override
    public int rank() {
        return Devices.HERE.chosen().filter(Device::gpu).isPresent() ? BEFORE_ALL : AFTER_ALL;
    }

    @Override
    public synchronized Optional<String> problem() {
        if (lost) return Optional.of("The device failed. Restart the kernel to use it again.");
        return Devices.HERE.problem();
    }

    @Override
    public List<String> devices() {
        return Devices.HERE.lines();
    }

    /**
     * The device, opened.
     *
     * @throws DeviceException if it is lost or cannot be opened
     */
    synchronized Engine engine() {
        if (lost) throw DeviceException.lostBefore();
        if (engine == null) engine = new Engine(Devices.HERE.chosen().orElseThrow());
        return engine;
    }

    /** @throws DeviceException that one, if nobody takes over */
    synchronized void failed(DeviceException failure) {
        lost |= failure.lost();
        if (!fallsBack) throw failure;
    }

    @Override
    public Program compile(Layer layer, Shape input, Weights weights) {
        return new LastingProgram(this, layer, input, weights);
    }

    @Override
    public Training compileTraining(
            Layer layer, Shape input, Weights weights, Loss loss, Optimizer optimizer, long seed) {
        return new LastingTraining(this, layer, input, weights, loss, optimizer, seed);
    }
}
