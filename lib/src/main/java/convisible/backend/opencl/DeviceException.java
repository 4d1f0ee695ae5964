package convisible.backend.opencl;

import convisible.array.PlainException;

/** The device cannot go on, through no fault of the network's or the reader's. */
final class DeviceException extends PlainException {
    private DeviceException(String message) {
        super(message);
    }

    static DeviceException outOfMemory() {
        return new DeviceException("it has not enough memory for this network and this batch");
    }

    static DeviceException lost(int status) {
        return new DeviceException("it stopped answering (OpenCL's status " + status + ")");
    }
}
