package dev.gan4j.cli;

import static dev.gan4j.cli.InProcess.assertRefused;
import static dev.gan4j.cli.InProcess.gan4j;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.cli.InProcess.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCommandTest {

    @TempDir
    private Path folder;
    private String table = "";

    @BeforeEach
    void writeTable() throws IOException {
        table = file("people.csv", "zip,age,born\n01234,3,31 May 2021\n01234,,1 June 2021\n99999,5,2 May 2021\n");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void theSchemaIsPrintedWithItsReasons() {
        Outcome outcome = gan4j("schema", table);
        assertThat(outcome.code()).isEqualTo(ExitCode.OK);
        assertThat(outcome.out()).contains(
                "  zip:\n    kind: category  # 2 different texts; '01234' begins with a zero, as codes do",
                "    kind: date  # 2 May 2021 to 1 June 2021\n    format: d MMMM yyyy\n", "    blanks: [\"\"]\n");
        assertThat(outcome.err()).isEqualToNormalizingNewlines("gan4j: " + table + ": 3 rows of 3 columns\n");
    }

    @Test
    void aFileIsWrittenThatIsTakenBack() throws IOException {
        Path schema = folder.resolve("schema.yaml");
        assertThat(gan4j("schema", table, "-o", schema.toString()).out()).isEmpty();
        Outcome again = gan4j("schema", table, "--schema", schema.toString());
        assertThat(again.code()).isEqualTo(ExitCode.OK);
        assertThat(again.out().replaceAll("  # .*", "")).isEqualTo(Files.readString(schema).replaceAll("  # .*", ""));
    }

    @Test
    void anEditedSchemaIsCompletedAndChecked() throws IOException {
        String schema = file("edited.yaml", "columns:\n  zip: {kind: integer}\nrules: [age > 3]\n");
        Outcome outcome = gan4j("schema", table, "--schema", schema);
        assertThat(outcome.out()).contains("  zip:\n    kind: integer  # as the schema says\n", "  - \"age > 3\"\n");
        assertThat(outcome.err()).contains("the rule age > 3 is broken by 1 of the 3 rows of " + table);
    }

    @Test
    void theTextsForNoValueCanBeSet() {
        assertThat(gan4j("schema", table, "--blanks", "01234,").out()).contains("blanks: [\"01234\", \"\"]\n",
                "  zip:\n    kind: integer  # 99999 to 99999, 1 different; 66.7 % blank ('01234')\n    blanks: [\"01234\"]\n");
    }

    @Test
    void theLayoutCanBeSet() {
        assertThat(gan4j("schema", table, "--no-header").out()).contains("header: []", "\"1\":\n    kind: category");
        assertThat(gan4j("schema", table, "--separator", ";").out()).contains("\"zip,age,born\":\n");
    }

    @Test
    void whatIsWrongIsNamed() throws IOException {
        String schema = file("wrong.yaml", "columns:\n  age: {kind: date}\n");
        assertRefused(gan4j("schema", table, "--schema", schema),
                table + ", column 'age': has no common format of a date");
        assertRefused(gan4j("schema", folder.resolve("none.csv").toString()), "none.csv: no such file");
        assertRefused(gan4j("schema", table, "-o", table), "-o must not name a file that is read");
        assertRefused(gan4j("schema", table, "--separator", "ab"), "--separator must be one character");
        assertRefused(gan4j("schema", table, "--schema", table), "people.csv, line 1");
    }
}
