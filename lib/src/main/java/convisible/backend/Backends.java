package convisible.backend;

import convisible.array.PlainException;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Finds the backends and remembers which one was chosen. */
final class Backends {
    static final List<Backend> INSTALLED = ServiceLoader.load(Backend.class, Backend.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparingInt(Backend::rank).reversed())
            .toList();

    private static volatile Backend chosen;

    private Backends() {}

    static List<Backend> all() {
        return INSTALLED.stream().filter(backend -> backend.problem().isEmpty()).toList();
    }

    static Backend current() {
        if (chosen == null) {
            String wanted = System.getenv("CONVISIBLE_BACKEND");
            chosen = wanted == null || wanted.isBlank() ? best() : named(wanted.strip());
        }
        return chosen;
    }

    /** The best that works; one line for each better one says why that does not. */
    private static Backend best() {
        for (Backend backend : INSTALLED) {
            if (backend.problem().isEmpty()) return backend;
            System.err.println("The backend " + backend.name() + " is left out. "
                    + backend.problem().get());
        }
        throw new AssertionError("The reference backend always works.");
    }

    static Backend use(String name) {
        return chosen = named(name);
    }

    private static Backend named(String name) {
        for (Backend backend : INSTALLED)
            if (backend.name().equals(name)) {
                backend.problem().ifPresent(problem -> {
                    throw new PlainException("The backend \"" + name + "\" cannot be used. " + problem);
                });
                return backend;
            }
        throw new PlainException("There is no backend \"" + name + "\". There are: "
                + INSTALLED.stream().map(Backend::name).collect(Collectors.joining(", ")) + ".");
    }
}
