package dev.gan4j.cli;

import static dev.gan4j.cli.InProcess.assertRefused;
import static dev.gan4j.cli.InProcess.gan4j;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where samples go, and the names above them. */
class SampleOutputTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path folder;

    private static String numbers = "";
    private static String points = "";

    @BeforeAll
    static void train() throws IOException {
        assertThat(gan4j("train", "--iterations", "20", "--quiet", "--out", folder.resolve("numbers").toString())
                .code()).isZero();
        StringBuilder rows = new StringBuilder("a,b,c\n");
        for (int i = 0; i < 100; i++) {
            rows.append(i % 7).append(',').append(i % 11).append(',').append(i % 13).append('\n');
        }
        Path file = Files.writeString(folder.resolve("rows.csv"), rows);
        assertThat(gan4j("train", "--data", file.toString(), "--columns", "numeric", "--iterations", "5", "--quiet",
                "--out", folder.resolve("points").toString()).code()).isZero();
        numbers = folder.resolve("numbers/model.gan").toString();
        points = folder.resolve("points/model.gan").toString();
    }

    @Test
    void aHyphenIsStandardOutput() {
        Processes.Outcome named = Processes.run(folder, Processes.gan4j("sample", numbers, "-n", "30", "-o", "-"));
        Processes.Outcome plain = Processes.run(folder, Processes.gan4j("sample", numbers, "-n", "30"));

        assertThat(named.code()).as(named.err()).isZero();
        assertThat(named.out()).isEqualTo(plain.out()).hasLineCount(30);
        assertThat(folder.resolve("-")).doesNotExist();
    }

    @Test
    void aHyphenIsNoFolder() {
        for (String[] arguments : new String[][]{{"train", "--out", "-"}, {"sweep", "--out", "-"},
                {"compare", "tutorial", "--b", "batch=3", "--out", "-"}, {"export", numbers, "--onnx", "-"}}) {
            assertRefused(gan4j(arguments), "must name a folder but was -, which stands for standard output");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,a,a", "a,b, a", "a,,c", ",,", "a,b,c\nd", "a,b,\u0007", "a,b,\u2028", "a,b,c\r"})
    void namesThatCouldNotBeReadAgainAreRefused(String header) {
        assertRefused(gan4j("sample", points, "-n", "3", "--header", header.equals("a,b,c\r") ? "a,b,c\rd" : header),
                "--header must ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "\u001b[31m", "\u0000"})
    void aNameOfOneColumnThatCouldNotBeReadAgainIsRefused(String header) {
        assertRefused(gan4j("sample", numbers, "-n", "3", "--header", header), "--header must ");
    }

    @Test
    void whateverNamesAreWrittenTheyAreReadAgain() throws IOException {
        Path file = folder.resolve("named.csv");
        assertThat(gan4j("sample", points, "-n", "50", "--header", "x \"y\", z ,\u00e4", "-o", file.toString()).code())
                .isZero();
        assertThat(Files.readAllLines(file)).hasSize(51).first().isEqualTo("\"x \"\"y\"\"\",z,\u00e4");
        assertThat(gan4j("evaluate", file.toString(), file.toString(), "--columns", "x \"y\",z").code()).isZero();
        assertThat(gan4j("sample", numbers, "-n", "50", "--header", "a, b", "-o", file.toString()).code()).isZero();
        assertThat(Files.readAllLines(file)).hasSize(51).first().isEqualTo("\"a, b\"");
        assertThat(gan4j("evaluate", file.toString(), file.toString(), "--column", "a, b").code()).isZero();
    }
}
