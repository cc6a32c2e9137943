package dev.gan4j.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Labels;
import dev.gan4j.data.Points;
import dev.gan4j.eval.Judge;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.model.GanModel;
import dev.gan4j.model.Generator;
import dev.gan4j.sweep.SweepResults;
import dev.gan4j.sweep.SweepRunner;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of {@code docs/library.md} is the code between the marks here and in {@link SampleElsewhere}. */
class LibraryPageTest {

    private static final Path SOURCES = Path.of("src/test/java/dev/gan4j/library");
    private static final Pattern SNIPPET = Pattern.compile("<!-- snippet: ([^\\n]+) -->\n```java\n(.*?)```",
            Pattern.DOTALL);
    private static final Experiment SHORT = Experiment.preset("recommended")
            .with(Map.of("iterations", "50", "evaluation.quickSamples", "100"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void rowsWithNamesAndClasses() throws Exception {
        Random random = new Random(1);
        List<String> names = new ArrayList<>();
        double[][] rows = new double[600][];
        for (int i = 0; i < rows.length; i++) {
            boolean tall = i % 2 == 0;
            names.add(tall ? "tall" : "short");
            rows[i] = new double[]{(tall ? 190 : 150) + 5 * random.nextGaussian(), 70 + 9 * random.nextGaussian()};
        }
        Experiment experiment = SHORT;
        Path file = folder.resolve("people.gan");
        // train on rows
        Dataset people = Dataset.ofRows(List.of("height", "weight"), rows).withLabels(Labels.ofRows(names));
        TrainedGan gan = Trainer.of(experiment, people).train();
        System.out.println(gan.judgement().verdict());
        gan.toModel().write(file);
        // end
        assertThat(gan.generator().classes()).containsExactly("short", "tall");
        assertThat(gan.judgement().columns()).extracting("name").containsExactly("height", "weight");
        assertThat(gan.judgement().classes()).hasSize(2);
        assertThat(GanModel.read(file).generator().points(0, 5, 1)).isEqualTo(gan.generator().points(0, 5, 1));

        Path elsewhere = folder.resolve("elsewhere.txt");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), SampleElsewhere.class.getName(), file.toString())
                .redirectErrorStream(true).redirectOutput(elsewhere.toFile()).start();
        assertThat(process.waitFor()).as(Files.readString(elsewhere)).isZero();
        assertThat(Files.readString(elsewhere).strip())
                .endsWith(Arrays.toString(gan.generator().points(0, 3, 42).column(0)));

        Generator generator = gan.generator();
        // eight threads
        List<Future<Points>> parts;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            parts = IntStream.range(0, 8)
                    .mapToObj(part -> threads.submit(() -> generator.points(1_000L * part, 1_000, 42))).toList();
        }
        // end
        Points whole = generator.points(0, 8_000, 42);
        for (int part = 0; part < 8; part++) {
            int first = 1_000 * part;
            assertThat(parts.get(part).get())
                    .isEqualTo(whole.select(IntStream.range(first, first + 1_000).toArray()));
        }

        double[][] synthetic = IntStream.range(0, 300)
                .mapToObj(row -> new double[]{whole.get(row, 0), whole.get(row, 1)}).toArray(double[][]::new);
        // judge
        Dataset made = Dataset.ofRows(List.of("height", "weight"), synthetic);
        Judgement judgement = Judge.compare(people.values(), made.values(), people.schema().keys(), 1,
                Judging.WITHOUT_REFEREES);
        System.out.println(judgement.verdict() + " " + judgement.scores());
        // end
        assertThat(judgement.sizes().generated()).isEqualTo(300);
    }

    @Test
    void aFileWithALabel() {
        Path csv = Path.of("..", "examples", "data", "penguins.csv");
        Experiment experiment = SHORT;
        // train on a file
        Experiment penguins = experiment.with(Map.of("label", "species", "data",
                "{file: '" + csv + "', columns: [bill_length_mm, bill_depth_mm], missing: drop}"));
        TrainedGan gan = Trainer.of(penguins).train();
        int adelie = gan.generator().classes().indexOf("Adelie");
        Points bills = gan.generator().points(0, 100, 7, adelie);
        // end
        assertThat(bills.rows()).isEqualTo(100);
        assertThat(gan.generator().classes()).containsExactly("Adelie", "Chinstrap", "Gentoo");
    }

    @Test
    void aSweep() {
        Experiment experiment = Experiment.preset("tutorial").with("iterations", "20");
        // sweep
        SweepSpec sweep = SweepSpec.of(experiment, Map.of("optimiser.learningRate", List.of("0.001", "0.01")), "1..3");
        SweepResults results = SweepRunner.run(sweep, 8);
        System.out.println(results.summary(0) + " " + results.compare(0, 1));
        // end
        assertThat(results.count()).isEqualTo(6);
        assertThat(results.compare(0, 1).pairs()).isEqualTo(3);
    }

    @Test
    void rowsThatCannotBeUsedAreNamed() {
        List<String> names = List.of("a", "b");
        assertThatThrownBy(() -> Dataset.ofRows(names, new double[][]{{1, 2}, {3}}))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("row 2 must have a number for each of [a, b] but had 1");
        Dataset infinite = Dataset.ofRows(names, new double[][]{{1, 2}, {3, Double.NaN}});
        assertThatThrownBy(() -> Trainer.of(SHORT, infinite)).isInstanceOf(InvalidInputException.class)
                .hasMessage("row 2, column b: must be finite but was NaN");
        assertThatThrownBy(() -> Labels.ofRows(List.of("x", " "))).isInstanceOf(InvalidInputException.class)
                .hasMessage("row 2, column label: is empty, but each row must have a class");
    }

    @Test
    void thePageHasEachSnippetOnceAndNoOtherCode() throws IOException {
        String sources = "";
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.sorted().toList()) {
                sources += Files.readString(file);
            }
        }
        String page = Files.readString(Path.of("..", "docs", "library.md"));
        int lines = 0;
        int snippets = 0;
        for (Matcher snippet = SNIPPET.matcher(page); snippet.find(); snippets++) {
            String begin = "// " + snippet.group(1) + "\n";
            assertThat(sources).contains(begin);
            String code = sources.substring(sources.indexOf(begin) + begin.length());
            code = code.substring(0, code.indexOf("// end"));
            code = code.substring(0, code.lastIndexOf('\n')).stripIndent() + "\n";
            assertThat(snippet.group(2)).isEqualTo(code);
            lines += (int) code.lines().count();
        }
        assertThat(snippets).isEqualTo(page.split("```java", -1).length - 1).isEqualTo(6);
        assertThat(lines).as("lines of all snippets").isLessThan(32);
    }
}
