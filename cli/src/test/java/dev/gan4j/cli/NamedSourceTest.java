package dev.gan4j.cli;

import static dev.gan4j.cli.InProcess.assertRefused;
import static dev.gan4j.cli.InProcess.gan4j;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first word behind {@code train} may be, and what is said of a word that is nothing. */
class NamedSourceTest {

    @TempDir
    private Path folder = Path.of("");
    private String data = "";

    @BeforeEach
    void writeData() throws IOException {
        StringBuilder rows = new StringBuilder("length,width\n");
        for (int i = 0; i < 200; i++) {
            rows.append(Math.sin(i)).append(',').append(Math.cos(i)).append('\n');
        }
        data = Files.writeString(folder.resolve("my data.csv"), rows).toString();
    }

    /** The line of {@code explain} that says what would be trained. */
    private static String trained(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "explain";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        InProcess.Outcome outcome = gan4j(all);
        assertThat(outcome.err()).isEmpty();
        return outcome.out().lines().findFirst().orElseThrow();
    }

    @Test
    void aFileOfDataIsTrainedOn() {
        assertThat(trained(data)).isEqualTo(trained("--data", data)).startsWith("recommended,").contains("my data.csv");
        assertThat(trained(data, "--column", "width")).contains("column width");
        assertThat(trained(data, "--preset", "tutorial")).isEqualTo(trained("tutorial", "--data", data));
    }

    @ParameterizedTest
    @ValueSource(strings = {"moons", "normal(0,2)", "ring(5,1,0.1)"})
    void aDistributionIsTrainedOn(String distribution) {
        assertThat(trained(distribution)).isEqualTo(trained("--data", distribution));
    }

    @Test
    void aPresetIsNamedByTheWordOrTheOption() {
        assertThat(trained("--preset", "ring8")).isEqualTo(trained("ring8")).startsWith("ring8,");
        assertThat(trained("ring8", "--preset", "ring8")).isEqualTo(trained("ring8"));
    }

    @Test
    void anExperimentIsAFileOfYaml() throws IOException {
        String file = Files.writeString(folder.resolve("mine.yaml"), "batch: 7").toString();
        assertThat(trained(file)).contains("batch 7");
        assertRefused(gan4j("train", file, "--preset", "tutorial"), "--preset tutorial and " + file,
                "give one of them");
        assertRefused(gan4j("train", "--data", file), "--data must name data", "is an experiment");
    }

    @Test
    void whatIsNamedTwiceIsRefused() {
        assertRefused(gan4j("train", data, "--data", "moons"), data + " and --data moons both name data");
        assertRefused(gan4j("train", "tutorial", "--preset", "recommended"), "both name what to train");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"recomended | neither a preset nor a file; did you mean \"recommended\"?",
            "nothing | neither a preset nor a file", "none.csv | no such file", "no/such/file | no such file",
            "nromal(0,1) | did you mean \"normal\"?"})
    void aWordThatIsNothingIsRefused(String word, String words) {
        assertRefused(gan4j("train", word), words.split("; "));
    }

    @Test
    void theNearestFileIsProposed() {
        assertRefused(gan4j("train", folder.resolve("my dta.csv").toString()), "my dta.csv: no such file; did you mean",
                "my data.csv");
    }

    @Test
    void aRunAndItsModelAreNoData() {
        String run = folder.resolve("run").toString();
        assertThat(gan4j("train", "--iterations", "5", "--quiet", "-o", run).code()).isZero();
        assertRefused(gan4j("train", run), "is a run, which is no data", "gan4j train --resume " + ShellWord.of(run));
        assertRefused(gan4j("train", run + "/model.gan"), "is a trained model",
                "gan4j sample " + ShellWord.of(run + "/model.gan"));
    }

    @Test
    void aSweepOverDataIsToldHow() {
        assertRefused(gan4j("sweep", data), "recommended --set 'data={file: " + data + "}'");
        assertRefused(gan4j("compare", "moons"), "recommended --set data=moons");
    }

    @ParameterizedTest
    @CsvSource({"learningRate, optimiser.learningRate", "optimizer.learningRate, optimiser.learningRate",
            "hiden, generator.hidden"})
    void aFieldWithoutItsPathIsFound(String written, String path) {
        assertRefused(gan4j("explain", written), "did you mean", '"' + path + '"');
    }

    @Test
    void unknownOptionsAndCommandsGetTheNearest() {
        assertRefused(gan4j("train", "--iteratons", "3"), "did you mean \"--iterations\"?");
        assertRefused(gan4j("train", data, "--no-heder"), "did you mean \"--no-header\"?");
        assertRefused(gan4j("lab", "--prot=1"), "did you mean \"--port\"?");
        assertRefused(gan4j("smaple"), "there is no command \"smaple\"; did you mean \"sample\"?");
        assertRefused(gan4j("train", "recommended", data), data + "\" is one word too many; to name data besides, use"
                + " --data");
        assertRefused(gan4j("train", data, "--column", "lenght"), "no column 'lenght'", "did you mean \"length\"?");
        assertRefused(gan4j("train", "--set", "learningRate=1"), "did you mean \"optimiser.learningRate\"?");
    }

    @Test
    void wordsForAShellAreQuotedWhereTheyMustBe() {
        assertThat(ShellWord.of("runs/a-1.csv")).isEqualTo("runs/a-1.csv");
        assertThat(ShellWord.of("batch=5")).isEqualTo("batch=5");
        assertThat(ShellWord.of("=ls")).isEqualTo("'=ls'");
        assertThat(ShellWord.of("it's")).isEqualTo("'it'\\''s'");
        assertThat(ShellWord.of("")).isEqualTo("''");
        for (String special : new String[]{"a b", "a?b", "a*", "[1]", "{a,b}", "(x)", "$x", "`x`", "!x", "~", "#x"}) {
            assertThat(ShellWord.of(special)).isEqualTo("'" + special + "'");
        }
    }
    @Test
    void wordsForTheCommandPromptAreInDoubleQuotes() {
        assertThat(ShellWord.onWindows("runs\\a-1")).isEqualTo("runs\\a-1");
        assertThat(ShellWord.onWindows("C:\\my runs\\a")).isEqualTo("\"C:\\my runs\\a\"");
        assertThat(ShellWord.onWindows("a&b")).isEqualTo("\"a&b\"");
        assertThat(ShellWord.onWindows("")).isEqualTo("\"\"");
    }
}
