package convisible.backend.opencl;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import convisible.backend.Backend;

/** What the tests of this backend start from. */
final class Opened {
    private Opened() {}

    /**
     * A backend of its own, which a test may break; the CPU then takes over. Without a device the test is skipped, or
     * fails where everything is to be tested.
     */
    static OpenclBackend backend() {
        OpenclBackend backend = new OpenclBackend(true);
        backend.problem().ifPresent(problem -> {
            String told = "OpenCL is not tested. " + problem;
            if ("true".equals(System.getenv("CI"))) fail(told);
            System.err.println(told);
            abort(told);
        });
        return backend;
    }

    static Backend reference() {
        return Backend.all().stream()
                .filter(backend -> backend.name().equals("reference"))
                .findFirst()
                .orElseThrow();
    }
}
