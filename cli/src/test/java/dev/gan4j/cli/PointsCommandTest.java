package dev.gan4j.cli;

import static dev.gan4j.cli.InProcess.gan4j;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.cli.InProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on data of several columns. */
class PointsCommandTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Outcome train(Path run, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("train", "tutorial", "--iterations", "30", "--out", run.toString()));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--columns")) {
            arguments.addAll(List.of("--set", "evaluation.samples=300"));
        }
        return gan4j(arguments.toArray(String[]::new));
    }

    @Test
    void aTargetInThePlaneIsTrainedJudgedReportedAndSampled() throws IOException {
        Path run = folder.resolve("ring");
        Outcome trained = train(run, "--data", "ring8");

        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.out()).contains("sliced Wasserstein-1", "modes", "reverse KL", "AUC of trees");
        assertThat(Files.readString(run.resolve("summary.json"))).contains("\"detection\"", "\"floor\"",
                "\"modesPopulated\"");
        assertThat(Files.readString(run.resolve("report.html"))).contains("of 8 modes have a fair share",
                "D as a field",
                "data: ring8");
        assertThat(run.resolve("figures/points.svg")).exists();
        Path samples = folder.resolve("samples.csv");
        assertThat(gan4j("sample", run.resolve("model.gan").toString(), "-n", "1000", "-o", samples.toString()).code())
                .isZero();
        assertThat(Files.readAllLines(samples)).hasSize(1001).startsWith("x1,x2")
                .allSatisfy(line -> assertThat(line.split(",")).hasSize(2));
        assertThat(gan4j("show", run.resolve("model.gan").toString()).out()).contains("ring8", "high quality");
        Path refined = folder.resolve("refined.csv");
        Outcome chosen = gan4j("sample", run.resolve("model.gan").toString(), "-n", "200", "--refine", "mh",
                "--burn-in",
                "20", "-o", refined.toString());
        assertThat(chosen.err().lines()).last().asString().matches("acceptance rate [01]\\.\\d{3} \\(mh\\)");
        assertThat(Files.readAllLines(refined)).hasSize(201).startsWith("x1,x2");
        Path fewer = folder.resolve("fewer.csv");
        gan4j("sample", run.resolve("model.gan").toString(), "-n", "50", "--refine", "mh", "--burn-in", "20", "-o",
                fewer.toString());
        assertThat(Files.readAllLines(fewer)).isEqualTo(Files.readAllLines(refined).subList(0, 51));
        assertThat(gan4j("sample", run.resolve("model.gan").toString(), "-n", "50", "--refine", "rejection", "-o",
                fewer.toString()).err()).contains("(rejection)");
        Path onnx = folder.resolve("onnx");
        assertThat(gan4j("export", run.resolve("model.gan").toString(), "--onnx", onnx.toString()).code()).isZero();
        assertThat(onnx).isDirectoryContaining("glob:**/generator.onnx").isDirectoryContaining(
                "glob:**/discriminator.onnx");
    }

    @Test
    void aClassIsLearnedAskedForAndWritten() throws IOException {
        StringBuilder text = new StringBuilder("length,kind,width\n");
        for (int row = 0; row < 120; row++) {
            text.append(row % 7).append(row % 3 == 0 ? ",\"a, b\"," : ",c,").append(row % 11).append('\n');
        }
        Path file = Files.writeString(folder.resolve("kinds.csv"), text);
        Path run = folder.resolve("kinds");
        Outcome trained = train(run, "--data", file.toString(), "--columns", "length,width", "--label", "kind");

        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.out()).contains("class", "agreement", "a, b");
        assertThat(Files.readString(run.resolve("summary.json"))).contains("\"classes\"", "\"agreement\"");
        assertThat(Files.readString(run.resolve("report.html"))).contains("By class", "has its own colour");
        String model = run.resolve("model.gan").toString();
        Path samples = folder.resolve("joint.csv");
        assertThat(gan4j("sample", model, "-n", "400", "-o", samples.toString()).code()).isZero();
        List<String> joint = Files.readAllLines(samples);
        assertThat(joint).hasSize(401).startsWith("length,width,kind");
        assertThat(joint.stream().filter(line -> line.endsWith(",\"a, b\"")).count()).isBetween(80L, 190L);
        assertThat(gan4j("sample", model, "-n", "50", "--where", "kind=c", "-o", samples.toString()).code()).isZero();
        assertThat(Files.readAllLines(samples).subList(1, 51)).allMatch(line -> line.endsWith(",c"));
        assertThat(gan4j("sample", model, "-n", "50", "--where", "label=a, b", "-o", samples.toString()).code())
                .isZero();
        assertThat(Files.readAllLines(samples).subList(1, 51)).allMatch(line -> line.endsWith(",\"a, b\""));
        assertThat(gan4j("sample", model, "-n", "1", "--where", "kind=d").err())
                .contains("--where must name a class of kind, one of a, b, c, but was d");
        assertThat(gan4j("sample", model, "-n", "1", "--where", "sort=c").err())
                .contains("--where must name the label of", "kind, but named sort");
        assertThat(gan4j("sample", model, "-n", "1", "--where", "c").err())
                .contains("--where must have the form LABEL=CLASS but was \"c\"");
        assertThat(gan4j("sample", model, "-n", "1", "--refine", "mh").err())
                .contains("cannot be refined: its discriminator judges samples by their class");
        assertThat(gan4j("show", model).out()).contains("by kind", "agreement");
        assertThat(gan4j("export", model, "--onnx", folder.resolve("kinds-onnx").toString()).code()).isZero();
    }

    @Test
    void aModelWithoutClassesHasNoneToAskFor() {
        Path run = folder.resolve("plain");
        assertThat(train(run, "--data", "ring8").code()).isZero();
        assertThat(gan4j("sample", run.resolve("model.gan").toString(), "-n", "1", "--where", "label=3").err())
                .contains("was trained without a label");
    }

    @Test
    void whatCannotBeRefinedIsRefused() {
        Path run = folder.resolve("packs");
        assertThat(train(run, "--set", "discriminator.packing=2", "--set", "coupling=none", "--set", "latent=normal",
                "--set", "pretraining=none").code()).isZero();
        String model = run.resolve("model.gan").toString();
        assertThat(gan4j("sample", model, "-n", "1", "--refine", "mh").err())
                .contains("model.gan cannot be refined", "judges 200 samples together");
        assertThat(gan4j("sample", model, "-n", "1", "--refine", "magic").err())
                .contains("--refine must be rejection or mh but was magic");
        assertThat(gan4j("sample", model, "-n", "1", "--refine", "rejection", "--burn-in", "5").err())
                .contains("--burn-in belongs to --refine mh");
    }

    @Test
    void columnsOfAFileAreTrainedOnAndNameThoseOfTheSamples() throws IOException {
        StringBuilder text = new StringBuilder("length,width,kind\n");
        for (int row = 0; row < 100; row++) {
            text.append(100 + row % 7).append(',').append(row / 10.0).append(",a\n");
        }
        Path file = Files.writeString(folder.resolve("notes.csv"), text);
        Path run = folder.resolve("notes");

        Outcome trained = train(run, "--data", file.toString(), "--columns", "width,length");

        assertThat(trained.code()).as(trained.err()).isZero();
        Path samples = folder.resolve("samples.csv");
        gan4j("sample", run.resolve("model.gan").toString(), "-n", "3", "-o", samples.toString());
        assertThat(Files.readAllLines(samples)).hasSize(4).startsWith("width,length");
        Outcome both = train(folder.resolve("both"), "--data", file.toString(), "--columns", "width,length",
                "--column", "width");
        assertThat(both.code()).isEqualTo(ExitCode.USAGE);
        assertThat(both.err()).contains("--column and --columns cannot be given together");
    }
}
