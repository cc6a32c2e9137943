package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Short trainings whose samples are known to the last digit. A change of the code that is to change no result leaves them
 * as they are; one that means to change results records them anew, and says so:
 * {@code java -cp cli/target/test-classes:... dev.gan4j.cli.GoldenSamplesTest}.
 */
class GoldenSamplesTest {

    private static final Path GOLDEN = Processes.REPOSITORY.resolve("cli/src/test/resources/golden");
    /** What all trainings are told besides. */
    private static final List<String> SHORT = List.of("--set", "evaluation.quickSamples=200",
            "--set", "evaluation.every=20", "--quiet");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    /** Records all samples, in place of those that are there. */
    public static void main(String[] arguments) throws IOException {
        for (String line : trainings()) {
            System.out.println(line);
            Path folder = Files.createTempDirectory("golden-");
            Files.writeString(recorded(line), samples(line, folder));
        }
    }

    static List<String> trainings() throws IOException {
        return Files.readAllLines(GOLDEN.resolve("trainings.txt"), StandardCharsets.UTF_8).stream()
                .filter(line -> !line.startsWith("#")).toList();
    }

    @ParameterizedTest
    @MethodSource("trainings")
    void theSamplesAreThoseOfBefore(String line) throws IOException {
        assertThat(samples(line, folder)).isEqualTo(Files.readString(recorded(line)));
    }

    private static Path recorded(String line) {
        return GOLDEN.resolve(line.substring(0, line.indexOf(':')) + ".csv");
    }

    /** Trains, and samples from the model's file. */
    private static String samples(String line, Path folder) throws IOException {
        List<String> training = new ArrayList<>(List.of("train", "--out", folder.resolve("run").toString()));
        training.addAll(ShellText.words(line.substring(line.indexOf(':') + 2)
                .replace("examples/data", Processes.REPOSITORY + "/examples/data")));
        training.addAll(SHORT);
        succeed(training);
        Path samples = folder.resolve("samples.csv");
        succeed(List.of("sample", folder.resolve("run/model.gan").toString(), "-n", "500", "--seed", "3", "-o",
                samples.toString()));
        return Files.readString(samples);
    }

    private static void succeed(List<String> command) {
        InProcess.Outcome outcome = InProcess.gan4j(command.toArray(String[]::new));
        assertThat(outcome.code()).as("%s: %s", command, outcome.err()).isZero();
    }
}
