package dev.gan4j.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.eval.Alarm;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {

    @TempDir
    private Path directory;

    private List<String> figures(String ending) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("figures"))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ending)).sorted()
                    .toList();
        }
    }

    private String page() throws IOException {
        return Files.readString(directory.resolve("report.html"));
    }

    private static Experiment tutorial(String iterations) {
        return Experiment.preset("tutorial").with("iterations", iterations).with("evaluation.samples", "2000")
                .with("pretraining.steps", "50");
    }

    @Test
    void aTrainedTutorialLeavesElevenFiguresAndAPageThatNeedsNothingElse() throws Exception {
        TrainedGan gan = Trainer.of(tutorial("300")).train();
        assertThat(RunReport.write(gan, directory)).isEqualTo(directory.resolve("report.html"));
        assertThat(figures(".svg")).hasSize(11).contains("real-density.svg", "optimal-discriminator.svg");
        assertThat(figures(".png")).hasSize(11);
        assertThat(page()).contains(gan.judgement().verdict().words(), "Figure 11.", "gan4j train experiment.yaml")
                .containsPattern("iterations: 300");
        assertSections();
        assertNothingIsFetched(page());
        for (String name : figures(".svg")) {
            new SvgReader(Files.readString(directory.resolve("figures").resolve(name)));
        }
    }

    @Test
    void theSameRunLeavesTheSameReport() throws Exception {
        TrainedGan gan = Trainer.of(tutorial("20")).train();
        RunReport.write(gan, directory);
        byte[] page = Files.readAllBytes(directory.resolve("report.html"));
        byte[] figure = Files.readAllBytes(directory.resolve("figures/after-training.png"));
        RunReport.write(gan, directory);
        assertThat(Files.readAllBytes(directory.resolve("report.html"))).isEqualTo(page);
        assertThat(Files.readAllBytes(directory.resolve("figures/after-training.png"))).isEqualTo(figure);
    }

    @Test
    void noIterationsAndNoPretrainingLeaveNineFigures() throws Exception {
        TrainedGan gan = Trainer.of(tutorial("0").with("pretraining", "none")).train();
        RunReport.write(gan, directory);
        assertThat(figures(".svg")).hasSize(9);
        assertThat(page()).contains("Figure 9.").doesNotContain("Figure 10.", "pretraining-loss");
        assertSections();
    }

    @Test
    void rowsInsteadOfADensityAreShownAsAnEstimate() throws Exception {
        Random random = new Random(7);
        double[] rows = new double[300];
        Arrays.setAll(rows, i -> (i % 3 == 0 ? 2000 : 4300) + 300 * random.nextGaussian());
        TrainedGan gan = Trainer.of(tutorial("50").with("pretraining", "none"), rows).train();
        RunReport.write(gan, directory);
        assertThat(page()).contains("real data (estimate)");
        assertThat(Files.readString(directory.resolve("figures/optimal-discriminator.svg"))).contains("estimated");
    }

    @Test
    void heavyTailsAndPolesAreDrawn() throws Exception {
        for (String data : List.of("cauchy(0,1)", "gamma(0.5,1)", "beta(0.5,0.5)", "lognormal(0,2)")) {
            RunReport.write(
                    Trainer.of(tutorial("20").with("pretraining", "none").with("data", data).with("range", "auto"))
                            .train(),
                    directory);
            assertThat(Files.readString(directory.resolve("figures/real-density.svg"))).as(data)
                    .doesNotContain("NaN").doesNotContain("Infinity");
        }
    }

    @Test
    void aRunThatStoppedAtNaNSaysSoOnTop() throws Exception {
        RunReport.write(Samples.broken(), Samples.facts(TrainingOutcome.NOT_FINITE,
                List.of(new Alarm(Alarm.Kind.NOT_FINITE, 450, "iteration 450: D's weights <are> not finite"))),
                directory);
        assertThat(page()).contains("stopped because a number was not finite",
                "iteration 450: D's weights &lt;are&gt; not finite", "capital gain &amp; &lt;loss&gt;",
                "name: &lt;tutorial&gt; &amp; more", "not judged: there are no &lt;trees&gt;",
                "Wasserstein-1, scaled (standard deviations)", "The largest difference between the shares of");
        assertThat(page().indexOf("not finite")).isLessThan(page().indexOf("<svg"));
        assertNothingIsFetched(page());
    }

    @Test
    void theReportFollowsLightAndDark() throws Exception {
        RunReport.write(Samples.good(), Samples.facts(TrainingOutcome.COMPLETED, List.of()), directory);
        assertThat(page()).contains("prefers-color-scheme:dark");
        assertThat(Files.readString(directory.resolve("figures/after-training.svg")))
                .contains("prefers-color-scheme:dark");
    }

    /** The JVM below has neither AWT nor any font, and draws the same pixels. */
    @Test
    void aMachineWithoutFontsAndWithoutADesktopDrawsTheSame() throws Exception {
        Path fonts = Files.writeString(directory.resolve("fonts.conf"), "<fontconfig></fontconfig>");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        ProcessBuilder builder = new ProcessBuilder(java.toString(), "--limit-modules", "java.base",
                "-Duser.home=" + directory, "-cp", System.getProperty("java.class.path"), Gallery.class.getName(),
                directory.toString());
        builder.environment().put("FONTCONFIG_FILE", fonts.toString());
        builder.environment().remove("DISPLAY");
        Path output = directory.resolve("output.txt");
        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        for (Figure figure : Figure.values()) {
            if (figure.isIn(Samples.good())) {
                assertThat(directory.resolve("good/figures/" + figure.fileName() + ".png"))
                        .hasBinaryContent(figure.picture(Samples.good()).png());
            }
        }
    }

    @Test
    void everySchemaHasThePageOfASingleColumn() throws Exception {
        Map<String, String> little = Map.of("iterations", "20", "evaluation.samples", "300",
                "evaluation.quickSamples", "100");
        assertFigures(Experiment.preset("ring8").with(little), "decisions", "field", "history", "points");
        assertFigures(Experiment.preset("ring8").with(little).with("label", "mode"), "decisions", "history", "points");
        String[] withoutMapping = {"after-training", "before-game", "decisions", "discriminator-before", "history",
                "optimal-discriminator", "real-density"};
        assertFigures(tutorial("20").with(little).with(Map.of("pretraining", "none", "coupling", "none",
                "latent.dimension", "2")), withoutMapping);
        assertFigures(tutorial("20").with(little).with(Map.of("pretraining", "none", "coupling", "none", "data",
                "product(normal(0,1))", "latent.dimension", "2")), withoutMapping);
        Path file = directory.resolve("rows.csv");
        Random random = new Random(5);
        Files.writeString(file,
                "a,b,c\n" + random.doubles(200).mapToObj(a -> a + "," + random.nextGaussian() + "," + a * a
                        + "\n").collect(Collectors.joining()));
        assertFigures(
                Experiment.preset("recommended").with(little).with("data", "{file: " + file + ", columns: numeric}"),
                "decisions", "history", "marginals", "pairs");
    }

    private void assertFigures(Experiment experiment, String... names) throws IOException {
        Path run = directory.resolve(String.join("-", names));
        TrainedGan gan = Trainer.of(experiment).train();
        RunReport.write(gan, run);
        try (Stream<Path> files = Files.list(run.resolve("figures"))) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".png"))
                    .map(name -> name.replace(".png", ""))).containsExactlyInAnyOrder(names);
        }
        Files.copy(run.resolve("report.html"), directory.resolve("report.html"), StandardCopyOption.REPLACE_EXISTING);
        assertSections();
        assertThat(page()).contains(gan.judgement().verdict().words(), "Figure " + names.length + ".")
                .doesNotContain("NaN", "Infinity");
        assertNothingIsFetched(page());
    }

    /** Outcome, verdict, scores with what they mean, data, learning curve, D, experiment: of every run, in this order. */
    private void assertSections() throws IOException {
        assertThat(page()).containsSubsequence("<p class=\"about\">", "<p class=\"verdict\">", "<th>noise floor</th>",
                "<small>", "<h2>Real and generated data</h2>", "<h2>Learning curve</h2>", "id=\"history\"",
                "<h2>The discriminator</h2>", "id=\"decisions\"", "<h2>The experiment</h2>");
    }

    private static void assertNothingIsFetched(String page) {
        assertThat(page).doesNotContainPattern("(?i)(src|href|data)\\s*=\\s*[\"']")
                .doesNotContainPattern("(?i)url\\(|@import|<script|<link|<iframe|https?://");
    }
}
