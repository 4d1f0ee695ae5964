package convisible.backend.opencl;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which device is used: the one asked for, or the first GPU that can be, or else the first of all that can be. */
record Devices(List<Device> all, Optional<Device> chosen, Optional<String> problem) {
    /** Part of a device's name, or its place in the doctor's list, or {@code none}. */
    static final String VARIABLE = "CONVISIBLE_OPENCL_DEVICE";

    static final Devices HERE =
            look(Optional.ofNullable(System.getenv(VARIABLE)).orElse("").strip());

    private static Devices look(String wanted) {
        if (wanted.equals("none")) return none(VARIABLE + " says none. Unset it to use a device.");
        try {
            return choose(Device.all(), wanted);
        } catch (LinkageError | RuntimeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return none("OpenCL's native library cannot be loaded: " + cause.getMessage());
        }
    }

    static Devices choose(List<Device> all, String wanted) {
        if (all.isEmpty())
            return none("No driver offers an OpenCL device. Install your GPU's driver, or, to try it on the CPU, "
                    + "PoCL (Debian's package pocl-opencl-icd).");
        Optional<Device> chosen = wanted.isEmpty() ? best(all) : named(all, wanted);
        if (chosen.isEmpty())
            return new Devices(
                    all,
                    chosen,
                    Optional.of("No OpenCL device is called \"" + wanted + "\" as " + VARIABLE + " says. "
                            + "There are " + list(all) + "."));
        return new Devices(all, chosen, chosen.get().problem());
    }

    private static Devices none(String problem) {
        return new Devices(List.of(), Optional.empty(), Optional.of(problem));
    }

    private static Optional<Device> best(List<Device> all) {
        Comparator<Device> working =
                Comparator.comparing(device -> device.problem().isEmpty());
        return all.stream().min(working.thenComparing(Device::gpu).reversed());
    }

    private static Optional<Device> named(List<Device> all, String wanted) {
        for (int i = 0; i < all.size(); i++) if (wanted.equals(Integer.toString(i))) return Optional.of(all.get(i));
        return all.stream()
                .filter(device -> device.name().toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** Every device, and what is done with it. */
    List<String> lines() {
        return all.stream()
                .map(device -> all.indexOf(device) + ": " + device + ": " + use(device))
                .toList();
    }

    private String use(Device device) {
        if (device.problem().isPresent())
            return "it cannot be used. " + device.problem().get();
        if (!chosen.equals(Optional.of(device)))
            return "not used; " + VARIABLE + "=" + all.indexOf(device) + " chooses it";
        return device.gpu() ? "used" : "used by Backend.use(\"opencl\") only, since it is no GPU";
    }

    private static String list(List<Device> all) {
        return all.stream().map(device -> all.indexOf(device) + ": " + device).collect(Collectors.joining(", "));
    }
}
