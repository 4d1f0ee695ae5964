package convisible.backend.opencl;

import convisible.array.PlainException;

/** The device cannot go on, through no fault of the network's or the reader's. */
final class DeviceException extends PlainException {
    private final boolean lost;

    private DeviceException(String message, boolean lost) {
        super(message);
        this.lost = lost;
    }

    static DeviceException outOfMemory() {
        return new DeviceException("has not enough memory for this network and this batch", false);
    }

    static DeviceException lost(int status) {
        return new DeviceException("stopped answering (OpenCL's status " + status + ")", true);
    }

    static DeviceException doesNotCompile(String log) {
        return new DeviceException(
                "does not compile the kernels: " + log.strip().replace("\n", " · "), true);
    }

    static DeviceException lostBefore() {
        return new DeviceException("failed earlier", true);
    }

    /** Whether nothing else can be done with the device either. */
    boolean lost() {
        return lost;
    }
}
