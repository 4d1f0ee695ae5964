package convisible.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The course's imports in a Java shell, after those that the kernel makes itself. */
class ImportsTest {
    private static final String KERNEL = """
            import java.util.*;
            import java.io.*;
            import java.math.*;
            import java.net.*;
            import java.time.*;
            import java.util.concurrent.*;
            import java.util.prefs.*;
            import java.util.regex.*;
            """;

    private static JShell shell;

    @BeforeAll
    static void start() {
        shell = JShell.builder().executionEngine("local").build();
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        shell.addToClasspath(classPath);
        KERNEL.lines().forEach(ImportsTest::evaluate);
    }

    @AfterAll
    static void stop() {
        shell.close();
    }

    private static void evaluate(String line) {
        for (SnippetEvent event : shell.eval(line)) {
            List<String> messages = shell.diagnostics(event.snippet())
                    .map(diagnostic -> diagnostic.getMessage(null))
                    .toList();
            assertThat(messages).as(line).isEmpty();
            assertThat(event.status()).as(line).isEqualTo(Snippet.Status.VALID);
        }
    }

    static Stream<JavaClass> publicClasses() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("convisible").stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> CourseExtension.imports().contains("import " + type.getPackageName() + ".*;"));
    }

    @Test
    void everyImportIsThereAndNoClassOfTheLibraryIsAmbiguous() {
        CourseExtension.imports().lines().forEach(ImportsTest::evaluate);
        assertThat(publicClasses()).isNotEmpty();
        publicClasses().forEach(type -> evaluate(type.getSimpleName() + ".class"));
    }
}
