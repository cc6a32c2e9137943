package dev.gan4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The completion script in bash, and in zsh and fish where this machine has them. */
class CompletionTest {

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("completion.sh"), InProcess.gan4j("completion").out());
        Files.writeString(folder.resolve("completion.fish"), InProcess.gan4j("completion", "fish").out());
        Files.writeString(folder.resolve("my data.csv"), "1");
        Files.createDirectory(folder.resolve("runs"));
    }

    /** What the shell proposes for the last of some words. */
    private List<String> proposals(String shell, String... words) {
        return shell.equals("fish") ? proposalsOfFish(words) : proposalsOfBashOrZsh(shell, words);
    }

    private List<String> proposalsOfFish(String... words) {
        Processes.Outcome outcome = Processes.run(folder, List.of("fish", "--no-config", "-c",
                "source ./completion.fish; complete -C '" + String.join(" ", words) + "'"));
        assertThat(outcome.err()).as("fish").isEmpty();
        assertThat(outcome.code()).as("fish").isZero();
        // The description of a word stands behind it.
        return outcome.out().lines().map(line -> line.replaceFirst("\t.*", "")).toList();
    }

    private List<String> proposalsOfBashOrZsh(String shell, String... words) {
        String quoted = Arrays.stream(words).map(ShellWord::of).collect(Collectors.joining(" "));
        String begin = shell.equals("zsh")
                ? "source ./completion.sh; emulate sh; "
                : "source ./completion.sh; ";
        Processes.Outcome outcome = Processes.run(folder, List.of(shell, shell.equals("zsh") ? "-fc" : "-c",
                begin + "COMP_WORDS=(" + quoted + "); COMP_CWORD=" + (words.length - 1)
                        + "; _gan4j; printf '%s\\n' \"${COMPREPLY[@]}\""));
        assertThat(outcome.err()).as(shell).isEmpty();
        assertThat(outcome.code()).as(shell).isZero();
        // What does not begin as the word does is left out by zsh itself, after the script.
        return outcome.out().lines().map(String::strip).filter(line -> !line.isEmpty())
                .filter(line -> !shell.equals("zsh") || line.startsWith(words[words.length - 1])).toList();
    }

    private static List<String> shells() {
        return Stream.of("bash", "zsh", "fish").filter(shell -> shell.equals("bash")
                || Files.exists(Path.of("/usr/bin", shell))).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"tr | train", "help sampl | sample", "train recom | recommended",
            "train --iter | --iterations", "train --no-h | --no-header",
            "train --set optimiser.learningR | optimiser.learningRate=",
            "compare tutorial --b optimiser.learningR | optimiser.learningRate=", "sweep --grid bat | batch=",
            "train --set=bat | --set=batch=", "train --preset ring | ring8", "lab ring | ring8",
            "compare tutorial wgan | wgan-gp-toy", "sample x --refine re | rejection", "report ru | runs",
            "explain latent.di | latent.dimension", "train --missing dr | drop", "list --verb | --verbose"})
    void aWordIsCompleted(String words, String expected) {
        for (String shell : shells()) {
            assertThat(proposals(shell, ("gan4j " + words).split(" "))).as(shell)
                    .map(word -> word.replaceFirst("/$", "")).containsExactly(expected);
        }
    }

    @Test
    void filesStandBesidePresets() {
        for (String shell : shells()) {
            assertThat(proposals(shell, "gan4j", "train", "")).as(shell).contains("tutorial", "recommended")
                    .anySatisfy(word -> assertThat(word.replace("\\", "")).isEqualTo("my data.csv"));
            assertThat(proposals(shell, "gan4j", "train", "--data", "my")).as(shell).hasSize(1);
            assertThat(proposals(shell, "gan4j", "train", "--seed", "")).as(shell).isEmpty();
        }
    }

    @Test
    void aWordForTheEqualsSignAloneIsUnderstood() {
        assertThat(proposals("bash", "gan4j", "train", "--set", "=", "bat")).containsExactly("batch=");
        assertThat(proposals("bash", "gan4j", "train", "--preset", "=")).contains("tutorial");
    }

    @Test
    void everyCommandAndOptionIsProposed() {
        assertThat(proposals("bash", "gan4j", "")).contains("train", "report", "help", "list", "presets", "--version");
        assertThat(proposals("bash", "gan4j", "train", "--")).containsAll(
                ReferencePagesTest.optionsOf("train").stream().filter(name -> name.startsWith("--")).toList());
    }

    @Test
    void aShellThatThereIsNoScriptForIsRefused() {
        InProcess.Outcome outcome = InProcess.gan4j("completion", "tcsh");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("completion is for bash, fish and zsh but was asked for tcsh");
    }
}
