package convisible.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import convisible.backend.Backend;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class SelfTestTest {
    @Test
    void everyPartIsWellHereAndOneBackendComputes() {
        Table results = SelfTest.run();
        assertThat(results.stringColumn(1).asList())
                .startsWith("✓", "✓", "✓", "✓", "✓")
                .doesNotContain("✗");
        assertThat(results.stringColumn(0).asList())
                .contains("Java", "data")
                .hasSize(5 + Backend.installed().size());
        assertThat(results.stringColumn(2).asList().stream().filter(found -> found.endsWith("(this one computes)")))
                .hasSize(1);
    }
}
