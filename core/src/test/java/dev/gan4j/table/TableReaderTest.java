package dev.gan4j.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"faithful.csv", "penguins.csv"})
    void theExamplesAreWrittenByteByByteAsTheyWere(String file) throws IOException {
        Table table = TableReader.read(Tables.EXAMPLES.resolve(file), TableReader.Options.NONE);
        assertThat(Tables.write(table)).isEqualTo(Files.readString(Tables.EXAMPLES.resolve(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"adult.csv", "taxis.csv"})
    void tablesOfMixedColumnsAreWrittenByteByByteAsTheyWere(String file) throws IOException {
        Path path = Path.of("src/test/resources/dev/gan4j/table").resolve(file);
        Table table = TableReader.read(path, TableReader.Options.NONE);
        assertThat(Tables.write(table)).isEqualTo(Files.readString(path));
        assertThat(SchemaYaml.parse(SchemaYaml.write(table), "schema.yaml").whole()).isEqualTo(table.schema());
        assertThat(table.schema().dependencies().stream().map(one -> one.from() + " " + one.column()).toList())
                .isEqualTo(file.equals("adult.csv")
                        ? List.of("education education-num")
                        : List.of("pickup_zone pickup_borough", "dropoff_zone dropoff_borough"));
    }

    @Test
    void numbersWithExponentsAreWrittenPlainly() {
        Table table = TableReader.read(Tables.EXAMPLES.resolve("banknote.csv"), TableReader.Options.NONE);
        Table again = Tables.read(Tables.write(table));
        assertThat(again.data()).isEqualTo(table.data());
        assertThat(again.schema()).isEqualTo(table.schema());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "a,b\r\n1,x\r\n2,\"y, z\"\r\n5,x\r\n",
            "\uFEFFa;b\n1;x\n2;\"y;z\"\n5;x\n",
            "\"Gr\u00F6\u00DFe, cm\",b\n1.5,x\n2.5,y\n2.5,x\n",
            "a\tb\n1.5\tx, y\n2.5\tz\n2.5\tz\n",
            "\"a\",\"b\"\n\"1\",\"x\"\n\"2\",\"y\"\n\"5\",\"\"\n",
            "\"a\",\"b\"\n1,\"x\"\n2,\"y\"\nNA,\"x\"\n",
            "a, b, c\n1, x, u\n2, y, v\n5, x, u\n",
            "x\n1\n\"\"\n3\n4\n",
            "a,a.1,\n1,x,u\n2,y,v\n2,y,v\n",
            "1,x\n2,y\n5,x\n",
            "a,b\n1,\"two\nlines\"\n2,\"say \"\"yes\"\"\"\n5,\"two\nlines\"\n"})
    void theFileIsWrittenInItsOwnForm(String csv) {
        assertThat(Tables.write(Tables.read(csv))).isEqualTo(csv);
    }

    @Test
    void whatIsWrittenIsReadAsItWas() {
        String csv = "id,born,amount,done,size,note\n" + IntStream.range(0, 60)
                .mapToObj(row -> String.format(Locale.ROOT,
                        "K-%04d,%s,%s,%s,%s,%s", row, row % 7 == 0 ? "" : LocalDate.of(1990, 1, 1).plusDays(row * 31L),
                        row % 5 == 0 ? "NA" : row % 3 == 0 ? "0.00" : row + ".50", row % 2 == 0 ? "True" : "False",
                        List.of("small", "medium", "large").get(row % 3), "note " + "!".repeat(row)))
                .collect(Collectors.joining("\n")) + "\n";
        Table table = Tables.read(csv);
        assertThat(IntStream.range(0, 6).mapToObj(column -> Tables.kind(table, column)).toList()).containsExactly(
                ColumnKind.IDENTIFIER, ColumnKind.DATE, ColumnKind.REAL, ColumnKind.BOOLEAN, ColumnKind.ORDERED,
                ColumnKind.TEXT);
        String written = Tables.write(table);
        Table again = Tables.read(written);
        assertThat(written)
                .startsWith("id,born,amount,done,size\nK-0060,,NA,True,small\nK-0061,1990-02-01,1.50,False,medium\n");
        for (int column = 1; column < 5; column++) {
            assertThat(bits(again.data().column(column))).isEqualTo(bits(table.data().column(column)));
        }
    }

    private static List<Long> bits(double[] values) {
        return Arrays.stream(values).mapToObj(Double::doubleToRawLongBits).toList();
    }

    @Test
    void blanksAreNumbersThatTellWhichTheyAre() {
        Table table = Tables.read("x,y\n1,2\n,2\nNA,3\n");
        assertThat(bits(table.data().column(0))).isEqualTo(bits(new double[]{1, Blank.of(0), Blank.of(1)}));
    }

    @Test
    void gzippedFilesAreRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write("x\n1\n2\n5\n".getBytes(UTF_8));
        }
        Table table = TableReader.read(new ByteArrayInputStream(out.toByteArray()), "x.csv.gz",
                TableReader.Options.NONE);
        assertThat(table.data().column(0)).containsExactly(1, 2, 5);
    }

    private static void assertRefused(String csv, String... words) {
        assertThatThrownBy(() -> Tables.read(csv)).isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("people.csv").satisfies(e -> assertThat(e.getMessage()).contains(words));
    }

    @Test
    void filesThatAreNoTablesAreRefused() {
        assertRefused("a,a\n1,2\n", "line 1: columns 1 and 2 have the same name 'a'");
        assertRefused("a,b\n1,2\n3\n", "line 3: has 1 cell but the first row has 2");
        assertRefused("a,b\n1,2\n\n3,4\n", "line 3: is an empty line");
        assertRefused("a,b\n", "has no rows below its header");
        assertRefused("", "is empty");
        assertRefused("a,b\n1,\"x\n", "line 2, cell 2: opens a quote that is never closed");
    }

    @Test
    void oneRowAndOneColumnAreATable() {
        Table table = Tables.read("a,b\n1,x\n");
        assertThat(table.data().rows()).isEqualTo(1);
        assertThat(Tables.write(table)).isEqualTo("a,b\n1,x\n");
        assertThat(Tables.write(Tables.read("a\nx\n"))).isEqualTo("a\nx\n");
    }

    @Test
    void aCellOfAMillionCharactersIsRead() {
        String csv = "a,b\n1," + "x".repeat(1_000_000) + "\n2,y\n2,y\n";
        assertThat(Tables.write(Tables.read(csv))).isEqualTo(csv);
    }

    @Test
    void fiveHundredColumnsAreRead() {
        String csv = IntStream.range(0, 500).mapToObj(i -> "c" + i).collect(Collectors.joining(",")) + "\n"
                + IntStream.range(0, 300).mapToObj(row -> IntStream.range(0, 500)
                        .mapToObj(i -> Integer.toString((row * 31 + i * i) % (5 + i % 90) + 2))
                        .collect(Collectors.joining(","))).collect(Collectors.joining("\n"))
                + "\n";
        assertThat(Tables.write(Tables.read(csv))).isEqualTo(csv);
    }

    @Test
    void aSchemaSaysHowTheFileIsWritten() {
        Table table = Tables.told("x;y\n1,5;a\n2,5;b\n", "format: {separator: \";\", header: []}");
        assertThat(table.schema().columns().keys()).containsExactly("1", "2");
        assertThat(Tables.write(table)).isEqualTo("x;y\n1,5;a\n2,5;b\n");
    }

    @Test
    void aSchemaIsKeptTo() {
        Table table = Tables.told("zip,size\n01234,b\n4567,a\n01234,c\n",
                "columns: {zip: {kind: integer}, size: {kind: ordered, values: [c, a, b]}}");
        assertThat(table.data().column("zip")).containsExactly(1234, 4567, 1234);
        assertThat(table.data().column("size")).containsExactly(2, 1, 0);
        assertThat(Tables.told("d\n03/04/2021\n05/06/2021\n", "columns: {d: {kind: date, format: dd/MM/yyyy}}").data()
                .column("d")[0]).isEqualTo((double) LocalDate.of(2021, 4, 3).toEpochDay());
        Column column = Tables.first(Tables.told("n\nx1\ny22\n", "columns: {n: {kind: text, fake: name}}"));
        assertThat(column).isEqualTo(new Column.Text("n", "n", "name"));
    }

    private static void assertToldRefused(String csv, String yaml, String message) {
        assertThatThrownBy(() -> Tables.told(csv, yaml)).isInstanceOf(InvalidInputException.class).hasMessage(message);
    }

    @Test
    void aCellThatASchemaDoesNotAllowIsNamed() {
        assertToldRefused("a,b\n1,x\nabc,y\n", "columns: {a: {kind: integer}}",
                "people.csv, line 3, column 'a': 'abc' does not"
                        + " fit: schema.yaml says integer, so list the text in blanks, or choose another kind or format");
        assertToldRefused("a,b\n1,x\n2.5,y\n", "columns: {a: {kind: integer}}",
                "people.csv, line 3, column 'a': '2.5' does not"
                        + " fit: schema.yaml says integer, so list the text in blanks, or choose another kind or format");
        assertToldRefused("a,b\n1,x\n2,z\n", "columns: {b: {kind: category, values: [x, y]}}",
                "people.csv, line 3, column 'b': 'z' is none of the values that schema.yaml lists");
        assertToldRefused("a,b\n1,x\n2,z\n", "columns: {c: {kind: category}}",
                "schema.yaml: there is no column 'c' in people.csv; there is: a, b");
        assertToldRefused("a,b\n1,x\n2,z\n", "columns: {b: {kind: date}}",
                "people.csv, column 'b': has no common format of a date in cells such as 'x', but schema.yaml says date; give it"
                        + " in format");
    }

    @Test
    void anotherFileOfTheSameColumnsMayHaveMore() {
        Table real = Tables.read("size,age\nS,1\nL,2\nS,NA\n");
        Table other = Tables.read("age,size\n7,XL\n?,S\nold,L\n", TableReader.Options.like(real.schema()));
        assertThat(other.data().column("size")).containsExactly(2, 0, 1);
        assertThat(other.schema().columns().columns().get(0)).isEqualTo(new Column.Categorical("size", "size",
                List.of("S", "L", "XL"), true));
        assertThat(other.schema().columns().columns().get(1).blanks()).containsExactly("NA", "?", "old");
        assertThat(bits(other.data().column("age"))).isEqualTo(bits(new double[]{7, Blank.of(1), Blank.of(2)}));
    }

    @Test
    void anotherFileMayDoWithoutWhatIsNotLearnt() {
        StringBuilder csv = new StringBuilder("key,note,size\n");
        for (int row = 0; row < 20; row++) {
            csv.append("K-").append(100 + row).append(",free text ").append("!".repeat(row)).append(",")
                    .append(row % 2 == 0 ? "S" : "L").append('\n');
        }
        Table real = Tables.read(csv.toString());
        assertThat(real.schema().columns().columns().stream().map(Object::getClass).map(Class::getSimpleName))
                .containsExactly("Identifier", "Text", "Categorical");
        Table other = Tables.read("size\nL\nS\nL\n", TableReader.Options.like(real.schema()));
        assertThat(other.schema().columns()).isEqualTo(real.schema().columns());
        assertThat(other.data().column("size")).containsExactly(1, 0, 1);
        assertThat(other.data().column("note")).containsOnly(Double.NaN);
        assertThatThrownBy(() -> Tables.read("key,note\nK,x\nL,y\n", TableReader.Options.like(real.schema())))
                .isInstanceOf(InvalidInputException.class).hasMessageContaining("there is no column 'size'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "UTF-16LE", "UTF-16BE", "UTF-8"})
    void theEncodingOfAFileIsKept(String name) throws IOException {
        Charset charset = Charset.forName(name);
        String mark = name.startsWith("UTF-16") ? "\uFEFF" : "";
        byte[] bytes = (mark + "Gr\u00F6\u00DFe;Stadt\r\n1,5;K\u00F6ln\r\n2,5;\"a;\u20AC\"\r\n1,5;K\u00F6ln\r\n")
                .getBytes(charset);
        Table table = TableReader.read(new ByteArrayInputStream(bytes), "people.csv", TableReader.Options.NONE);
        assertThat(table.data().column("Gr\u00F6\u00DFe")).containsExactly(1.5, 2.5, 1.5);
        assertThat(table.schema().format().encoding().charset()).isEqualTo(charset);
        assertThat(table.notes().contains("is not UTF-8 text, and is read as Windows-1252"))
                .isEqualTo(name.startsWith("windows"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TableWriter(table.schema(), 7).write(table.data(), out);
        assertThat(out.toByteArray()).isEqualTo(bytes);
        assertThat(SchemaYaml.parse(SchemaYaml.write(table), "schema.yaml").whole()).isEqualTo(table.schema());
        Path file = Files.write(Files.createTempDirectory("encoding").resolve("people.csv"), bytes);
        ByteArrayOutputStream filled = new ByteArrayOutputStream();
        BlankFiller.write(file, TableReader.Options.NONE, table.schema(), table.data().select(new int[]{1, 1, 1}),
                (row, column) -> row == 0 && column == 1, filled);
        assertThat(filled.toString(charset))
                .isEqualTo(new String(bytes, charset).replaceFirst("K\u00F6ln", "\"a;\u20AC\""));
        Files.delete(file);
        Files.delete(file.getParent());
    }

    @Test
    void aCharacterThatTheEncodingDoesNotHaveIsRefused() {
        Table table = Tables.told("a,b\n1,\u0142\n2,x\n3,x\n",
                "format: {header: [a, b], encoding: windows-1252}");
        assertThatThrownBy(() -> Tables.write(table)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cannot be written in windows-1252");
        assertThatThrownBy(() -> Tables.told("a\n1\n", "format: {header: [a], encoding: latin}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("format.encoding must be one of UTF-8, ");
    }

    @Test
    void rowsOfMemoryMustFitTheirNames() {
        assertThatThrownBy(() -> TableReader.ofRows(List.of("a", "b"), List.of(List.of("1")), TableReader.Options.NONE))
                .hasMessage("row 1 must have a cell for each of the 2 names but has 1");
        assertThatThrownBy(
                () -> TableReader.ofRows(List.of("a", "a"), List.of(List.of("1", "2")), TableReader.Options.NONE))
                .hasMessage("each column must have a name of its own but one was 'a'");
    }
}
