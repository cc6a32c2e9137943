package dev.gan4j.cli;

import static dev.gan4j.cli.InProcess.assertRefused;
import static dev.gan4j.cli.InProcess.gan4j;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.cli.InProcess.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command inside the JVM of the tests: what it understands, and what it refuses. */
class CommandLineTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"train", "sample", "evaluate", "presets", "sweep", "compare", "show", "export", "lab",
                    "completion"})
    void everyCommandHasHelpWithItsExitCodes(String command) {
        Outcome outcome = gan4j(command, "--help");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).startsWith("Usage: gan4j " + command).contains("Exit codes", "130", "--verbose");
        assertThat(outcome.err()).isEmpty();
        assertThat(gan4j("--help").out()).contains("\n  " + command);
    }

    @Test
    void aNumberThatIsNoneIsRefusedInOurOwnWords() {
        for (String[] arguments : new String[][]{{"lab", "--port", "0x10"}, {"lab", "--connections", "1e3"},
                {"train", "--threads", "two"}, {"train", "--checkpoint-every", "soon"}, {"sweep", "--success", "1/2"},
                {"sweep", "--threads", "99999999999"}, {"sample", "m.gan", "-n", "1.5"}}) {
            Outcome outcome = gan4j(arguments);
            assertRefused(outcome, "it must be a", " but was " + arguments[arguments.length - 1]);
            assertThat(outcome.err()).doesNotContain("is not a");
        }
    }

    @Test
    void theVersionNamesTheLibraryJavaAndTheKernels() {
        assertThat(gan4j("--version").out().lines()).satisfiesExactly(line -> assertThat(line).matches("gan4j \\d.*"),
                line -> assertThat(line).startsWith("Java " + Runtime.version()),
                line -> assertThat(line).contains("kernels ", "plain"));
    }

    @Test
    void theCompletionScriptKnowsEveryCommand() {
        assertThat(gan4j("completion").out()).startsWith("# Completes gan4j").contains("train", "sample", "evaluate",
                "show");
    }

    @Test
    void exportRefusesWhatIsNoModel() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.csv"), "1\n2\n");
        Path missing = folder.resolve("none.gan");
        assertRefused(gan4j("export", text.toString(), "--onnx", folder.toString()), "notes.csv is not a gan4j model");
        assertRefused(gan4j("export", missing.toString(), "--onnx", folder.toString()), "none.gan does not exist");
        assertRefused(gan4j("export", missing.toString()), "--onnx", "gan4j export --help");
        assertThat(folder.resolve("generator.onnx")).doesNotExist();
    }

    @Test
    void whatNoFileCanBeCalledIsRefused() {
        assertRefused(gan4j("train", "--data", "a\0b.csv"), "\"a?b.csv\" cannot be the name of a file here");
        assertRefused(gan4j("evaluate", "a\0b.csv", "c.csv"), "\"a?b.csv\" cannot be the name of a file here");
        assertRefused(gan4j("train", "./a\0b.yaml"), "a?b.yaml");
        assertRefused(gan4j("sample", "a\0b.gan", "-n", "1"), "a?b.gan");
    }

    @Test
    void theNameAloneShowsWhatToDo() {
        Outcome outcome = gan4j();
        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).contains("gan4j train ", "gan4j lab --open", "gan4j --help");
        assertThat(outcome.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
    }

    @Test
    void wordsThatPeopleTryAreUnderstood() {
        assertThat(gan4j("help").out()).isEqualTo(gan4j("--help").out());
        assertThat(gan4j("help", "train").out()).isEqualTo(gan4j("train", "--help").out());
        assertThat(gan4j("version").out()).isEqualTo(gan4j("--version").out());
        assertThat(gan4j("list").out()).isEqualTo(gan4j("presets").out());
    }

    @Test
    void aRunStandsForItsModel() throws IOException {
        Path run = folder.resolve("run");
        assertThat(gan4j("train", "--iterations", "5", "--quiet", "-o", run.toString()).code()).isZero();
        String model = run.resolve("model.gan").toString();
        assertThat(gan4j("show", run.toString()).out()).isEqualTo(gan4j("show", model).out());
        Path exported = folder.resolve("exported");
        assertThat(gan4j("export", run.toString(), "--onnx", exported.toString()).code()).isZero();
        assertThat(exported.resolve("generator.onnx")).isNotEmptyFile();
        Path byRun = folder.resolve("run.csv");
        Path byModel = folder.resolve("model.csv");
        assertThat(gan4j("sample", run.toString(), "-o", byRun.toString()).code()).isZero();
        assertThat(gan4j("sample", model, "-n", "1000", "-o", byModel.toString()).code()).isZero();
        assertThat(byRun).hasSameBinaryContentAs(byModel);
        Files.delete(run.resolve("model.gan"));
        assertRefused(gan4j("show", run.toString()), "has not finished", "gan4j train --resume ",
                run.toString());
        assertRefused(gan4j("show", folder.toString()), "is a folder without a model.gan");
    }

    @Test
    void presetsAreListedWithALineEach() {
        assertThat(gan4j("presets").out().lines()).anySatisfy(
                line -> assertThat(line).matches("tutorial +normal\\(-1,1\\); .*").contains("10,000 iterations"));
    }

    @Test
    void explainPrintsBothProgramsKernelByKernel() {
        String programs = gan4j("explain", "--set", "batch=64", "--iterations", "10").out();
        assertThat(programs.lines().filter(line -> line.contains(" step: "))).hasSize(2)
                .allSatisfy(
                        line -> assertThat(line).containsPattern("\\d+ kernels \\(plain\\), [\\d,]+ bytes of buffers, "
                                + "[\\d,]+ floating-point operations"));
        // The layer from six to five, for x and for G(z): 2 * 64 * 6 * 5 operations each.
        assertThat(programs.lines().filter(
                line -> line.contains("layer tanh") && line.contains("(64, 6) (6, 5)") && line.endsWith("3,840")))
                .hasSize(5);
        assertThat(programs).contains("momentum", "layergradient");
    }

    @Test
    void fieldsAreExplainedAndCompletedFromTheirTable() {
        assertThat(gan4j("explain", "optimiser.learningRate").out()).contains("lr before any decay", "above 0",
                "tutorial:   0.001", "during training");
        assertThat(gan4j("explain", "optimiser.beta1").out()).startsWith("optimiser.beta1, of adam only")
                .contains("default:    0.9").doesNotContain("tutorial");
        assertRefused(gan4j("explain", "batch", "--seed", "3"), "explain FIELD takes no options");
        assertThat(gan4j("completion").out()).contains("optimiser.learningRate", "label.classes");
        assertThat(gan4j("train", "--help").out().replaceAll("\\s", "")).contains("discriminator.instanceNoise.start");
    }

    @Test
    void aWrongCommandLineIsRefusedWithOneLine() {
        assertRefused(gan4j("trian"), "trian", "did you mean", "train");
        assertRefused(gan4j("train", "--sed", "1"), "--sed", "--seed", "gan4j train --help");
        assertRefused(gan4j("train", "--set", "seed"), "FIELD=VALUE", "\"seed\"");
        assertRefused(gan4j("train", "--column", "x"), "--column", "gan4j train FILE.csv");
        assertRefused(gan4j("train", "--data", "normal(0,1)", "--header"), "--header", "normal(0,1)");
        assertRefused(gan4j("train", "--data", "x.csv", "--separator", "::"), "--separator", "::");
        assertRefused(gan4j("train", "--epochs=3"), "--epochs", "--iterations N");
        assertRefused(gan4j("train", "--lr", "0.1"), "--lr", "optimiser.learningRate");
        assertRefused(gan4j("sample", "model.gan", "-n", "many"), "many");
        assertRefused(gan4j("sample", "model.gan", "-n", "-1"), "-1");
        assertRefused(gan4j("sample", "model.gan", "-n", "1e6"), "--count", "must be an integer", "1e6");
        assertRefused(gan4j("sample", "", "-n", "1"), "must name a file");
        assertRefused(gan4j("train", "--data", ""), "--data must name a file or a distribution");
        assertRefused(gan4j("train", "--out", ""), "--out", "must name a file or a folder");
        assertRefused(gan4j("evaluate", "-", "-"), "standard input");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"tutoriel | tutoriel, tutorial", "no/such.yaml | no/such.yaml"})
    void anUnknownExperimentIsRefused(String source, String words) {
        assertRefused(gan4j("train", source, "--out", folder.resolve("run").toString()), words.split(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"optimizer.learningRate=1 | optimizer", "batch=0 | batch, 0",
            "optimiser.learningRate=-1 | optimiser.learningRate, -1", "iterations=many | iterations, many",
            "seed=1.5 | seed, 1.5"})
    void anUnknownFieldOrAValueOutOfRangeIsRefused(String setting, String words) {
        Path run = folder.resolve("run");
        assertRefused(gan4j("train", "--set", setting, "--out", run.toString()), words.split(", "));
        assertThat(run).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"normal(0) | normal", "normal(0,-1) | -1", "nromal(0,1) | nromal",
            "mixture(0.5*normal(0,1) | mixture"})
    void aMalformedDistributionIsRefused(String data, String words) {
        assertRefused(gan4j("train", "--data", data, "--out", folder.resolve("run").toString()), words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "1\\n2\\nthree\\n                | line 3, column 1, three",
            "x\\n1\\nNaN\\n                  | data.csv, 2 are held out",
            "x\\n1\\nInfinity\\n             | line 3, Infinity",
            "x\\n1\\n\\n2\\n                 | data.csv",
            "a,b\\n1,2\\n3\\n                | line 3",
            "a,a\\n1,2\\n3,4\\n              | a",
            "x\\n                            | data.csv",
            "1\\n2\\n3\\n                    | 3",
            "1,\"2\\n                        | data.csv"})
    void badRowsAreRefusedWithTheirPlace(String text, String words) {
        String rows = text.strip().replace("\\n", "\n");
        assertFileRefused(rows.getBytes(StandardCharsets.UTF_8), words.split(", "));
    }

    @Test
    void badFilesAreRefused() throws IOException {
        assertFileRefused(new byte[0], "data.csv");
        assertFileRefused("5\n".repeat(100).getBytes(StandardCharsets.US_ASCII), "data.csv", "5");
        byte[] junk = new byte[4096];
        new java.util.Random(1).nextBytes(junk);
        assertFileRefused(junk, "data.csv");
        assertFileRefused(new byte[]{0x1f, (byte) 0x8b, 8, 0, 0}, "data.csv");

        Path run = folder.resolve("run");
        assertRefused(gan4j("train", "--data", folder.toString(), "--out", run.toString()), "directory");
        assertRefused(gan4j("train", "--data", folder.resolve("none.csv").toString(), "--out", run.toString()),
                "none.csv", "no such file");
        Path numbers = Files.writeString(folder.resolve("numbers.csv"), "a,b\n" + "1,2\n3,4\n".repeat(20));
        for (String column : List.of("c", "3", "0")) {
            assertRefused(gan4j("train", "--data", numbers.toString(), "--column", column, "--out", run.toString()),
                    "column", column);
        }
        assertRefused(gan4j("evaluate", numbers.toString(), folder.resolve("none.csv").toString()), "none.csv");
        assertThat(run).doesNotExist();
    }

    private void assertFileRefused(byte[] bytes, String... words) {
        Path run = folder.resolve("run");
        try {
            Path file = Files.write(folder.resolve("data.csv"), bytes);
            assertRefused(gan4j("train", "--data", file.toString(), "--out", run.toString()), words);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(run).doesNotExist();
    }

    @Test
    void aFileThatIsNoModelIsRefused() throws IOException {
        Path junk = Files.write(folder.resolve("junk.gan"), new byte[]{1, 2, 3});
        for (String[] command : new String[][]{{"show"}, {"sample", "-n", "1"}}) {
            for (Path file : List.of(junk, folder, folder.resolve("none.gan"))) {
                String[] arguments = java.util.Arrays.copyOf(command, command.length + 1);
                arguments[command.length] = file.toString();
                assertRefused(gan4j(arguments), file.getFileName().toString());
            }
        }
    }

    @Test
    void stackTracesAreShownOnlyWhenAskedFor() {
        assertThat(gan4j("show", "none.gan").err()).doesNotContain("\tat ");
        assertThat(gan4j("show", "none.gan", "--verbose").err()).startsWith("gan4j: ").contains("\tat dev.gan4j");
        assertThat(gan4j("--verbose", "show", "none.gan").err()).contains("\tat dev.gan4j");
    }

    @Test
    void aCollapsedColumnIsJudgedButNotTrainedOnOrComparedWith() {
        Path real = folder.resolve("real.csv");
        Path collapsed = folder.resolve("collapsed.csv");
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            rows.append(Math.sin(i)).append('\n');
        }
        Processes.write(real, rows.toString());
        Processes.write(collapsed, "0.5\n".repeat(100));

        Outcome outcome = gan4j("evaluate", real.toString(), collapsed.toString());
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("Off: ", "the samples are nearly all the same (0.500)");
        assertRefused(gan4j("evaluate", collapsed.toString(), real.toString()), "all 100 rows are 0.5");
        assertRefused(gan4j("train", "--data", collapsed.toString()), "all 100 rows are 0.5");
    }

    @Test
    void dataThatTrainingCannotCountWithAreRefusedBeforeThereIsARun() throws IOException {
        Path huge = folder.resolve("huge.csv");
        Path tiny = folder.resolve("tiny.csv");
        Processes.write(huge, "1e300\n2e300\n".repeat(50));
        Processes.write(tiny, "1e-310\n2e-310\n".repeat(50));
        Path run = folder.resolve("run");

        assertRefused(gan4j("train", "--data", huge.toString(), "--out", run.toString()), "huge.csv", "within +-8e37");
        assertRefused(gan4j("train", "--data", tiny.toString(), "--out", run.toString()), "tiny.csv", "wider than");
        assertThat(run).doesNotExist();
    }

    @Test
    void aColumnIsJudgedAgainstItself() {
        StringBuilder rows = new StringBuilder("length,width\n");
        for (int i = 0; i < 200; i++) {
            rows.append(Math.sin(i)).append(',').append(Math.cos(3 * i) + 1).append('\n');
        }
        Path file = folder.resolve("both.csv");
        Processes.write(file, rows.toString());

        Outcome same = gan4j("evaluate", file.toString(), file.toString(), "--column", "length", "--json");
        assertThat(same.code()).isZero();
        assertThat(same.out())
                .startsWith("{\"grade\":\"too-few-rows\",\"verdict\":\"Too few rows to tell: 200 rows show ")
                .contains("\"generated\":200,", "\"wasserstein1\":{\"value\":0.0,", "\"ks\":{\"value\":0.0,");

        Outcome other = gan4j("evaluate", file.toString(), file.toString(), "--column", "length",
                "--synthetic-column", "2");
        assertThat(other.out()).contains("noise floor", "Wasserstein-1", "Kolmogorov-Smirnov")
                .contains("the real column");
        assertThat(other.err().lines()).singleElement().asString().contains("column width",
                "first row taken as names");
    }
}
