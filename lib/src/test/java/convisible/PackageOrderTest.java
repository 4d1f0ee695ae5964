package convisible;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each package knows those before it and none after it, and only {@code notebook} knows Jupyter. */
class PackageOrderTest {
    private static final List<String> ORDER =
            List.of("array", "data", "layer", "backend", "network", "train", "plot", "notebook");

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("convisible");

    static IntStream places() {
        return IntStream.range(0, ORDER.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("places")
    void aPackageDoesNotKnowThoseAfterIt(int place) {
        String[] after = ORDER.subList(place + 1, ORDER.size()).stream()
                .map(name -> "convisible." + name + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("convisible." + ORDER.get(place) + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(after)
                .check(LIBRARY);
    }

    @Test
    void onlyTheNotebookPackageKnowsJupyter() {
        noClasses()
                .that()
                .resideOutsideOfPackage("convisible.notebook..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.dflib.jjava..")
                .check(LIBRARY);
    }

    @Test
    void everyPackageHasItsPlace() {
        Assertions.assertThat(LIBRARY.stream()
                        .map(type -> type.getPackageName().split("\\.")[1])
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(ORDER);
    }
}
