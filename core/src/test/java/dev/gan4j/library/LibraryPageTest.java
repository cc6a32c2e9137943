package dev.gan4j.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.Gan;
import dev.gan4j.InvalidInputException;
import dev.gan4j.TableGan;
import dev.gan4j.TableRows;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Labels;
import dev.gan4j.data.Missing;
import dev.gan4j.eval.Judge;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.LabelSpec;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.model.GanModel;
import dev.gan4j.sweep.SweepResults;
import dev.gan4j.sweep.SweepRunner;
import dev.gan4j.train.Trainer;
import dev.gan4j.train.TrainingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
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
    void theShortestWay() throws Exception {
        double[][] rows = IntStream.range(0, 80).mapToObj(row -> new double[]{row % 9, row % 7})
                .toArray(double[][]::new);
        // the shortest way
        double[][] more = Gan.fit(rows).sample(1_000);
        // end
        assertThat(more).hasDimensions(1_000, 2);
    }

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
        Dataset people = Dataset.of(rows).withNames("height", "weight").withLabels(names);
        Gan gan = Gan.fit(people, experiment);
        System.out.println(gan.verdict());
        double[][] tall = gan.sample(100, "tall");
        gan.save(file);
        // end
        assertThat(tall).hasDimensions(100, 2);
        assertThat(gan.classes()).containsExactly("short", "tall");
        assertThat(gan.judgement().columns()).extracting("name").containsExactly("height", "weight");
        assertThat(gan.judgement().classes()).hasSize(2);
        assertThat(GanModel.read(file).generator().points(0, 5, 1).toRows()).isDeepEqualTo(gan.sample(5));

        Path elsewhere = folder.resolve("elsewhere.txt");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), SampleElsewhere.class.getName(), file.toString())
                .redirectErrorStream(true).redirectOutput(elsewhere.toFile()).start();
        assertThat(process.waitFor()).as(Files.readString(elsewhere)).isZero();
        assertThat(Files.readString(elsewhere).strip()).endsWith(Arrays.deepToString(gan.sample(3)));

        // eight threads
        List<Future<Dataset>> parts;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            parts = IntStream.range(0, 8)
                    .mapToObj(part -> threads.submit(() -> gan.draw(1_000L * part, 1_000, 42))).toList();
        }
        // end
        Dataset whole = gan.draw(0, 8_000, 42);
        for (int part = 0; part < 8; part++) {
            int first = 1_000 * part;
            assertThat(parts.get(part).get())
                    .isEqualTo(whole.select(IntStream.range(first, first + 1_000).toArray()));
        }

        double[][] synthetic = whole.select(IntStream.range(0, 300).toArray()).toRows();
        // judge
        Judgement judgement = Judge.compare(people, Dataset.of(synthetic));
        System.out.println(judgement.verdict() + " " + judgement.scores());
        // end
        assertThat(judgement.sizes().generated()).isEqualTo(300);
        assertThat(judgement).isEqualTo(Judge.compare(people.values(), Dataset.of(synthetic).values(),
                people.schema().keys(), Judge.DEFAULT_SEED, Judging.EVERYTHING));
    }

    @Test
    void aFileWithALabel() {
        Path csv = Path.of("..", "examples", "data", "penguins.csv");
        // train on a file
        Experiment penguins = Experiment.builder("recommended").seed(7).iterations(50)
                .data(csv, "bill_length_mm", "bill_depth_mm").missing(Missing.DROP).label(LabelSpec.of("species"))
                .build();
        double[][] bills = Gan.fit(penguins).sample(100, "Adelie");
        // end
        assertThat(bills).hasDimensions(100, 2);
        assertThat(penguins).isEqualTo(Experiment.preset("recommended").with(Map.of("seed", "7", "iterations", "50",
                "label", "species", "data",
                "{file: '" + csv + "', columns: [bill_length_mm, bill_depth_mm], missing: drop}")));
    }

    @Test
    void aTrainingThatIsFollowed() {
        Experiment experiment = SHORT;
        double[] heights = IntStream.range(0, 200).mapToDouble(i -> 150 + i % 41).toArray();
        // follow
        Trainer trainer = Trainer.of(experiment, heights);
        trainer.listen(event -> {
            if (event instanceof TrainingEvent.Progress progress) {
                System.out.println(progress.iteration() + ": Wasserstein-1 " + progress.wasserstein1());
            }
        });
        Gan gan = Gan.of(trainer.train().toModel());
        // end
        assertThat(gan.draw(5)).isEqualTo(Gan.fit(heights, SHORT).draw(5));
    }

    /** A row of a table. */
    private record Person(int age, String sex, String job) {}

    private static List<Person> people(int rows, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, rows).mapToObj(row -> new Person(20 + random.nextInt(40),
                random.nextInt(3) == 0 ? "F" : "M", random.nextBoolean() ? "nurse" : "baker")).toList();
    }

    @Test
    void tables() throws Exception {
        List<Person> people = people(300, 1);
        List<Person> others = people(100, 2);
        Path csv = folder.resolve("people.csv");
        Path synthetic = folder.resolve("synthetic.csv");
        Path file = folder.resolve("table.gan");
        // an experiment on a table
        TableExperiment experiment = TableExperiment.builder().seed(7).holdout(0.3).target("job").gameIterations(0)
                .likelihoodEpochs(5).build();
        // end
        assertThat(experiment.seed()).isEqualTo(7);
        List<Map<String, Object>> holes = List.of(Map.of("age", 30, "job", "nurse"),
                Map.of("sex", "F", "job", "baker"));
        fitted(people, others, holes, experiment);
        TableRows.ofRecords(people.subList(0, 60)).write(csv);
        shortest(csv, synthetic);
        assertThat(TableRows.read(synthetic).toRecords(Person.class)).hasSize(1000);

        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                Statement statement = connection.createStatement()) {
            statement.execute("create table people(age int, sex char(1), job varchar(9))");
            for (Person person : people) {
                statement.execute("insert into people values(" + person.age() + ", '" + person.sex() + "', '"
                        + person.job() + "')");
            }
            TableExperiment asked = experiment;
            experiment = asked.with(Map.of("target", "JOB"));
            // rows of a query
            try (ResultSet rows = statement.executeQuery("select age, sex, job from people")) {
                TableGan.fit(TableRows.ofResultSet(rows), experiment).save(file);
            }
            // end
        }
        assertThat(TableGan.load(file).columns()).containsExactly("AGE", "SEX", "JOB");
    }

    private static void shortest(Path csv, Path synthetic) throws IOException {
        // the shortest way of a table
        TableGan gan = TableGan.fit(csv);
        System.out.println(gan.verdict());
        gan.sample(1_000).write(synthetic);
        // end
    }

    private static void fitted(List<Person> people, List<Person> others, List<Map<String, Object>> holes,
            TableExperiment experiment) {
        // rows of a table
        TableGan gan = TableGan.fit(TableRows.ofRecords(people), experiment);
        List<Person> nurses = gan.sample(100, "job=nurse", "age>=30").toRecords(Person.class);
        TableRows balanced = gan.sampler().share("sex=F", 0.5).seed(7).sample(1_000);
        TableRows filled = gan.impute(TableRows.ofMaps(holes));
        Judgement judgement = gan.judge(TableRows.ofRecords(others));
        // end
        assertThat(nurses).hasSize(100).allMatch(nurse -> nurse.job().equals("nurse") && nurse.age() >= 30);
        assertThat(balanced.toRecords(Person.class).stream().filter(person -> person.sex().equals("F"))).hasSize(500);
        assertThat(filled.toMaps()).allSatisfy(row -> assertThat(row.values()).doesNotContainNull());
        assertThat(judgement.sizes().generated()).isEqualTo(50);
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
        assertThat(snippets).isEqualTo(page.split("```java", -1).length - 1).isEqualTo(12);
        assertThat(lines).as("lines of all snippets").isLessThan(46);
    }
}
