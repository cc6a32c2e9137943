package dev.gan4j.cli;

import static dev.gan4j.cli.InProcess.assertRefused;
import static dev.gan4j.cli.InProcess.gan4j;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.cli.InProcess.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Each option of each command either changes what the command does, or is refused. */
class NoOptionIsIgnoredTest {

    /** Options whose effect another test shows, since it takes a server, a terminal, a signal or a long time. */
    private static final Map<String, String> ELSEWHERE = new LinkedHashMap<>();

    static {
        for (String option : List.of("--checkpoint-every", "--resume", "--threads")) {
            ELSEWHERE.put("train " + option, "ResumeTest, KilledRunTest, ProcessTest");
        }
        for (String option : List.of("--resume", "--threads", "--success", "--out", "--json", "--quiet", "--seeds",
                "--grid", "--set", "--referees")) {
            ELSEWHERE.put("sweep " + option, "SweepCommandTest, KilledSweepTest");
            ELSEWHERE.put("compare " + option, "SweepCommandTest");
        }
        ELSEWHERE.put("train --open", "ReportCommandTest");
        ELSEWHERE.put("report --open", "ReportCommandTest");
        ELSEWHERE.put("compare --a", "SweepCommandTest");
        ELSEWHERE.put("compare --b", "SweepCommandTest");
        ELSEWHERE.put("sample --where", "PointsCommandTest");
        ELSEWHERE.put("sample --burn-in", "PointsCommandTest");
        ELSEWHERE.put("sample --refine", "PointsCommandTest");
        ELSEWHERE.put("sample --output", "PointsCommandTest");
        ELSEWHERE.put("export --onnx", "PointsCommandTest");
        ELSEWHERE.put("impute --seed", "TableCommandTest");
        ELSEWHERE.put("impute --output", "TableCommandTest");
        for (String command : List.of("train", "explain", "schema", "evaluate", "impute")) {
            for (String option : List.of("--query", "--table", "--rows", "--driver", "--credentials")) {
                ELSEWHERE.put(command + " " + option, "DatabaseCommandTest");
            }
        }
        for (String option : List.of("--synthetic-query", "--synthetic-table", "--train-query", "--train-table")) {
            ELSEWHERE.put("evaluate " + option, "DatabaseCommandTest");
        }
        for (String option : List.of("--schema", "--blanks", "--header", "--separator", "--output")) {
            ELSEWHERE.put("schema " + option, "SchemaCommandTest");
        }
    }

    @TempDir
    private Path folder;
    private String real = "";
    private String numbers = "";
    private String other = "";
    private String headless = "";

    @BeforeEach
    void writeFiles() throws IOException {
        real = file("real.csv", "a,b,kind\n", "%d,%d,k%d", 0);
        numbers = file("numbers.csv", "a,b,c\n", "%d,%d,%d", 0);
        other = file("other.csv", "a,b,c\n", "%d,%d,%d", 5);
        headless = file("headless.csv", "", "%d;%d;%d", 0);
        Files.writeString(folder.resolve("schema.yaml"), "columns:\n  a: {kind: category}\n");
    }

    private String file(String name, String head, String row, int shift) throws IOException {
        return Files.writeString(folder.resolve(name), head + IntStream.range(0, 120)
                .mapToObj(i -> String.format(Locale.ROOT, row, i * 7 % 31 + shift, i * 5 % 23, i % 3) + "\n")
                .collect(Collectors.joining())).toString();
    }

    /** The command lines that show the effect of an option: without it, and what it adds. */
    private Map<String, List<String[]>> proofs() {
        Map<String, List<String[]>> proofs = new LinkedHashMap<>();
        String[] explain = {"explain", "recommended", "--data", real};
        String[] evaluate = {"evaluate", numbers, other};
        String[] several = {"evaluate", numbers, other, "--columns", "a,b"};
        String[] table = {"evaluate", real, real};
        for (String command : List.of("explain", "train")) {
            put(proofs, command + " --data", new String[]{"explain", "recommended"}, "--data", real);
            put(proofs, command + " --preset", new String[]{"explain", real}, "--preset", "tutorial");
            put(proofs, command + " --column", explain, "--column", "b");
            put(proofs, command + " --columns", explain, "--columns", "a,b");
            put(proofs, command + " --header", explain, "--no-header");
            put(proofs, command + " --separator", explain, "--separator", ";");
            put(proofs, command + " --missing", explain, "--missing", "fill");
            put(proofs, command + " --label",
                    new String[]{"explain", "recommended", "--data", real, "--columns", "a,b"},
                    "--label", "kind");
            put(proofs, command + " --holdout", explain, "--holdout", "0.95");
            put(proofs, command + " --seed", explain, "--seed", "7");
            put(proofs, command + " --iterations", explain, "--iterations", "7");
            put(proofs, command + " --set", explain, "--set", "batch=7");
            String[] mixed = {"explain", real};
            put(proofs, command + " --column", mixed, "--column", "b");
            put(proofs, command + " --columns", mixed, "--columns", "a,b");
            put(proofs, command + " --header", mixed, "--no-header");
            put(proofs, command + " --separator", mixed, "--separator", ";");
            put(proofs, command + " --missing", mixed, "--missing", "drop");
            put(proofs, command + " --label", mixed, "--label", "kind");
            put(proofs, command + " --holdout", mixed, "--holdout", "0.3");
            put(proofs, command + " --seed", mixed, "--seed", "7");
            put(proofs, command + " --iterations", mixed, "--iterations", "7");
            put(proofs, command + " --set", mixed, "--set", "likelihood.batch=7");
            put(proofs, command + " --target", mixed, "--target", "kind");
            put(proofs, command + " --schema", mixed, "--schema", folder.resolve("schema.yaml").toString());
        }
        String[] train = {"train", "tutorial", "--iterations", "1", "--set", "pretraining=none", "--set",
                "evaluation.samples=100", "--out", folder.resolve("run").toString()};
        put(proofs, "train --quiet", train, "--quiet");
        put(proofs, "train --json", train, "--json");
        String[] elsewhere = train.clone();
        elsewhere[elsewhere.length - 1] = real; // which is a file
        proofs.put("train --out", List.of(train, elsewhere));
        put(proofs, "evaluate --column", evaluate, "--column", "b");
        put(proofs, "evaluate --columns", evaluate, "--columns", "a,b");
        put(proofs, "evaluate --header", evaluate, "--no-header");
        put(proofs, "evaluate --separator", evaluate, "--separator", ";");
        put(proofs, "evaluate --missing", evaluate, "--missing", "fill");
        put(proofs, "evaluate --synthetic-column", evaluate, "--synthetic-column", "c");
        put(proofs, "evaluate --synthetic-columns", several, "--synthetic-columns", "b,c");
        put(proofs, "evaluate --seed", evaluate, "--seed", "2");
        put(proofs, "evaluate --seed", several, "--seed", "2");
        put(proofs, "evaluate --seed", table, "--seed", "2");
        put(proofs, "evaluate --json", table, "--json");
        put(proofs, "evaluate --target", table, "--target", "b");
        put(proofs, "evaluate --train", table, "--train", real);
        put(proofs, "evaluate --report", table, "--report", folder.resolve("page.html").toString());
        put(proofs, "evaluate --json", evaluate, "--json");
        put(proofs, "evaluate --json", several, "--json");
        put(proofs, "evaluate --header", new String[]{"evaluate", headless, headless}, "--header");
        return proofs;
    }

    private static void put(Map<String, List<String[]>> proofs, String option, String[] without, String... added) {
        String[] with = Arrays.copyOf(without, without.length + added.length);
        System.arraycopy(added, 0, with, without.length, added.length);
        proofs.computeIfAbsent(option, any -> new ArrayList<>()).add(without);
        proofs.computeIfAbsent(option, any -> new ArrayList<>()).add(with);
    }

    private static Set<String> options() {
        Set<String> options = new TreeSet<>();
        CommandLine root = Main.commandLine(new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()));
        root.getSubcommands().forEach((name, command) -> {
            for (OptionSpec option : command.getCommandSpec().options()) {
                boolean everywhere = Set.of("--help", "--version", "--verbose").contains(option.longestName());
                // The laboratory's are tested with its server.
                if (!everywhere && !name.equals("lab")) {
                    options.add(name + " " + option.longestName().replace("--no-", "--"));
                }
            }
        });
        return options;
    }

    @Test
    void eachOptionOfEachCommandHasAnEffectOrIsRefused() {
        Map<String, List<String[]>> proofs = proofs();
        for (String option : options()) {
            if (ELSEWHERE.containsKey(option) || option.startsWith("sample ")) {
                continue; // samples need a model: the test below
            }
            assertThat(proofs).as("a command line that shows what %s does", option).containsKey(option);
            List<String[]> lines = proofs.getOrDefault(option, List.of());
            for (int i = 0; i < lines.size(); i += 2) {
                Outcome without = outcome(lines.get(i));
                Outcome with = outcome(lines.get(i + 1));
                assertThat(without.code()).as("%s: %s", option, without.err()).isZero();
                assertThat(with).as(String.join(" ", lines.get(i + 1))).isNotEqualTo(without);
            }
        }
    }

    /** What a command did, but for what differs each time. */
    private Outcome outcome(String... arguments) {
        Outcome outcome = gan4j(arguments);
        delete(folder.resolve("run"));
        return new Outcome(outcome.code(), outcome.out().replaceAll("in [0-9.e-]+ s", ""), outcome.err());
    }

    private static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void eachOptionOfSampleHasAnEffectOrIsRefused() throws IOException {
        Path run = folder.resolve("model");
        Outcome trained = gan4j("train", "recommended", "--data", real, "--columns", "a,b", "--iterations", "3",
                "--out",
                run.toString(), "--quiet");
        assertThat(trained.code()).as(trained.err()).isZero();
        String model = run.resolve("model.gan").toString();
        Path file = folder.resolve("samples.csv");
        List<String> lines = new ArrayList<>();
        for (String[] more : new String[][]{{}, {"--seed", "2"}, {"--header", "p,q"}}) {
            String[] command = {"sample", model, "-n", "3", "-o", file.toString()};
            String[] all = Arrays.copyOf(command, command.length + more.length);
            System.arraycopy(more, 0, all, command.length, more.length);
            assertThat(gan4j(all).code()).isZero();
            lines.add(Files.readString(file));
        }
        assertThat(lines).doesNotHaveDuplicates();
        assertRefused(gan4j("sample", model, "-n", "3", "--header", "p"), "--header must have 2 names");
        assertRefused(gan4j("sample", model, "-n", "3", "--where", "kind=k1"), "trained without a label");
        assertRefused(gan4j("sample", model, "-n", "3", "--share", "a>3:0.5"),
                "--share belongs to the model of a table");
        assertRefused(gan4j("sample", model, "-n", "3", "--burn-in", "5"), "--burn-in belongs to --refine mh");
    }

    @Test
    void whatHasNoEffectTogetherIsRefused() {
        for (String[] more : new String[][]{{"--column", "a", "--columns", "a,b"}, {"--seed", "1", "--set", "seed=2"},
                {"--holdout", "0.2", "--set", "holdout=0.3"}, {"--iterations", "1", "--set", "iterations=2"},
                {"--set", "batch=1", "--set", "batch=2"}, {"--set", "data=ring8"},
                {"--column", "a", "--set", "data.column=b"}, {"--missing", "drop", "--set", "data.missing=refuse"},
                {"--columns", "a", "--label", "kind", "--set", "label=kind"}, {"--set", "evaluation.samples=200"},
                {"--columns", "a", "--set", "data.column=b"}, {"--column", "a", "--set", "data.columns=[b]"},
                {"--set", "optimiser.type=adam", "--set", "optimiser=sgd"},
                {"--set", "optimiser=sgd", "--set", "optimiser.type=adam"},
                {"--set", "generator.hidden=[3]", "--set", "generator={hidden: [4]}"},
                {"--set", "generator={hidden: [4]}", "--set", "generator.hidden=[3]"},
                {"--set", "pretraining.steps=5", "--set", "pretraining=none"},
                {"--set", "generator.hidden=[]", "--set", "generator.activation=relu"},
                {"--set", "discriminator.hidden=[]", "--set", "discriminator.activation=relu"}}) {
            String[] command = {"explain", "recommended", "--data", real};
            String[] all = Arrays.copyOf(command, command.length + more.length);
            System.arraycopy(more, 0, all, command.length, more.length);
            assertThat(gan4j(all).code()).as(String.join(" ", more)).isEqualTo(ExitCode.USAGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"normal(0,1)", "ring8", "mask.png"})
    void optionsForRowsAreRefusedWithoutRows(String data) {
        for (String[] more : new String[][]{{"--column", "a"}, {"--columns", "a,b"}, {"--header"}, {"--no-header"},
                {"--separator", ","}, {"--missing", "drop"}}) {
            String[] command = {"train", "--data", data};
            String[] all = Arrays.copyOf(command, command.length + more.length);
            System.arraycopy(more, 0, all, command.length, more.length);
            assertRefused(gan4j(all), "need a file of rows but the data are " + data);
        }
        assertRefused(gan4j("train", "--missing", "drop"), "--missing need a file of rows");
        assertRefused(gan4j("train", "--holdout", "0.2"), "holdout has no effect");
        assertRefused(gan4j("train", "--data", "moons", "--holdout", "0.2"), "holdout has no effect");
    }

    @Test
    void aSweepRefusesWhatItsRunsDoNotKnow() {
        assertRefused(gan4j("sweep", "--set", "seed=3"), "seed has no effect in a sweep");
        assertRefused(gan4j("sweep", "--grid", "seed=1,2"), "seed has no effect in a sweep");
        assertRefused(gan4j("sweep", "--set", "holdout=0.2"), "holdout has no effect");
        assertRefused(gan4j("compare", "tutorial", "--b", "seed=3"), "--b seed has no effect");
        assertRefused(gan4j("compare", "tutorial", "--b", "holdout=0.3"), "holdout has no effect");
        assertRefused(gan4j("sweep", "--set", "batch=3", "--set", "batch=4"), "batch twice");
    }

    @Test
    void aSweepRefusesWhatEachOfItsSettingsSetsItself() throws IOException {
        assertRefused(gan4j("sweep", "--grid", "batch=5", "--set", "batch=7"), "--set batch has no effect",
                "sets batch itself");
        assertRefused(gan4j("sweep", "--grid", "optimiser=sgd,adam", "--set", "optimiser.type=momentum"),
                "--set optimiser.type has no effect", "sets optimiser itself");
        assertRefused(gan4j("sweep", "--grid", "optimiser.type=sgd", "--grid", "optimiser={type: adam},sgd"),
                "optimiser.type and optimiser must not be set together");
        String file = Files.writeString(folder.resolve("sweep.yaml"),
                "sweep: {base: tutorial, seeds: 1..2, grid: {batch: [5, 6]}}").toString();
        assertRefused(gan4j("sweep", file, "--set", "batch=7"), "--set batch has no effect");
    }

    @Test
    void aComparisonRefusesWhatBothSetAnew() {
        assertRefused(gan4j("compare", "tutorial", "--set", "batch=5", "--a", "batch=6", "--b", "batch=7"),
                "--set batch has no effect");
    }

    @Test
    void aNetworkWithoutHiddenLayersIsDescribedByItsOutput() {
        assertThat(gan4j("explain", "--set", "generator.hidden=[]", "--set", "generator.output=tanh", "--set",
                "discriminator.hidden=[]").out()).contains("; G 1-1 tanh, D 1-1 ");
        assertThat(gan4j("explain", "--set", "generator.hidden=[3]", "--set", "generator.activation=relu").out())
                .contains("; G 1-3-1 relu, ");
    }
}
