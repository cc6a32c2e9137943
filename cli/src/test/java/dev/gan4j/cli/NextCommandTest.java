package dev.gan4j.cli;

import static dev.gan4j.cli.InProcess.gan4j;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a training says at its beginning and at its end, and that no redirected output moves a cursor. */
class NextCommandTest {

    @TempDir
    private Path folder = Path.of("");

    private String run() {
        return folder.resolve("my run").toString();
    }

    private InProcess.Outcome train(String... arguments) {
        List<String> all = new ArrayList<>(List.of("train"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("-o", run()));
        InProcess.Outcome outcome = gan4j(all.toArray(String[]::new));
        assertPlain(outcome);
        return outcome;
    }

    private static String last(InProcess.Outcome outcome) {
        return outcome.out().lines().reduce((first, second) -> second).orElseThrow();
    }

    private String data() throws IOException {
        Random random = new Random(1);
        StringBuilder rows = new StringBuilder("length,width\n");
        for (int i = 0; i < 4_000; i++) {
            rows.append(random.nextGaussian()).append(',').append(random.nextDouble()).append('\n');
        }
        return Files.writeString(folder.resolve("my data.csv"), rows).toString();
    }

    @Test
    void theTutorialSaysThatItFailsAndWhatDoesNot() {
        InProcess.Outcome outcome = train("--iterations", "300");
        assertThat(outcome.err().lines()).hasSize(2).allSatisfy(line -> assertThat(line).startsWith("gan4j: "));
        assertThat(outcome.err()).contains("deliberately untuned", "misses the real density",
                "gan4j train recommended");
        assertThat(last(outcome)).isEqualTo("Next:   gan4j train recommended");
        assertThat(outcome.out()).contains("most runs of it end like this");
    }

    @Test
    void whatIsNotTheTutorialAsPublishedSaysNothingOfIt() {
        for (String[] other : new String[][]{{"--quiet"}, {"--json"}, {"--set", "batch=50"}}) {
            List<String> all = new ArrayList<>(List.of(other));
            all.addAll(List.of("--iterations", "5"));
            assertThat(train(all.toArray(String[]::new)).err()).isEmpty();
            try {
                Processes.delete(Path.of(run()));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void theRecipeOfTheTutorialOnOtherDataHasTheSameDataNext() throws IOException {
        String data = data();
        InProcess.Outcome outcome = train("tutorial", "--data", data, "--column", "width", "--header", "--iterations",
                "5");
        assertThat(last(outcome))
                .isEqualTo("Next:   gan4j train recommended --data '" + data + "' --column width --header");
    }

    @Test
    void whatIsOffIsTrainedLongerNext() {
        assertThat(last(train("recommended", "--iterations", "5")))
                .isEqualTo("Next:   gan4j train '" + run() + "/experiment.yaml' --iterations 30000");
    }

    @Test
    void whatIsCloseIsSampledNext() throws IOException {
        StringBuilder few = new StringBuilder();
        new Random(2).doubles(100).forEach(value -> few.append(value).append('\n'));
        String data = Files.writeString(folder.resolve("few.csv"), few).toString();
        assertThat(last(train(data, "--iterations", "5")))
                .isEqualTo("Next:   gan4j sample '" + run() + "' -n 1000 -o samples.csv");
    }

    @Test
    void whatDivergedHasASmallerLearningRateNext() {
        InProcess.Outcome outcome = train("--iterations", "200", "--set", "pretraining=none", "--set",
                "optimiser.learningRate=1e6", "--set", "generator.activation=relu", "--set", "generator.output=linear",
                "--set", "discriminator.activation=relu", "--set", "discriminator.output=linear");
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(last(outcome)).endsWith("experiment.yaml' --set optimiser.learningRate=100000");
    }

    @Test
    void noRedirectedOutputHasControlCharacters() throws IOException {
        String data = data();
        train("--iterations", "50", "--quiet");
        for (String[] command : new String[][]{{}, {"--help"}, {"help"}, {"version"}, {"list"}, {"show", run()},
                {"report", run()}, {"explain"}, {"explain", "batch"}, {"completion"}, {"nosuch"}, {"train", "nosuch"},
                {"evaluate", data, data, "--column", "length"}, {"export", run(), "--onnx", folder + "/onnx"},
                {"sweep", "--seeds", "1..3", "--set", "iterations=20", "--out", folder + "/sweep"},
                {"compare", "tutorial", "--b", "batch=50", "--seeds", "1..2", "--set", "iterations=20", "--out",
                        folder + "/compare"}}) {
            assertPlain(gan4j(command));
        }
        for (String command : ReferencePagesTest.subcommands()) {
            assertPlain(gan4j(command, "--help"));
        }
    }

    private static void assertPlain(InProcess.Outcome outcome) {
        assertThat((outcome.out() + outcome.err()).lines().flatMapToInt(String::chars).filter(Character::isISOControl))
                .isEmpty();
    }
}
