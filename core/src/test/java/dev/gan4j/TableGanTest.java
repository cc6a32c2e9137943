package dev.gan4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.eval.Judgement;
import dev.gan4j.experiment.TableExperiment;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.testing.PeopleFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library's door for tables. */
final class TableGanTest {

    /** A person of the file, with the types that a program would choose. */
    private record Person(String id, int age, Sex sex, String job, String sector, @Nullable Integer hours,
            LocalDate since, String rich) {}

    private enum Sex {
        F, M
    }

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static TableGan gan;

    private static TableExperiment.Builder quick(TableExperiment.Builder builder) {
        return builder.embedding(16).hidden(16).likelihoodEpochs(6).likelihoodBatch(32).gameIterations(4).gameEvery(2)
                .gameBatch(16).discriminatorHidden(8);
    }

    private static Path people() {
        return folder.resolve("people.csv");
    }

    @BeforeAll
    static void train() throws IOException {
        Files.writeString(people(), PeopleFile.text(400, 1));
        gan = TableGan.fit(quick(TableExperiment.builder(people())).build());
    }

    @Test
    void samplesAreMapsRecordsAndCsv() throws Exception {
        TableRows rows = gan.sample(50);
        assertThat(rows.size()).isEqualTo(50);
        assertThat(rows.columns()).isEqualTo(gan.columns())
                .containsExactly("id", "age", "sex", "job", "sector", "hours", "since", "rich");
        List<Map<String, @Nullable Object>> maps = rows.toMaps();
        List<Person> records = rows.toRecords(Person.class);
        assertThat(records).hasSize(50).extracting(Person::age).allMatch(age -> age >= 18 && age < 68);
        for (int i = 0; i < 50; i++) {
            assertThat(maps.get(i)).containsEntry("age", (long) records.get(i).age())
                    .containsEntry("since", records.get(i).since()).containsEntry("id", records.get(i).id());
        }
        assertThat(records).extracting(Person::id).doesNotHaveDuplicates().allMatch(id -> id.matches("P-[0-9]{5}"));
        Path file = folder.resolve("samples.csv");
        rows.write(file);
        assertThat(Files.readAllLines(file)).hasSize(51).startsWith("id,age,sex,job,sector,hours,since,rich");
        assertThat(TableRows.read(file).toMaps()).isEqualTo(maps);
        Path written = folder.resolve("written.csv");
        gan.sampler().write(50, written);
        assertThat(written).hasSameTextualContentAs(file);
        assertThat(gan.sample(0).toMaps()).isEmpty();
    }

    @Test
    void conditionsAndSharesHoldInEveryRow() {
        assertThat(gan.sample(40, "job=nurse", "age>=30").toRecords(Person.class))
                .hasSize(40).allMatch(person -> person.job().equals("nurse") && person.age() >= 30)
                .allMatch(person -> person.sector().equals("health"));
        TableGan.Sampler half = gan.sampler().share("sex=F", 0.5).where("job in (baker, smith)").seed(3);
        List<Person> people = half.sample(60).toRecords(Person.class);
        assertThat(people.stream().filter(person -> person.sex() == Sex.F)).hasSize(30);
        assertThat(people).extracting(Person::job).containsOnly("baker", "smith");
        assertThat(half.sample(20, 30).toRecords(Person.class)).isEqualTo(people.subList(20, 50));
        assertThat(half).hasToString("Sampler[seed 3, job in (baker, smith), sex=F in 0.5 of the rows]");
        assertThatThrownBy(() -> gan.sample(1, "job=painter")).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("baker, clerk, nurse, smith");
        assertThatThrownBy(() -> gan.sampler().share("sex=F", 0.6).share("sex=M", 0.6))
                .hasMessage("shares must add up to 1 at most but add up to 1.2");
        assertThatThrownBy(() -> gan.sampler().share("sex=F", 0.6).share("job=nurse", 0.1))
                .hasMessage("shares must be of one column but were of sex and job");
        assertThatThrownBy(() -> gan.sampler().share("sex=F", -1))
                .hasMessage("a share must be from 0 to 1 but was -1.0");
        assertThatThrownBy(() -> gan.sample(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void threadsSampleTheSameRows() throws Exception {
        List<Person> whole = gan.sample(400).toRecords(Person.class);
        List<Future<List<Person>>> parts;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            parts = IntStream.range(0, 8).mapToObj(part -> threads
                    .submit(() -> gan.sampler().sample(50L * part, 50).toRecords(Person.class))).toList();
        }
        List<Person> joined = new ArrayList<>();
        for (Future<List<Person>> part : parts) {
            joined.addAll(part.get());
        }
        assertThat(joined).isEqualTo(whole);
    }

    @Test
    void blanksAreFilledAndNothingElse() throws Exception {
        TableRows holes = TableRows.read(people());
        List<Person> before = holes.toRecords(Person.class);
        TableRows filled = gan.impute(holes);
        List<Person> after = filled.toRecords(Person.class);
        assertThat(after).hasSameSizeAs(before).noneMatch(person -> person.hours() == null);
        for (int i = 0; i < before.size(); i++) {
            Person person = before.get(i);
            Integer hours = person.hours() == null ? after.get(i).hours() : person.hours();
            assertThat(after.get(i)).isEqualTo(new Person(person.id(), person.age(), person.sex(), person.job(),
                    person.sector(), hours, person.since(), person.rich()));
        }
        assertThat(gan.impute(holes, 2).toRecords(Person.class)).isNotEqualTo(after);
        // Rows of memory are filled alike, and a category that the model does not know stays.
        assertThat(gan.impute(TableRows.ofRecords(before)).toRecords(Person.class)).isEqualTo(after);
        TableRows other = TableRows.ofRecords(List.of(new Person("X-1", 30, Sex.F, "painter", "arts", null,
                LocalDate.of(2012, 3, 4), "yes")));
        assertThat(gan.impute(other).toRecords(Person.class).getFirst()).satisfies(person -> {
            assertThat(person.job()).isEqualTo("painter");
            assertThat(person.id()).isEqualTo("X-1");
            assertThat(person.hours()).isNotNull();
        });
        Path file = folder.resolve("filled.csv");
        filled.write(file);
        assertThat(TableRows.read(file).toRecords(Person.class)).isEqualTo(after);
        TableRows nameless = TableRows.ofMaps(holes.toMaps().stream().map(row -> {
            Map<String, @Nullable Object> rest = new LinkedHashMap<>(row);
            rest.remove("id");
            return rest;
        }).toList());
        assertThat(gan.impute(nameless).toMaps()).allSatisfy(row -> assertThat(row.get("sex")).isNotNull());
        assertThatThrownBy(() -> gan.impute(TableRows.ofColumns(List.of("age"), (Object) new int[]{3})))
                .isInstanceOf(InvalidInputException.class).hasMessageContaining("there is no column 'sex'");
    }

    @Test
    void otherRowsJudge() throws Exception {
        Path file = folder.resolve("others.csv");
        Files.writeString(file, PeopleFile.text(400, 2));
        Judgement judgement = gan.judge(TableRows.read(file));
        assertThat(judgement.sizes().generated()).isEqualTo(200);
        assertThat(judgement.table()).isNotNull();
        assertThat(gan.judge(TableRows.ofRecords(TableRows.read(file).toRecords(Person.class))).scores())
                .isEqualTo(judgement.scores());
        assertThat(gan.verdict()).isEqualTo(gan.judgement().verdict());
    }

    @Test
    void rowsOfMemoryAreLearntAsThoseOfAFile() {
        List<Person> people = TableRows.read(people()).toRecords(Person.class);
        TableExperiment experiment = quick(TableExperiment.builder()).seed(1).build();
        TableGan ofRecords = TableGan.fit(TableRows.ofRecords(people), experiment);
        assertThat(ofRecords.sample(30).toRecords(Person.class)).isEqualTo(gan.sample(30).toRecords(Person.class));
        assertThat(ofRecords.model().experiment().table()).isNull();
        assertThat(ofRecords.model().experiment().sha256()).hasSize(64);
        assertThat(ofRecords.model().training().outcome()).isEqualTo(TrainingOutcome.COMPLETED);
        // The experiment of the model is that of the rows alone.
        assertThat(TableExperiment.parse(ofRecords.model().experiment().toYaml()))
                .isEqualTo(ofRecords.model().experiment());
        assertThatThrownBy(() -> TableGan.fit(ofRecords.model().experiment())).isInstanceOf(InvalidInputException.class)
                .hasMessage("table must be the name of a file but is given: the rows of the experiment rows came from a"
                        + " program");
        assertThatThrownBy(() -> TableGan.fit(TableRows.ofRecords(people.subList(1, 300)),
                ofRecords.model().experiment())).hasMessageContaining("the experiment was made for");
    }

    @Test
    void aSavedModelSamplesTheSameRows() throws Exception {
        Path file = folder.resolve("people.gan");
        gan.save(file);
        TableGan loaded = TableGan.load(file);
        assertThat(loaded.sample(20).toMaps()).isEqualTo(gan.sample(20).toMaps());
        assertThat(loaded.schemaYaml()).isEqualTo(gan.schemaYaml()).contains("sector:");
        assertThat(loaded).hasToString("TableGan[id, age, sex, job, sector, hours, since, rich; "
                + gan.verdict().grade().words() + "]");
    }

    @Test
    void rowsThatMustDifferDoSoWhereverOneBegins() throws Exception {
        Path csv = folder.resolve("pairs.csv");
        Files.writeString(csv, "a,b\n" + IntStream.range(0, 200).mapToObj(i -> i % 20 + "," + "xyzuvw".charAt(i % 6))
                .collect(Collectors.joining("\n")) + "\n");
        Path schema = folder.resolve("pairs.yaml");
        Files.writeString(schema, "rules:\n  - unique: [a, b]\n");
        TableGan pairs = TableGan.fit(quick(TableExperiment.builder(csv)).schema(schema).minimumCount(1).build());
        TableGan.Sampler sampler = pairs.sampler();
        List<Map<String, @Nullable Object>> rows = sampler.sample(40).toMaps();
        assertThat(rows).doesNotHaveDuplicates();
        assertThat(sampler.sample(25, 15).toMaps()).isEqualTo(rows.subList(25, 40));
    }

    /** The laboratory, a server or an image of the JDK may lack java.sql. */
    @Test
    void nothingNeedsJavaSqlButQueries() throws Exception {
        Path file = folder.resolve("elsewhere.gan");
        gan.save(file);
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--limit-modules", "java.desktop,java.logging", "-cp", System.getProperty("java.class.path"),
                TableElsewhere.class.getName(), file.toString()).redirectErrorStream(true)
                .redirectOutput(said.toFile()).start();
        assertThat(process.waitFor()).as(Files.readString(said)).isZero();
        assertThat(Files.readString(said, StandardCharsets.UTF_8).strip())
                .endsWith(gan.sample(3).toMaps() + " without java.sql");
    }

    @Test
    void theBuilderHasEveryField() {
        TableExperiment built = TableExperiment.builder(people()).name("a: \"b\"").schema(folder.resolve("s.yaml"))
                .target("job").seed(-3).holdout(0.3).minimumCount(7).embedding(11).hidden(12).likelihoodEpochs(13)
                .likelihoodBatch(14).likelihoodLearningRate(0.015).likelihoodDropout(0.16).likelihoodAverageDecay(0.17)
                .gameIterations(18).gameBatch(19).discriminatorSteps(20).discriminatorHidden(21, 22).gamePenalty(0.23)
                .gameLikelihood(0.24).discriminatorLearningRate(0.25).generatorLearningRate(0.26).gameAverageDecay(0.27)
                .gameEvery(28).ranksRows(29).ranksIterations(30).ranksHidden(31, 32).ranksLatents(33).ranksPenalty(0.34)
                .ranksLearningRate(0.035).build();
        Set<String> unchanged = new TreeSet<>(built.toYaml().lines().map(String::strip).toList());
        unchanged.retainAll(TableExperiment.of(people()).toYaml().lines().map(String::strip).toList());
        assertThat(unchanged).allMatch(line -> line.startsWith("table:") || line.startsWith("sha256:")
                || line.equals("generator:") || line.equals("discriminatorHidden:") || line.equals("hidden:")
                || line.equals("ranks:") || line.equals("likelihood:")
                || line.equals("game:"));
        assertThat(built.name()).isEqualTo("a: \"b\"");
        assertThat(built.target()).isEqualTo("job");
        assertThat(built.game().discriminatorHidden()).containsExactly(21, 22);
        assertThatThrownBy(() -> TableExperiment.builder().gameIterations(-1).build())
                .isInstanceOf(InvalidInputException.class).hasMessageContaining("game.iterations");
    }
}
