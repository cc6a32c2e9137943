package dev.gan4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the module shows to everybody stands in a file, so that a new export is a decision. Run with
 * {@code -Dgan4j.write.reference=true} to write it anew.
 */
class ExportedTypesTest {

    private static final Path LIST = Path.of("src/test/resources/dev/gan4j/exported-types.txt");

    @Test
    void theExportedTypesAreThoseOfTheList() throws Exception {
        List<String> types = ExportedTypes.all().stream().map(Class::getName).toList();
        if (Boolean.getBoolean("gan4j.write.reference")) {
            Files.write(LIST, types);
        }
        assertThat(types).isEqualTo(Files.readAllLines(LIST));
    }

    @Test
    void theArchitecturePageNamesThePackagesAndCountsTheTypes() throws Exception {
        String page = Files.readString(Path.of("../docs/design/architecture.md"));
        String exported = page.substring(page.indexOf("## What is exported"));
        for (String name : ExportedTypes.packages()) {
            String row = "| " + (name.equals("dev.gan4j") ? "the root" : "`" + name.replace("dev.gan4j.", "") + "`")
                    + " |";
            long own = ExportedTypes.all().stream()
                    .filter(type -> type.getPackageName().equals(name) && type.getEnclosingClass() == null).count();
            assertThat(exported).contains(row + " " + own + " |");
        }
        long all = ExportedTypes.all().stream().filter(type -> type.getEnclosingClass() == null).count();
        assertThat(exported).contains("| all | " + all + " |");
    }
}
