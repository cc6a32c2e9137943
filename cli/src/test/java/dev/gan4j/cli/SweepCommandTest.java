package dev.gan4j.cli;

import static dev.gan4j.cli.InProcess.assertRefused;
import static dev.gan4j.cli.InProcess.gan4j;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.cli.InProcess.Outcome;
import dev.gan4j.sweep.RunRecord;
import dev.gan4j.sweep.SweepDirectory;
import dev.gan4j.sweep.SweepPlan;
import dev.gan4j.train.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code gan4j sweep} and {@code gan4j compare} inside the JVM of the tests. */
class SweepCommandTest {

    private static final String[] SMALL = {"--set", "iterations=300", "--set", "evaluation.samples=1000", "--seeds",
            "1..4"};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Outcome small(String command, String... arguments) {
        return gan4j(Stream.of(new String[]{command}, arguments, SMALL).flatMap(Stream::of).toArray(String[]::new));
    }

    @Test
    void aSweepLeavesTablesAPageAndPictures() throws IOException {
        Path out = folder.resolve("sweep");
        Outcome outcome = small("sweep", "tutorial", "--grid", "batch=50,100", "--grid", "coupling=none,sorted",
                "--out", out.toString());
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("batch=50 coupling=none", "batch=100 coupling=sorted", "report.html");
        assertThat(outcome.err().lines().toList().getLast()).contains("16 of 16 runs");
        assertThat(Files.readAllLines(out.resolve("results.csv"))).hasSize(17)
                .first().asString().startsWith("group,setting,batch,coupling,seed,outcome");
        assertThat(Files.readAllLines(out.resolve("settings.csv"))).hasSize(5);
        assertThat(Files.readString(out.resolve("report.html"))).contains("batch=50 coupling=none", "Wilson", "<svg")
                .doesNotContain("<script");
        assertThat(out.resolve("figures/distances.png")).isNotEmptyFile();
        List<Path> worst;
        try (Stream<Path> files = Files.list(out.resolve("worst"))) {
            worst = files.toList();
        }
        assertThat(worst).hasSize(10);
        Outcome again = gan4j("train", worst.getFirst().toString(), "--json", "--quiet", "--out",
                folder.resolve("again").toString());
        assertThat(again.code()).isZero();
        double distance = JsonMapper.shared().readTree(again.out()).get("judgement").get("scores").get("wasserstein1")
                .get("value").asDouble();
        assertThat(Files.readString(out.resolve("results.csv"))).contains("," + distance + ",");
    }

    @Test
    void jsonIsTheOnlyOutput() {
        Outcome outcome = small("sweep", "--grid", "batch=50,100", "--json", "--quiet", "--out",
                folder.resolve("json").toString());
        JsonNode json = JsonMapper.shared().readTree(outcome.out());
        assertThat(json.get("runs").asInt()).isEqualTo(8);
        assertThat(json.get("settings")).hasSize(2);
        assertThat(json.at("/settings/1/values/batch").asString()).isEqualTo("100");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void refereesJudgeWhereTheyAreAskedFor() throws IOException {
        for (String command : List.of("sweep", "compare")) {
            String[] rest = command.equals("sweep")
                    ? new String[]{"--quiet"}
                    : new String[]{"tutorial", "--b", "name=other"};
            Path without = folder.resolve(command + "-without");
            Path with = folder.resolve(command + "-with");
            assertThat(small(command, and(rest, "--out", without.toString())).code()).isZero();
            assertThat(small(command, and(rest, "--referees", "--out", with.toString())).code()).isZero();
            assertThat(Files.readAllLines(without.resolve("results.csv")).getFirst()).doesNotContain("detection");
            assertThat(Files.readAllLines(with.resolve("results.csv")).getFirst())
                    .contains(",detection,detectionFloor,");
        }
    }

    private static String[] and(String[] arguments, String... more) {
        return Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
    }

    @Test
    void aFinishedSweepIsResumedByWritingItsTablesAnew() throws IOException {
        Path out = folder.resolve("finished");
        small("sweep", "--quiet", "--out", out.toString());
        String results = Files.readString(out.resolve("results.csv"));
        Files.delete(out.resolve("results.csv"));
        assertThat(gan4j("sweep", "--resume", out.toString(), "--quiet").code()).isZero();
        assertThat(out.resolve("results.csv")).hasContent(results);
    }

    @Test
    void failedRunsAreCountedWithTheReasonOfTheFirstAndEndWithOne() throws IOException {
        Path out = folder.resolve("failed");
        small("sweep", "--quiet", "--threads", "1", "--out", out.toString());
        Path journal = out.resolve("journal.txt");
        List<String> lines = Files.readAllLines(journal);
        Files.writeString(journal, lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(4) + "\n");
        try (SweepDirectory directory = SweepDirectory.open(out, new SharedData())) {
            for (SweepPlan.RunKey run : directory.plan().runs().subList(1, 3)) {
                assertThat(directory.done()).extracting(RunRecord::run).doesNotContain(run);
                directory.append(new RunRecord(run, RunRecord.Outcome.FAILED, "no matter why", 0, Double.NaN,
                        OptionalLong.empty(), new LinkedHashMap<>(), "", 0));
            }
        }
        Outcome outcome = gan4j("sweep", "--resume", out.toString());
        assertThat(outcome.code()).isEqualTo(ExitCode.FAILURE);
        assertThat(outcome.err().lines().toList().getLast())
                .isEqualTo("gan4j: 2 of 4 runs failed; the first, of setting tutorial with seed 2: no matter why");
        assertThat(outcome.out()).contains("report.html");
    }

    @Test
    void dataInThePlaceOfATableAreNotOverwritten() throws IOException {
        Path data = Files.copy(Processes.REPOSITORY.resolve("examples/data/faithful.csv"),
                folder.resolve("data.csv"));
        Path out = folder.resolve("linked");
        assertThat(gan4j("sweep", "recommended", "--set", "data={file: '" + data + "', column: eruptions}", "--set",
                "iterations=20", "--seeds", "1..2", "--quiet", "--out", out.toString()).code()).isZero();
        byte[] before = Files.readAllBytes(data);
        Path table = out.resolve("results.csv");
        Files.deleteIfExists(table);
        Files.createSymbolicLink(table, data);
        assertRefused(gan4j("sweep", "--resume", out.toString()), "results.csv", "data.csv", "same file as the data");
        assertThat(data).hasBinaryContent(before);
    }

    @Test
    void settingsThatDifferInNameOnlyAreEqualToTheBit() {
        Outcome outcome = small("compare", "tutorial", "--b", "name=other", "--out",
                folder.resolve("compare").toString());
        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("No difference to the bit");
    }

    @Test
    void aComparisonSaysWhetherTheDifferenceIsReal() {
        Outcome outcome = small("compare", "tutorial", "--set", "objective=wasserstein", "--set",
                "discriminator.output=linear", "--set", "discriminator.activation=relu", "--set", "pretraining=none",
                "--b", "optimiser.learningRate=1e6", "--json", "--quiet", "--out",
                folder.resolve("diverging").toString());
        JsonNode json = JsonMapper.shared().readTree(outcome.out());
        assertThat(json.get("pairs").asInt()).isEqualTo(4);
        assertThat(json.get("nearerB").asInt()).isZero();
        assertThat(json.at("/settings/1/diverged").asInt()).isEqualTo(4);
    }

    @Test
    void whatCannotBeSweptIsRefusedInOneLine() throws IOException {
        String out = folder.resolve("never").toString();
        assertRefused(gan4j("sweep", "--grid", "batch", "--out", out), "--grid", "FIELD=VALUE,VALUE", "batch");
        assertRefused(gan4j("sweep", "--grid", "batch=50,50", "--out", out), "--grid", "batch", "50 twice");
        assertRefused(gan4j("sweep", "--grid", "bach=50,60", "--out", out), "bach");
        assertRefused(gan4j("sweep", "--grid", "batch=50,-1", "--out", out), "batch", "-1");
        assertRefused(gan4j("sweep", "--seeds", "5..1", "--out", out), "--seeds", "5..1");
        assertRefused(gan4j("sweep", "--threads", "0", "--out", out), "--threads", "0");
        assertRefused(gan4j("sweep", "--success", "-1", "--out", out), "--success", "-1");
        assertRefused(gan4j("sweep", "--resume", folder.toString()), "plan.yaml");
        assertRefused(gan4j("sweep", "--resume", folder.toString(), "--seeds", "1..3"), "--resume", "--seeds");
        assertRefused(gan4j("compare", "tutorial", "--out", out), "--b FIELD=VALUE");
        Path file = Files.writeString(folder.resolve("sweep.yaml"), "sweep: {base: tutorial, grid: {batch: 50}}\n");
        assertRefused(gan4j("sweep", file.toString(), "--out", out), "sweep.yaml", "grid.batch", "[1, 2]");
        assertThat(folder.resolve("never")).doesNotExist();
    }
}
