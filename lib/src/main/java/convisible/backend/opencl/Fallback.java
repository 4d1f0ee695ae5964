package convisible.backend.opencl;

import convisible.backend.Backend;

/** What happens when the device fails: the best backend of the CPU takes over, and one line says so. */
final class Fallback {
    private Fallback() {}

    /** @param what it takes over, as in "the training" */
    static Backend after(DeviceException failure, OpenclBackend failed, String what) {
        failed.failed(failure);
        Backend cpu = Backend.all().stream()
                .filter(backend -> backend != failed && !backend.name().equals(failed.name()))
                .findFirst()
                .orElseThrow();
        System.err.println(failed.description() + " " + failure.getMessage() + ". The backend " + cpu.name()
                + " takes over " + what + "; nothing is lost."
                + (failure.lost() ? " To use the device again, restart the kernel." : ""));
        return cpu;
    }
}
