package dev.gan4j.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is replaced is replaced, and every other character stays. */
class BlankFillerTest {

    @TempDir
    private Path folder;

    /** Replaces the cells of one column in each second row by those of the first row. */
    private String filled(String text, String column, TableReader.Options options) throws IOException {
        Path file = Files.writeString(folder.resolve("holes.csv"), text);
        Table table = TableReader.read(file, options);
        int at = table.schema().columns().keys().indexOf(column);
        int[] first = new int[table.data().rows()];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BlankFiller.write(file, options, table.schema(), table.data().select(first),
                (row, place) -> place == at && row % 2 == 1, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void cellsAreReplacedBetweenAnyEndsOfLines(String end) throws IOException {
        String text = "a,b\n7,x\n,y\n3,z\n,x\n5,y".replace("\n", end);
        assertThat(filled(text, "a", TableReader.Options.NONE))
                .isEqualTo("a,b\n7,x\n7,y\n3,z\n7,x\n5,y".replace("\n", end));
        assertThat(filled(text + end, "b", TableReader.Options.NONE))
                .isEqualTo("a,b\n7,x\n,x\n3,z\n,x\n5,y\n".replace("\n", end));
    }

    @Test
    void quotesSeparatorsMarksAndLinesWithinCellsStay() throws IOException {
        String text = "\uFEFF\"a \"\"x\"\"\";b;note\n1,5;\"k;l\";\"two\nlines\"\n;\"m\";\"\"\n2,5;\"k;l\";\"c\r\nd\"\n;\"m\";e\n";
        assertThat(filled(text, "b", TableReader.Options.NONE)).isEqualTo(
                "\uFEFF\"a \"\"x\"\"\";b;note\n1,5;\"k;l\";\"two\nlines\"\n;\"k;l\";\"\"\n2,5;\"k;l\";\"c\r\nd\"\n;\"k;l\";e\n");
        assertThat(filled(text, "a \"x\"", TableReader.Options.NONE)).isEqualTo(
                "\uFEFF\"a \"\"x\"\"\";b;note\n1,5;\"k;l\";\"two\nlines\"\n1,5;\"m\";\"\"\n2,5;\"k;l\";\"c\r\nd\"\n1,5;\"m\";e\n");
    }

    @Test
    void aSpaceAfterEachSeparatorStays() throws IOException {
        assertThat(filled("a, b, c\n1, x, p\n2, , q\n3, y, r\n4, ?, s\n", "b", TableReader.Options.NONE))
                .isEqualTo("a, b, c\n1, x, p\n2, x, q\n3, y, r\n4, x, s\n");
    }

    @Test
    void aTableWithoutNamesHasNoneEvenWhereItsFirstRowLooksLikeNames() throws IOException {
        Path file = Files.writeString(folder.resolve("headless.csv"), "1,x\n2,y\n3,x\n4,y\n");
        TableSchema schema = TableReader.read(file, TableReader.Options.NONE).schema();
        assertThat(schema.format().header()).isEmpty();

        assertThat(filled(",x\n2,y\n3,x\n4,y\n", "1", TableReader.Options.like(schema))).isEqualTo(",x\n,y\n3,x\n,y\n");
    }
}
