package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs in {@code examples/} run, and README shows a part of one of them. */
class ExamplesTest {

    private static final Path EXAMPLES = Processes.REPOSITORY.resolve("examples");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleRuns(Path example) {
        List<String> command = Processes.java();
        command.addAll(1, List.of("--add-modules", "jdk.incubator.vector"));
        command.add(example.toString());
        // How many seeds, to the programs that try many; the name of the picture; the others take no arguments.
        command.add("2");
        Processes.Outcome outcome = Processes.run(folder, command);
        // The JVM's answer to the option, and nothing of ours.
        assertThat(outcome.errorLines()).containsExactly("WARNING: Using incubator modules: jdk.incubator.vector");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).isNotBlank();
    }

    @Test
    void theProgramInReadmeIsPartOfAnExample() throws IOException {
        String program = Files.readString(EXAMPLES.resolve("FitRows.java"));
        String snippet = between(program, "// README begins\n", "\n        // README ends").stripIndent() + "\n";
        String readme = Files.readString(Processes.REPOSITORY.resolve("README.md"));
        assertThat(between(readme, "```java\n", "```")).isEqualTo(snippet);
        assertThat(readme).contains("examples/FitRows.java");
    }

    private static String between(String text, String begin, String end) {
        assertThat(text).contains(begin, end);
        int from = text.indexOf(begin) + begin.length();
        return text.substring(from, text.indexOf(end, from));
    }
}
