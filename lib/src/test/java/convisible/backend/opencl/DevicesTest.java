package convisible.backend.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import convisible.backend.Backend;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which device is chosen, and what is said if there is none. */
class DevicesTest {
    private static final Device CPU = device("Some CPU", false, 4096);
    private static final Device SMALL = device("Old GPU", true, 128);
    private static final Device GPU = device("Fast GPU", true, 1024);

    private static Device device(String name, boolean gpu, long largestGroup) {
        return new Device(null, name, "1.0", "OpenCL 3.0", gpu, 1L << 30, 8, largestGroup, 128);
    }

    @Test
    void aGpuGoesBeforeACpu() {
        assertThat(Devices.choose(List.of(CPU, GPU), "").chosen()).contains(GPU);
        assertThat(Devices.choose(List.of(CPU, SMALL, GPU), "").chosen()).contains(GPU);
        assertThat(Devices.choose(List.of(CPU), "").chosen()).contains(CPU);
    }

    @Test
    void aDeviceIsCalledByItsPlaceOrPartOfItsName() {
        List<Device> all = List.of(CPU, SMALL, GPU);
        assertThat(Devices.choose(all, "0").chosen()).contains(CPU);
        assertThat(Devices.choose(all, "fast").chosen()).contains(GPU);
        Devices wrong = Devices.choose(all, "faster");
        assertThat(wrong.chosen()).isEmpty();
        assertThat(wrong.problem().orElseThrow()).contains("\"faster\"", "CONVISIBLE_OPENCL_DEVICE", "2: Fast GPU");
    }

    @Test
    void whatCannotBeUsedIsToldWithAWayOut() {
        assertThat(Devices.choose(List.of(), "").problem().orElseThrow()).contains("Install your GPU's driver");
        assertThat(Devices.choose(List.of(SMALL), "").problem().orElseThrow())
                .contains("at most 128 work-items", "256 are needed", "CONVISIBLE_OPENCL_DEVICE");
        assertThat(Devices.choose(List.of(GPU), "").problem()).isEmpty();
    }

    @Test
    void theDoctorIsToldWhatIsDoneWithEach() {
        assertThat(Devices.choose(List.of(CPU, SMALL, GPU), "").lines())
                .satisfiesExactly(
                        cpu -> assertThat(cpu)
                                .startsWith("0: Some CPU (CPU, driver 1.0)")
                                .endsWith("DEVICE=0 chooses it"),
                        small -> assertThat(small).startsWith("1: Old GPU").contains("cannot be used"),
                        gpu -> assertThat(gpu).startsWith("2: Fast GPU").endsWith(": used"));
        assertThat(Devices.choose(List.of(CPU), "").lines().get(0)).contains("only, since it is no GPU");
    }

    @Test
    void withoutAGpuOpenclIsNeverTheDefault() {
        OpenclBackend here = Opened.backend();
        boolean gpu = Devices.HERE.chosen().orElseThrow().gpu();
        for (Backend backend : Backend.all())
            if (!backend.name().equals("opencl"))
                assertThat(here.rank() > backend.rank()).as(backend.name()).isEqualTo(gpu);
    }
}
