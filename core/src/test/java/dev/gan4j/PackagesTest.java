package dev.gan4j;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Packages use only what stands above them in this list, which is that of docs/design/architecture.md. */
class PackagesTest {

    private static final List<String> ORDER = List.of("random", "internal", "graph", "engine", "nn", "objective",
            "data", "table", "codec", "eval", "experiment", "cascade", "model", "train", "refine", "onnx", "run",
            "sweep");
    private static final List<Class<?>> DOORS = List.of(Gan.class, TableGan.class, TableRows.class);
    private static final String ROOT = "dev.gan4j";

    @Test
    void usesPointUpwards() throws Exception {
        Path classes = Path.of(Gan.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        JavaClasses users = new ClassFileImporter().importPath(classes);
        assertThat(users.contain(Gan.class)).as("the classes in %s were read", classes).isTrue();
        Set<String> wrong = new TreeSet<>();
        for (JavaClass user : users) {
            int rank = rank(user);
            Set<JavaClass> used = user.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(type -> type.getPackageName().startsWith(ROOT)).collect(Collectors.toSet());
            for (JavaClass type : used) {
                if (rank(type) > rank) {
                    wrong.add(user.getName() + " uses " + type.getName());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The place of a class's package; a part named internal belongs to the package around it. */
    private static int rank(JavaClass type) {
        if (DOORS.stream().anyMatch(door -> type.getName().equals(door.getName())
                || type.getName().startsWith(door.getName() + "$"))) {
            return ORDER.size(); // the doors, which lead everywhere and which nothing inside uses
        }
        // The root has what everybody needs, such as the exception for bad input.
        String name = type.getPackageName().equals(ROOT)
                ? "internal"
                : type.getPackageName().substring(ROOT.length() + 1);
        int rank = ORDER.indexOf(name.replaceAll("\\..*", ""));
        assertThat(rank).as("the place of package %s", type.getPackageName()).isNotNegative();
        return rank;
    }
}
