package dev.gan4j.cli;

import static dev.gan4j.cli.InProcess.assertRefused;
import static dev.gan4j.cli.InProcess.gan4j;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.cli.InProcess.Outcome;
import dev.gan4j.model.TableModel;
import dev.gan4j.testing.PeopleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the commands do with tables of mixed columns. */
class TableCommandTest {

    private static final List<String> QUICK = List.of("--set", "game.iterations=4", "--set", "game.every=2", "--set",
            "game.batch=16", "--set", "game.discriminatorHidden=[8]");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static Path table;
    @SuppressWarnings("NullAway.Init")
    private static String run;
    @SuppressWarnings("NullAway.Init")
    private static Outcome trained;

    @BeforeAll
    static void train() throws IOException {
        table = Files.writeString(folder.resolve("people.csv"), PeopleFile.text(300, 1));
        run = folder.resolve("run").toString();
        trained = quick(table.toString(), "--out", run);
        assertThat(trained.code()).as(trained.err()).isZero();
    }

    private static Outcome quick(String... arguments) {
        return QuickTable.train(QUICK, arguments);
    }

    private static List<List<String>> rows(String csv) {
        return csv.lines().skip(1).map(line -> Arrays.asList(line.split(",", -1))).toList();
    }

    private static List<String> column(String csv, int column) {
        return rows(csv).stream().map(row -> row.get(column)).toList();
    }

    /** Samples, whose text goes to a file since standard output is the process's. */
    private static String samples(String... arguments) throws IOException {
        Path file = folder.resolve("samples.csv");
        String[] all = Stream.concat(Stream.of("sample", run, "-o", file.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        Outcome outcome = gan4j(all);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return Files.readString(file);
    }

    @Test
    void whatWasFoundIsSaidAndTheRunIsShown() throws IOException {
        assertThat(trained.err().lines().findFirst().orElse(""))
                .startsWith("gan4j: " + table + ": 300 rows of 8 columns, 6"
                        + " learnt; ")
                .contains("follows from").endsWith("240 rows for training, 60 for judging");
        assertThat(trained.err()).contains("gan4j schema " + ShellWord.of(table.toString()));
        assertThat(trained.out()).startsWith("people, seed 1: ").contains("4 iterations of the game", "Kept: ",
                "column shapes", "Compared: 60 samples", "Report: ", "Next:   gan4j sample " + ShellWord.of(run));
        try (Stream<Path> files = Files.list(Path.of(run))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("experiment.yaml",
                    "schema.yaml", "model.gan", "history.csv", "summary.json", "report.html");
        }
        assertThat(Path.of(run).resolve("experiment.yaml")).content().contains("schema: \"schema.yaml\"", "sha256: \"");
        JsonNode summary = JsonMapper.shared().readTree(Files.readString(Path.of(run, "summary.json")));
        assertThat(summary.path("rows").asInt()).isEqualTo(240);
        assertThat(summary.path("judgement").path("verdict").asString("")).isNotEmpty();
    }

    @Test
    void anExperimentGivesTheSameModelOnceMore() {
        String again = folder.resolve("again").toString();
        Outcome outcome = gan4j("train", run + "/experiment.yaml", "--out", again, "--quiet", "--threads", "2");
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(TableModel.read(Path.of(again, "model.gan")).weights())
                .isEqualTo(TableModel.read(Path.of(run, "model.gan")).weights());
        assertThat(TableModel.read(Path.of(again, "model.gan")).judgement())
                .isEqualTo(TableModel.read(Path.of(run, "model.gan")).judgement());
    }

    @Test
    void aTableThatHasChangedIsRefused() throws IOException {
        Path copy = Files.writeString(folder.resolve("changing.csv"), PeopleFile.text(200, 2));
        String changing = folder.resolve("changing").toString();
        assertThat(quick(copy.toString(), "--out", changing).code()).isZero();
        Files.writeString(copy, PeopleFile.text(200, 3));
        assertRefused(gan4j("train", changing + "/experiment.yaml", "--out", folder.resolve("no").toString()),
                copy.toString(), "SHA-256");
        assertThat(folder.resolve("no")).doesNotExist();
    }

    @Test
    void theSummaryIsOneJsonObject() {
        Outcome outcome = quick(table.toString(), "--out", folder.resolve("json").toString(), "--json", "--target",
                "sex",
                "--seed", "3", "--holdout", "0.3");
        JsonNode json = JsonMapper.shared().readTree(outcome.out());
        assertThat(json.path("seed").asInt()).isEqualTo(3);
        assertThat(json.path("rows").asInt()).isEqualTo(210);
        assertThat(json.path("judgement").toString()).contains("\"sex\"");
    }

    @Test
    void aSchemaChangesWhatColumnsHold() throws IOException {
        Path schema = Files.writeString(folder.resolve("told.yaml"),
                "columns:\n  age: {kind: category}\nrules:\n  - hours <= 50\n");
        String told = folder.resolve("told").toString();
        Outcome outcome = quick(table.toString(), "--schema", schema.toString(), "--out", told);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(gan4j("show", told).out()).containsPattern("age +[0-9]+ categories").contains("Rules: 1");
        assertThat(Path.of(told, "schema.yaml")).content().contains("hours <= 50");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"--iterations=5 | --iterations has no effect on a table",
            "--missing=drop | --missing has no effect on a table", "--set=batch=5 | batch", "--set=seed=x | seed",
            "--target=nosuch | nosuch", "--holdout=2 | holdout", "--set=table=other.csv | table"})
    void whatDoesNotApplyIsRefused(String option, String message) {
        Outcome outcome = gan4j("train", table.toString(), option, "--out", folder.resolve("refused").toString());
        assertRefused(outcome, message);
        assertThat(folder.resolve("refused")).doesNotExist();
    }

    @Test
    void columnsAndPresetsStillTrainNumbers() {
        for (List<String> more : List.of(List.of("--column", "age"), List.of("--preset", "recommended"),
                List.of("--columns", "age", "--label", "sex"))) {
            String[] all = Stream.concat(Stream.of("explain", table.toString()), more.stream()).toArray(String[]::new);
            assertThat(gan4j(all).out()).as(more.toString()).contains("recommended, seed 1: ");
        }
        assertRefused(gan4j("explain", table.toString(), "--column", "age", "--schema", "x.yaml"),
                "--schema belongs to a table");
        assertRefused(gan4j("explain", run + "/experiment.yaml", "--column", "age"), "--column and --columns");
        assertThat(gan4j("explain", table.toString()).out()).contains("a cascade of 6 columns", "likelihood:");
    }

    @Test
    void samplesAreWrittenAsTheFileIs() throws IOException {
        String text = samples("-n", "700");
        assertThat(text.lines().findFirst()).hasValue("id,age,sex,job,sector,hours,since,rich");
        assertThat(rows(text)).hasSize(700).allSatisfy(row -> {
            assertThat(row).hasSize(8);
            assertThat(row.get(0)).matches("P-[0-9]{5,}");
            assertThat(row.get(6)).matches("20[0-9]{2}-[0-9]{2}-[0-9]{2}");
            assertThat(row.get(4)).isEqualTo(switch (row.get(3)) {
                case "baker" -> "food";
                case "clerk" -> "office";
                case "nurse" -> "health";
                default -> "craft";
            });
        });
        assertThat(column(text, 0)).doesNotHaveDuplicates();
        assertThat(samples("-n", "30")).isEqualTo(text.lines().limit(31).collect(Collectors.joining("\n", "", "\n")));
        assertThat(samples("-n", "30", "--seed", "2")).isNotEqualTo(samples("-n", "30"));
        assertThat(samples("-n", "0")).isEqualTo("id,age,sex,job,sector,hours,since,rich\n");
    }

    @Test
    void chunksThatSeveralThreadsMakeAreOneText() throws IOException {
        String text = samples("-n", "40000");
        assertThat(rows(text)).hasSize(40_000);
        assertThat(samples("-n", "20000"))
                .isEqualTo(text.lines().limit(20_001).collect(Collectors.joining("\n", "", "\n")));
    }

    @Test
    void everyRowSatisfiesTheConditions() throws IOException {
        String text = samples("-n", "300", "--where", "sex=F", "--where", "age>=30", "--where", "job in (baker, nurse)",
                "--where", "since<2015-01-01");
        assertThat(rows(text)).hasSize(300).allSatisfy(row -> {
            assertThat(row.get(2)).isEqualTo("F");
            assertThat(Integer.parseInt(row.get(1))).isBetween(30, 67);
            assertThat(row.get(3)).isIn("baker", "nurse");
            assertThat(row.get(6)).isLessThan("2015-01-01");
        });
        assertThat(column(samples("-n", "100", "--where", "sector=office"), 3)).containsOnly("clerk");
    }

    @Test
    void sharesAreExact() throws IOException {
        for (int count : new int[]{1, 7, 100, 1001}) {
            String text = samples("-n", Integer.toString(count), "--share", "job=baker:0.5", "--share",
                    "job=nurse:0.3");
            List<String> jobs = column(text, 3);
            assertThat(jobs).hasSize(count);
            assertThat(jobs.stream().filter("baker"::equals).count()).isBetween((long) Math.floor(0.5 * count),
                    (long) Math.ceil(0.5 * count));
            assertThat((double) jobs.stream().filter("nurse"::equals).count()).isBetween(0.3 * count - 1,
                    0.3 * count + 1);
        }
        assertThat(column(samples("-n", "50", "--share", "sex=F:1", "--where", "age>40"), 2)).containsOnly("F");
        assertThat(column(samples("-n", "50", "--share", "sex=F:0"), 2)).containsOnly("M");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            value = {"--where | sex=X | no category 'X'; it has: F, M", "--where | size>3 | no column 'size'",
                    "--where | age>900 | no row can satisfy age>900", "--where | id=3 | identifiers",
                    "--where | sex<M | no order",
                    "--share | sex=F | a condition, a colon and a share",
                    "--share | sex=F:2 | a condition, a colon and a share",
                    "--refine | mh | --refine has no effect", "--header | a | --header has no effect"})
    void whatCannotBeSampledIsRefused(String option, String value, String message) {
        Path file = folder.resolve("none.csv");
        assertRefused(gan4j("sample", run, option, value, "-o", file.toString()), message);
        assertThat(file).doesNotExist();
    }

    @Test
    void sharesOfTwoColumnsOrOfMoreThanAllAreRefused() {
        assertRefused(gan4j("sample", run, "--share", "sex=F:0.2", "--share", "age>30:0.2"),
                "--share: shares must be of one column");
        assertRefused(gan4j("sample", run, "--share", "job=baker:0.6", "--share", "job=nurse:0.6"), "must add up to 1");
    }

    @Test
    void blanksAreFilledAndNothingElseChanges() throws IOException {
        String text = PeopleFile.text(100, 5).replace(",F,", ",,").replace("\n", "\r\n");
        Path holes = Files.writeString(folder.resolve("holes.csv"), text);
        Path filled = folder.resolve("filled.csv");
        Outcome outcome = gan4j("impute", run, holes.toString(), "-o", filled.toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        List<List<String>> before = rows(text);
        List<List<String>> after = rows(Files.readString(filled));
        int blanks = 0;
        for (int row = 0; row < before.size(); row++) {
            for (int column = 0; column < 8; column++) {
                String cell = before.get(row).get(column);
                blanks += cell.isEmpty() ? 1 : 0;
                if (cell.isEmpty()) {
                    assertThat(after.get(row).get(column)).matches(column == 2 ? "F|M" : "[0-9]+");
                } else {
                    assertThat(after.get(row).get(column)).isEqualTo(cell);
                }
            }
        }
        assertThat(Files.readString(filled)).contains("\r\n");
        assertThat(outcome.err())
                .isEqualToNormalizingNewlines("gan4j: " + holes + ": " + blanks + " blanks of 100 rows were filled\n");
        Path other = folder.resolve("other.csv");
        assertThat(gan4j("impute", run, holes.toString(), "-o", other.toString(), "--seed", "2").code()).isZero();
        assertThat(other).content().isNotEqualTo(Files.readString(filled));
    }

    @Test
    void whatCannotBeFilledIsRefused() throws IOException {
        String numbers = folder.resolve("numbers").toString();
        assertThat(gan4j("train", "tutorial", "--iterations", "1", "--set", "pretraining=none", "--set",
                "evaluation.samples=100", "--out", numbers, "--quiet").code()).isZero();
        assertRefused(gan4j("impute", numbers, table.toString()), "must be the model of a table of mixed columns");
        assertRefused(gan4j("sample", numbers, "--share", "x>0:0.5"), "--share belongs to the model of a table");
        Path other = Files.writeString(folder.resolve("columns.csv"), "a,b\n1,2\n3,4\n");
        assertRefused(gan4j("impute", run, other.toString()), "there is no column 'age'");
        assertRefused(gan4j("impute", run, table.toString(), "-o", table.toString()),
                "must not name a file that is read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"export --onnx x", "lab", "sweep", "compare"})
    void whatCannotBeDoneWithTablesYetIsSaid(String line) {
        String[] words = line.split(" ");
        String named = words[0].equals("export") ? run : run + "/experiment.yaml";
        String[] all = Stream.concat(Stream.of(words[0], named), Arrays.stream(words).skip(1)).toArray(String[]::new);
        assertRefused(gan4j(all), "a table of mixed columns, which gan4j ", words[0], " cannot take yet");
    }

    @Test
    void aModelIsShownAndAReportIsDrawnAgain() throws IOException {
        String text = gan4j("show", run).out();
        assertThat(text).startsWith("people, seed 1: ").contains("SHA-256", "column shapes", "made anew",
                "follows from",
                "2 categories", "times such as", "Experiment:");
        Path page = Path.of(run, "report.html");
        String before = Files.readString(page);
        Files.delete(page);
        assertThat(gan4j("report", run).out().strip()).isEqualTo(page.toString());
        assertThat(page).hasContent(before);
    }

    @Test
    void aFieldOfTablesIsExplained() {
        assertThat(gan4j("explain", "game.iterations").out()).startsWith("game.iterations, of a table")
                .contains("default");
        assertThat(gan4j("explain", "seed").out().lines().filter(line -> line.startsWith("seed"))).hasSize(2);
        assertThat(Set.copyOf(gan4j("completion").out().lines().toList()).toString()).contains("likelihood.epochs");
    }
}
