package convisible.backend;

import convisible.array.PlainException;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds the backends and remembers which one was chosen. */
final class Backends {
    private static final List<Backend> ALL = ServiceLoader.load(Backend.class, Backend.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparingInt(Backend::rank).reversed())
            .toList();

    private static volatile Backend chosen;

    private Backends() {}

    static List<Backend> all() {
        return ALL;
    }

    static Backend current() {
        if (chosen == null) {
            String wanted = System.getenv("CONVISIBLE_BACKEND");
            chosen = wanted == null || wanted.isBlank() ? ALL.get(0) : named(wanted.strip());
        }
        return chosen;
    }

    static Backend use(String name) {
        return chosen = named(name);
    }

    private static Backend named(String name) {
        return ALL.stream()
                .filter(backend -> backend.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new PlainException("There is no backend \"" + name + "\". There are: "
                        + ALL.stream().map(Backend::name).collect(Collectors.joining(", ")) + "."));
    }
}
