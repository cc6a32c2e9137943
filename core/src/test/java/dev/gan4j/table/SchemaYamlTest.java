package dev.gan4j.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaYamlTest {

    private static void assertRoundTrip(Table table) {
        String yaml = SchemaYaml.write(table);
        assertThat(SchemaYaml.parse(yaml, "schema.yaml").whole()).isEqualTo(table.schema());
        assertThat(SchemaYaml.write(SchemaYaml.parse(yaml, "schema.yaml").whole(), table.reasons())).isEqualTo(yaml);
    }

    @ParameterizedTest
    @ValueSource(strings = {"faithful.csv", "penguins.csv", "banknote.csv"})
    void schemasOfTheExamplesAreReadAsTheyWereWritten(String file) {
        assertRoundTrip(TableReader.read(Tables.EXAMPLES.resolve(file), TableReader.Options.NONE));
    }

    @Test
    void everyKindIsReadAsItWasWritten() {
        StringBuilder csv = new StringBuilder(
                "\uFEFF\"Gr\u00F6\u00DFe, cm\";yes;at;when;long;day;key;same;none;text;big;huge;size;"
                        + "\"\u2028: #\"\r\n");
        for (int row = 0; row < 40; row++) {
            csv.append(String.join(";", row % 3 == 0 ? "?" : "1.23" + row % 7 + ",50", row % 2 == 0 ? "yes" : "no",
                    String.format(Locale.ROOT, "%02d:%02d", row % 24, row),
                    "2021-05-" + (10 + row % 20) + "T10:00:" + (10 + row) + ".5+02:00",
                    "PT" + row + "M", (row % 28 + 1) + " May 2021", String.format(Locale.ROOT, "K%05d", row * 3),
                    "same", "",
                    "free text " + "!".repeat(row), row + 1 + "", Long.toString(Long.MAX_VALUE - row % 5),
                    List.of("small", "", "big", "a: b").get(row % 4),
                    row % 2 == 0 ? "# no comment" : "'x'")).append("\r\n");
        }
        Table table = Tables.read(csv.toString());
        assertRoundTrip(table);
        assertThat(SchemaYaml.write(table)).contains("\"Gr\u00F6\u00DFe, cm\":\n    kind: real  # ",
                "byteOrderMark: true", "lineEnd: crlf",
                "offset: \"+02:00\"", "kind: empty", "kind: text  # 40 different texts in 40 rows");
    }

    @Test
    void aColumnWhoseNameIsANumberKeepsItBesideBlanksInTheHeading() {
        Table table = Tables.read("a, 4,b\n1.5,5,x\n2.5,6,y\n3.5,7,x\n");
        assertThat(table.schema().columns().names()).containsExactly("a", "4", "b");
        assertRoundTrip(table);
    }

    @Test
    void rulesAndDependenciesAreReadAsTheyWereWritten() {
        Table table = Tables.read("a,b,c\n1,2,x\n3,1,y\n1,5,x\n");
        TableSchema schema = new TableSchema(table.schema().columns(), table.schema().blanks(),
                List.of(new Dependency("a", "c", Map.of("1", "x"))),
                List.of(new Rule.Condition("a >= b # or \"not\""), new Rule.Unique(List.of("a", "b")),
                        new Rule.OneHot(List.of("a")),
                        new Rule.Allowed(List.of("a", "c"), List.of(List.of("1", "x"), List.of("3", "y")))),
                table.schema().format());
        assertThat(SchemaYaml.parse(SchemaYaml.write(schema, List.of()), "schema.yaml").whole()).isEqualTo(schema);
    }

    @Test
    void aSchemaThatIsGivenBackGivesTheSameTable() {
        Table table = TableReader.read(Tables.EXAMPLES.resolve("penguins.csv"), TableReader.Options.NONE);
        Table told = TableReader.read(Tables.EXAMPLES.resolve("penguins.csv"),
                TableReader.Options.of(SchemaYaml.parse(SchemaYaml.write(table), "schema.yaml")));
        assertThat(told.schema()).isEqualTo(table.schema());
        assertThat(Tables.bits(told)).isEqualTo(Tables.bits(table));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "columns: {a: {kind: integr}} | line 1, column 21: columns.a.kind must be one of real, integer, boolean, category,"
                    + " ordered, date, dateTime, time, duration, identifier, constant, empty, text but was \"integr\"; did you mean"
                    + " \"integer\"?",
            "column: {} | line 1, column 9: unknown field \"column\"; allowed here: format, blanks, columns, dependencies, rules;"
                    + " did you mean \"columns\"?",
            "columns: {a: {kind: text, values: [x]}} | line 1, column 35: unknown field \"columns.a.values\"; allowed here: kind,"
                    + " fake",
            "columns: {a: {kind: date, format: dd-MM}} | line 1, column 35: format \"dd-MM\" cannot be read back: a date needs all"
                    + " of its parts, such as the year of a date",
            "columns: {a: {kind: real, decimals: x}} | line 1, column 37: columns.a.decimals must be a whole number from 0 to 18"
                    + " but was \"x\"",
            "columns: {a: {kind: identifier, pattern: \"K-{8}\"}} | line 1, column 42: the pattern \"K-{8}\" has the character '8'"
                    + " in a field, where 9, A, a, H, h, X, x and * may be",
            "blanks: none | line 1, column 9: blanks must be a list, such as [a, b]",
            "rules: [{unique: [a, a]}] | line 1, column 9: unique must have columns, each once, but had [a, a]",
            "rules: [{unique: [a], oneHot: [b]}] | line 1, column 9: a rule must be an expression, or have one of unique, oneHot"
                    + " and allowed",
            "dependencies: [{from: a}] | line 1, column 16: dependencies.column is missing",
            "format: {separator: ab, header: []} | line 1, column 9: format.separator must be one character, or tab, but was"
                    + " \"ab\"",
            "columns: {a: *x} | line 1, column 14: an anchor or an alias cannot be used here",
            "columns: {a: {kind: real, kind: text}} | line 1, column 27: field \"kind\" must stand once only",
            "[ | line 1, column 2: expected the node content, but found '<stream end>'"})
    void anErrorNamesTheLineAndTheField(String yaml, String message) {
        assertThatThrownBy(() -> SchemaYaml.parse(yaml, "schema.yaml")).isInstanceOf(InvalidInputException.class)
                .hasMessage("schema.yaml, " + message);
    }

    @Test
    void anIncompleteSchemaIsNoWholeOne() {
        assertThatThrownBy(() -> SchemaYaml.parse("columns: {a: {kind: real}}", "schema.yaml").whole())
                .hasMessage("schema.yaml: column 'a' is incomplete: what it leaves out can only be found in a table");
        assertThatThrownBy(() -> SchemaYaml.parse("", "schema.yaml"))
                .hasMessage("schema.yaml: a schema must be fields, such as columns:, but is empty");
    }

    @Test
    void everyFieldOfAColumnIsDocumentedForAKind() {
        assertThat(SchemaKey.values()).allMatch(key -> !key.meaning().isBlank() && !key.kinds().isEmpty());
        assertThat(SchemaKey.words(SchemaKey.Place.COLUMN, ColumnKind.TEXT)).containsExactly("kind", "fake");
    }
}
