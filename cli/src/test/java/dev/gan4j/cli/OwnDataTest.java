package dev.gan4j.cli;

import static dev.gan4j.cli.InProcess.assertRefused;
import static dev.gan4j.cli.InProcess.gan4j;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.cli.InProcess.Outcome;
import dev.gan4j.data.Missing;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.GanModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data of a user's own: what is taken of them is said, and what cannot be taken is refused. */
class OwnDataTest {

    @TempDir
    private Path folder;

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String rows(int count, java.util.function.IntFunction<String> row) {
        return IntStream.range(0, count).mapToObj(i -> row.apply(i) + "\n").collect(Collectors.joining());
    }

    private Outcome train(String... arguments) {
        List<String> all = new ArrayList<>(List.of("train"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--iterations", "5", "--out", folder.resolve("run").toString()));
        return gan4j(all.toArray(String[]::new));
    }

    @Test
    void theRowsThatAnUnclosedQuoteWouldSwallowAreNotLost() {
        Path file = write("q.csv", "x,c\n" + rows(60, i -> i + ".5,ok") + "7.25,\"ok\n" + rows(1000, i -> i + ".5,ok"));
        String name = file.toString();

        assertRefused(gan4j("evaluate", name, name, "--column", "x", "--json"),
                name + ", line 62, cell 2: opens a quote");
        assertRefused(train("recommended", "--data", name), name + ", line 62, cell 2: opens a quote");
        assertRefused(gan4j("train", name, "--out", folder.resolve("run").toString()),
                name + ", line 62, cell 2: opens a quote");
        assertThat(folder.resolve("run")).doesNotExist();
    }

    @Test
    void theRecipeAndTheColumnAndTheRowsAreSaid() {
        Path file = write("a.csv", "zip,length,width\n" + rows(100, i -> "0" + i + "," + i + "," + i % 7));

        Outcome named = train("--data", file.toString(), "--column", "length");
        assertThat(named.code()).as(named.err()).isZero();
        assertThat(named.err().lines().findFirst()).hasValue(
                "gan4j: no preset was named, so these data are trained with the preset recommended; for the tutorial's recipe:"
                        + " gan4j train tutorial --data " + ShellWord.of(file.toString()));
        assertThat(GanModel.read(folder.resolve("run/model.gan")).experiment().name()).isEqualTo("recommended");

        Outcome outcome = gan4j("train", "recommended", "--data", file.toString(), "--iterations", "5", "--out",
                folder.resolve("other").toString());
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.err().lines()).containsExactly(
                "gan4j: " + file + ": column length, 1 of 2 that hold numbers, besides 1 with codes such as 00"
                        + " (--column chooses another); 90 rows for training, 10 for judging; first row taken as names (--no-header: it is data)",
                "gan4j: column 1 'zip' is skipped: its cells begin with a zero, as codes do and numbers do not; name it"
                        + " to read them as numbers");
    }

    @Test
    void whatTheFirstRowWasTakenForIsSaidWhereNobodyToldIt() {
        String file = write("years.csv", "2019\n" + rows(60, i -> i + "")).toString();
        String named = write("named.csv", "x,y\n" + rows(60, i -> i + "," + i % 7)).toString();
        String data = "; first row taken as data (--header: it holds names)";
        String names = "; first row taken as names (--no-header: it is data)";

        assertThat(train("--data", file).err()).contains(data);
        assertThat(gan4j("evaluate", file, file).err().lines())
                .hasSize(2).containsOnly("gan4j: " + file + ": column 1, the only one with numbers; 61 rows" + data);
        assertThat(gan4j("evaluate", file, file, "--column", "1").err()).contains(data);
        assertThat(gan4j("evaluate", named, named).err().lines()).hasSize(2).containsOnly("gan4j: " + named
                + ": column x, 1 of 2 that hold numbers (--column chooses another); 60 rows" + names);
        assertThat(gan4j("evaluate", named, named, "--column", "2").err()).contains(names);
        for (String[] told : new String[][]{{"--column", "1", "--header"}, {"--column", "1", "--no-header"},
                {"--column", "2019", "--header"}}) {
            assertThat(gan4j("evaluate", file, file, told[0], told[1], told[2]).err()).as(told[2]).isEmpty();
        }
        assertThat(gan4j("evaluate", named, named, "--column", "y").err()).isEmpty();
        assertThat(gan4j("evaluate", named, named, "--columns", "y,x").err()).isEmpty();
    }

    @Test
    void numbersWithDecimalCommasAreNotTakenForTwoColumnsInSilence() {
        String file = write("commas.csv", rows(60, i -> i % 9 + "," + (i % 3 == 0 ? "0" : "") + (57 + i))).toString();
        String columns = file
                + ": column 1, the only one with numbers, besides 1 with codes such as 057 (--column chooses"
                + " another); ";

        Outcome trained = train("recommended", "--data", file);
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.err()).contains(columns, "gan4j: warning: each row is two integers with a comma between");
        assertThat(gan4j("evaluate", file, file).err()).contains(columns, file + ": warning: each row is two integers");
        for (String told : List.of("--separator=,", "--header")) {
            assertThat(gan4j("evaluate", file, file, told).err()).as(told).doesNotContain("warning");
        }
    }

    @Test
    void aWarningOfDataIsSaidToWhoWantsNothingElse() {
        String file = write("commas.csv", rows(60, i -> i % 9 + "," + i)).toString();

        assertThat(train("recommended", "--data", file, "--quiet").err().lines()).singleElement().asString()
                .startsWith("gan4j: warning: each row is two integers");
    }

    @Test
    void quietSaysNothingOfTheData() {
        Path file = write("a.csv", "length,width\n" + rows(100, i -> i + "," + i % 7));

        assertThat(train("tutorial", "--data", file.toString(), "--quiet").err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"normal(0,2) | recommended", "ring8 | ring8", "grid25 | grid25",
            "ring(5,1,0.1) | ring8", "moons | recommended", "product(normal(0,1),normal(0,1)) | recommended"})
    void theRecipeGoesWithTheData(String data, String preset) {
        Experiment expected = Experiment.preset(preset);
        Outcome outcome = gan4j("explain", "--data", data);

        assertThat(outcome.out()).startsWith(preset + ", seed 1: ");
        assertThat(outcome.out().lines().findFirst().orElse(""))
                .contains(expected.iterations() / 1000 + ",000 iterations");
        assertThat(gan4j("explain", "tutorial", "--data", data).out()).startsWith("tutorial, seed 1: ");
        assertThat(gan4j("explain").out()).startsWith("tutorial, seed 1: normal(-1,1)");
    }

    @Test
    void theBlanksOfASingleColumnAreLearnt() throws IOException {
        Path file = write("visits.csv", "visits\n" + rows(400, i -> i % 5 == 2 ? "" : Integer.toString(i * 7 % 31)));
        Outcome trained = gan4j("train", file.toString(), "--out", folder.resolve("run").toString(), "--set",
                "likelihood.epochs=3", "--set", "game.iterations=0");
        assertThat(trained.code()).as(trained.err()).isZero();
        assertThat(trained.err()).contains("400 rows of 1 column, all learnt");
        Path samples = folder.resolve("samples.csv");
        assertThat(gan4j("sample", folder.resolve("run").toString(), "-n", "300", "-o", samples.toString()).code())
                .isZero();
        List<String> cells = Files.readAllLines(samples).stream().skip(1).toList();
        assertThat(cells).hasSize(300).allMatch(cell -> cell.matches("\"\"|\\d|[12]\\d|30"));
        assertThat(cells.stream().filter("\"\""::equals).count()).isBetween(20L, 120L);
    }

    @Test
    void rowsWithMissingCellsAreLeftOutWhereThatIsToldAndTheRunCanBeRepeated() throws IOException {
        Path file = write("m.csv",
                "x,kind\n" + rows(200, i -> (i % 8 == 1 ? "NA" : i) + "," + (i % 10 == 3 ? "" : i % 3)));
        String name = file.toString();
        assertRefused(train("recommended", "--data", name), name + ", line 3, column 1 'x'",
                "25 missing in 25 of 200 rows",
                "--missing drop");
        assertRefused(train("recommended", "--data", name, "--missing", "fill"),
                "--missing must be drop or refuse but was \"fill\"");

        Outcome dropped = train("recommended", "--data", name, "--missing", "drop");
        assertThat(dropped.code()).as(dropped.err()).isZero();
        assertThat(dropped.err()).contains("157 rows for training, 18 for judging, 25 dropped for missing cells");
        Path yaml = folder.resolve("run/experiment.yaml");
        assertThat(Experiment.read(yaml).data()).isInstanceOfSatisfying(DataSpec.Csv.class,
                data -> assertThat(data.missing()).isEqualTo(Missing.DROP));
        Path again = folder.resolve("again");
        assertThat(gan4j("train", yaml.toString(), "--out", again.toString(), "--quiet").code()).isZero();
        assertThat(again.resolve("history.csv")).hasSameBinaryContentAs(folder.resolve("run/history.csv"));

        Outcome labelled = gan4j("train", "--data", name, "--columns", "x", "--label", "kind", "--missing", "drop",
                "--iterations", "5", "--out", folder.resolve("labelled").toString());
        assertThat(labelled.code()).as(labelled.err()).isZero();
        assertThat(labelled.err()).contains("column x", "with 3 classes of kind", "40 dropped for missing cells");
        Outcome judged = gan4j("evaluate", name, name, "--column", "x", "--missing", "drop");
        assertThat(judged.code()).isZero();
        assertThat(judged.err().lines()).hasSize(2).containsOnly(
                "gan4j: " + name + ": column x, 1 of 2 that hold numbers (--column chooses another); 175 rows, 25"
                        + " dropped for missing cells");
    }

    @Test
    void severalColumnsAreJudgedTogetherOrRefused() {
        String real = write("real.csv", "a,b\n" + rows(100, i -> i % 13 + "," + i % 7)).toString();
        String other = write("other.csv", "p,q,r\n" + rows(80, i -> i % 13 + "," + i % 7 + "," + i)).toString();

        Outcome judged = gan4j("evaluate", real, other, "--columns", "a,b", "--synthetic-columns", "p,q", "--json");
        assertThat(judged.code()).as(judged.err()).isZero();
        assertThat(judged.out()).contains("\"generated\":50,", "\"slicedWasserstein1\":{\"value\":", "\"columns\":[{",
                "\"verdict\"");
        Outcome off = gan4j("evaluate", real, other, "--columns", "a,b", "--synthetic-columns", "r,q");
        assertThat(off.out()).contains("AUC of trees", "Off: ", "half of the real rows");
        assertRefused(gan4j("evaluate", real, real, "--columns", "nosuch"), "no column 'nosuch'");
        assertRefused(gan4j("evaluate", real, other, "--columns", "a,b"), "other.csv", "no column 'a'");
        assertRefused(gan4j("evaluate", real, other, "--columns", "a,b", "--synthetic-column", "p"),
                "--synthetic-columns");
        assertRefused(gan4j("evaluate", real, other, "--synthetic-columns", "p"),
                "--synthetic-columns needs --columns");
        assertRefused(gan4j("evaluate", real, other, "--columns", "a,b", "--synthetic-columns", "p"),
                "as many columns");
        assertRefused(gan4j("evaluate", real, other, "--columns", "a,b", "--column", "a"), "--column and --columns");
        assertThat(gan4j("evaluate", real, real, "--columns", "numeric").err()).contains("columns a, b");
        assertThat(gan4j("evaluate", real, real, "--columns", "b,a", "--synthetic-columns", "numeric").err())
                .contains("columns a, b");
        assertRefused(gan4j("evaluate", real, other, "--columns", "numeric", "--synthetic-columns", "numeric"),
                "as many columns as --columns, 2, but are 3: p, q, r");
    }

    @Test
    void aLabelIsAColumnWhateverItsNameIs() {
        for (String label : List.of("none", "null", "a: b", "it's", "two\nlines", "01")) {
            Path file = write("l.csv",
                    "x,\"" + label + "\"\n" + rows(60, i -> i + "," + (i % 2 == 0 ? "yes" : "null")));
            Outcome outcome = gan4j("explain", "--data", file.toString(), "--columns", "x", "--label", label);
            assertThat(outcome.code()).as("%s: %s", label, outcome.err()).isZero();
            assertThat(outcome.out()).contains(", by " + label.lines().findFirst().orElse(""));
        }
    }
}
