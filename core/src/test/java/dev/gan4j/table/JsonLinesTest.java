package dev.gan4j.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.TableRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of JSON lines. */
class JsonLinesTest {

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("t.jsonl"), text);
    }

    private TableTexts read(String text) throws IOException {
        return TableTexts.read(file(text));
    }

    @Test
    void cellsAreThoseOfTheObjectsWhateverTheOrderOfTheirNames() throws Exception {
        TableTexts texts = read("""
                \uFEFF{"a": 1, "b": "x"}

                {"b": null, "a": 2.50, "late": true}
                {"late": false, "b": "007", "a": 1e3}
                """);
        assertThat(texts.keys()).containsExactly("a", "b", "late");
        assertThat(texts.rows()).isEqualTo(3);
        assertThat(IntStream.range(0, 3).mapToObj(row -> texts.text(row, 0))).containsExactly("1", "2.50", "1000.0");
        assertThat(IntStream.range(0, 3).mapToObj(row -> texts.text(row, 1))).containsExactly("x", "", "007");
        assertThat(IntStream.range(0, 3).mapToObj(row -> texts.text(row, 2))).containsExactly("", "true", "false");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"[1]|line 2: must be a JSON object", "{\"a\": [1]}|line 2: column 'a' must be",
            "{\"a\": {\"b\": 1}}|an object", "{\"a\": 1} {\"a\": 2}|something follows it",
            "{\"a\": 1|line 2: is no JSON",
            "{\"a\": 1, \"a\": 2}|line 2: is no JSON", "{\"a\": 1e999}|a number that a double holds"})
    void whatIsNoRowIsRefusedWithItsLine(String line, String message) throws Exception {
        Path file = file("{\"a\": 0}\n" + line + "\n");
        assertThatThrownBy(() -> TableTexts.read(file)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("t.jsonl: line 2: ").hasMessageContaining(message);
    }

    @Test
    void aFileWithoutRowsOrColumnsIsRefused() throws Exception {
        Path empty = file("\n\n");
        assertThatThrownBy(() -> TableTexts.read(empty)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("t.jsonl: there must be at least one row");
        Path bare = file("{}\n");
        assertThatThrownBy(() -> TableTexts.read(bare)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("t.jsonl: there must be at least one column");
        Path latin = Files.write(folder.resolve("latin.jsonl"), "{\"a\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> TableTexts.read(latin)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must be UTF-8");
    }

    @Test
    void rowsAreWrittenAndReadAgainAlsoGzipped() throws Exception {
        TableRows rows = TableRows
                .ofMaps(IntStream.range(0, 40).mapToObj(i -> Map.<String, Object>of("n", i, "x", i / 4.0,
                        "word", "w\"" + i % 3, "yes", i % 2 == 0, "day", java.time.LocalDate.of(2024, 1, 1 + i % 28))));
        for (String name : List.of("rows.jsonl", "rows.ndjson.gz")) {
            Path file = folder.resolve(name);
            rows.write(file);
            assertThat(TableRows.read(file).toMaps()).isEqualTo(rows.toMaps());
        }
        assertThat(Files.readString(folder.resolve("rows.jsonl")).lines()).hasSize(40);
        assertThatThrownBy(() -> rows.write(folder.resolve("rows.jsonl.zst")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aDamagedGzipFileIsSaid() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write("{\"a\": 1}\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        }
        Path cut = Files.write(folder.resolve("t.jsonl.gz"),
                java.util.Arrays.copyOf(bytes.toByteArray(), bytes.size() - 4));
        assertThatThrownBy(() -> TableTexts.read(cut)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("is cut short (the gzip stream has no end)");
    }

    @Test
    void whatNothingHereReadsIsRefusedWithTheModuleThatDoes() throws Exception {
        Path parquet = Files.writeString(folder.resolve("t.parquet"), "PAR1");
        assertThatThrownBy(() -> TableRows.read(parquet)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("add the module gan4j-sources");
        Path packed = Files.write(folder.resolve("t.csv.zst"), new byte[]{0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0});
        assertThatThrownBy(() -> TableRows.read(packed)).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("compressed by zstd, which nothing here reads");
    }

    @Test
    void rowsOfStreamsAreThoseOfLists() {
        record Person(String name, int age) {}
        List<Person> people = List.of(new Person("a", 1), new Person("b", 2));
        assertThat(TableRows.ofRecords(people.stream()).toMaps()).isEqualTo(TableRows.ofRecords(people).toMaps());
        assertThatThrownBy(() -> TableRows.ofRecords(Stream.<Person>of())).isInstanceOf(InvalidInputException.class);
    }
}
