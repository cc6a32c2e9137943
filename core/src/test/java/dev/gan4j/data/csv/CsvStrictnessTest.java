package dev.gan4j.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.data.Labels;
import dev.gan4j.data.Missing;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the CSV parser would take as it comes, and no row is lost in silence. */
class CsvStrictnessTest {

    private static OneColumn read(String text, CsvTable.Options options) {
        return OneColumn.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "notes.csv", options);
    }

    private static OneColumn read(String text) {
        return read(text, CsvTable.Options.FIRST);
    }

    private static void refused(String text, String message) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(InvalidInputException.class).hasMessage(message);
    }

    private static String rows(int from, int to, String end) {
        return IntStream.range(from, to).mapToObj(i -> i + ".5,ok" + end).collect(Collectors.joining());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void aQuoteThatIsNeverClosedIsRefusedWithTheLineThatOpensIt(String end) {
        refused("x,c" + end + rows(0, 60, end) + "7.25,\"ok" + end + rows(0, 5000, end),
                "notes.csv, line 62, cell 2: opens a quote that is never closed");
    }

    @Test
    void aQuoteInsideACellAndTextAfterAClosingQuoteAreRefusedWithTheirPlace() {
        refused("x,c\n" + rows(0, 30, "\n") + "1,5'10\" tall\n" + rows(0, 30, "\n"),
                "notes.csv, line 32, cell 2: has a quote inside a cell that does not begin with one; a cell with quotes"
                        + " begins and ends with a quote and has each quote in it twice");
        refused("x,c\n" + rows(0, 30, "\n") + "1, \"a\"\n",
                "notes.csv, line 32, cell 2: has a quote inside a cell that does not begin with one; a cell with quotes"
                        + " begins and ends with a quote and has each quote in it twice");
        refused("x,c\n" + rows(0, 30, "\n") + "1,\"a\nb\" c\n",
                "notes.csv, line 33, cell 2: has text after its closing quote; the quote opens in line 32");
        // A quote too many that the next quoted cell seems to close.
        refused("x,c\n1,\"ok\n" + rows(0, 30, "\n") + "2,\"ok\"\n",
                "notes.csv, line 33, cell 2: has text after its closing quote; the quote opens in line 2");
    }

    @Test
    void rowsThatTwoStrayQuotesMakeOneCellOfAreSaid() {
        OneColumn read = read("x,c\n" + rows(0, 60, "\n") + "7.25,\"ok\n" + rows(0, 38, "\n") + "8.25,ok\"\n"
                + rows(0, 20, "\n"));

        assertThat(read.values()).hasSize(81);
        assertThat(read.facts().notes()).containsExactly(
                "1 cell has several lines in quotes; the longest begins in line 62 and has 40");
    }

    @Test
    void anOddNumberOfQuotesIsRefusedWhereverOneIsPutIn() {
        long seed = ThreadLocalRandom.current().nextLong();
        Random random = new Random(seed);
        List<String> cells = List.of("ok", "\"ok\"", "\"a, b\"", "\"a \"\"b\"\"\"", "\"two\nlines\"", "", "\"\"");
        for (int round = 0; round < 500; round++) {
            StringBuilder text = new StringBuilder("x,c\n");
            List<Double> values = new ArrayList<>();
            for (int row = 0; row < 25; row++) {
                values.add((double) random.nextInt(1000));
                text.append(values.getLast()).append(',').append(cells.get(random.nextInt(cells.size()))).append('\n');
            }
            assertThat(read(text.toString()).values()).as("seed %d, round %d", seed, round)
                    .containsExactly(values.stream().mapToDouble(Double::doubleValue).toArray());

            text.insert(random.nextInt(text.length() + 1), '"');
            assertThatThrownBy(() -> read(text.toString())).as("seed %d, round %d%n%s", seed, round, text)
                    .isInstanceOf(InvalidInputException.class).hasMessageContaining("notes.csv, line ");
        }
    }

    @Test
    void linesMayEndInEveryWayAndInDifferentOnes() {
        String text = "x\r1\n2\r\n3\r4\n" + IntStream.range(5, 40).mapToObj(i -> i + (i % 2 == 0 ? "\r" : "\r\n"))
                .collect(Collectors.joining());

        assertThat(read(text).values()).containsExactly(IntStream.range(1, 40).asDoubleStream().toArray());
        refused("x\r" + "1\r2\r".repeat(20) + "\0\r",
                "notes.csv, line 42: is not a text file (it contains a zero byte)");
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 65_534, 65_535, 65_536, 65_537, 200_000})
    void blanksAtTheBeginningDoNotMakeAFileEmpty(int blanks) {
        String numbers = IntStream.range(0, 30).mapToObj(i -> i + "\n").collect(Collectors.joining());

        assertThat(read(" ".repeat(blanks) + numbers).values()).hasSize(30);
        refused("\n".repeat(blanks) + numbers, "notes.csv, line 1: is an empty line, but each row must hold a value; "
                + blanks + " missing in " + blanks + " of " + (blanks + 30)
                + " rows (--missing drop, or data.missing: drop, leaves such rows out)");
        assertThatThrownBy(() -> read(" ".repeat(blanks))).hasMessage("notes.csv: is empty");
    }

    @Test
    void rowsWithMissingCellsAreDroppedAndCountedWhereThatIsTold() {
        String text = "x,c\n" + IntStream.range(0, 60).mapToObj(
                i -> (i % 10 == 3 ? " " : i % 10 == 5 ? "NA" : i % 10 == 7 ? "nan" : "" + i) + ",a\n")
                .collect(Collectors.joining()) + "\n1,a\n";
        CsvTable.Options drop = OneColumn.dropping(null, null, null);

        OneColumn read = read(text, drop);
        assertThat(read.values()).hasSize(43).startsWith(0, 1, 2, 4, 6, 8);
        assertThat(read.facts().dropped()).isEqualTo(19);
        refused(text,
                "notes.csv, line 5, column 1 'x': is empty, but each row must hold a number; 19 missing in 19 of 62"
                        + " rows (--missing drop, or data.missing: drop, leaves such rows out)");
        assertThatThrownBy(() -> read("x\n" + "1\nNA\n".repeat(12), drop))
                .hasMessage("notes.csv, column 1 'x': has 12 rows"
                        + " left after 12 with missing cells were dropped, but at least 20 are needed");
        assertThatThrownBy(() -> read("x\n" + "inf\n1\n".repeat(30), drop)).hasMessageContaining("'inf' is not finite");
        refused("x,c\n,a\n1,a\ntwo,a\n",
                "notes.csv, line 2, column 1 'x': is empty, but each row must hold a number; at"
                        + " least 1 missing in 1 rows (--missing drop, or data.missing: drop, leaves such rows out)");
    }

    @Test
    void aRowWithoutAClassIsDroppedAsWell() {
        String text = "x,kind\n" + IntStream.range(0, 60).mapToObj(i -> i + (i % 6 == 0 ? ",\n" : ",k" + i % 2 + "\n"))
                .collect(Collectors.joining());
        CsvTable.Result read = CsvTable.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                "notes.csv",
                new CsvTable.Options(new ColumnChoice.Named("x"), "kind", null, null, false, Missing.DROP));

        assertThat(read.data().values().rows()).isEqualTo(50);
        assertThat(read.data().labels()).isNotNull().extracting(Labels::rows).isEqualTo(50);
        assertThat(read.facts().dropped()).isEqualTo(10);
    }

    @Test
    void codesAreNumbersOnlyInAColumnThatIsNamed() {
        String text = "zip,size\n"
                + IntStream.range(0, 30).mapToObj(i -> String.format(Locale.ROOT, "%05d,%d\n", i, i * i))
                        .collect(Collectors.joining());

        OneColumn read = read(text);
        assertThat(read.name()).isEqualTo("size");
        assertThat(read.facts().numeric()).isEqualTo(1);
        assertThat(read.facts().notes()).singleElement().asString()
                .startsWith("column 1 'zip' is skipped: its cells begin with a zero");
        assertThat(read(text, OneColumn.options("zip", null, null)).values()).startsWith(0, 1, 2);
        assertThatThrownBy(() -> read(text.replaceAll(",.*", ""))).hasMessageContaining(
                "line 2, column 1 'zip': '00000' looks like a code: it begins with a zero that numbers do not have");
        for (String code : List.of("01", "+01", "-01", "00.5", "0123e1")) {
            assertThat(CsvCell.of(code)).as(code).isEqualTo(CsvCell.CODE);
        }
        for (String number : List.of("0", "0.5", "-0.5", "+0", "0e3", "10", "0.", "-0")) {
            assertThat(CsvCell.of(number)).as(number).isEqualTo(CsvCell.NUMBER);
        }
    }

    @Test
    void aColumnIsChosenByItsFirstCellThatIsThereAndNoOtherTakesItsPlaceInSilence() {
        String blanks = "x,y\n,1\n,2\n" + IntStream.range(0, 30).mapToObj(i -> i + "," + i + "\n")
                .collect(Collectors.joining());
        assertThatThrownBy(() -> read(blanks)).hasMessageStartingWith("notes.csv, line 2, column 1 'x': is empty")
                .hasMessageContaining("2 missing in 2 of 32 rows");

        String empty = "x,y\n" + IntStream.range(0, 30).mapToObj(i -> "," + i + "\n").collect(Collectors.joining());
        assertThat(read(empty).name()).isEqualTo("y");
        assertThat(read(empty).facts().notes()).containsExactly(
                "column 1 'x' is skipped: its cells are missing at the beginning of the file");

        String mixed = "id,y,z\n"
                + IntStream.range(0, 30).mapToObj(i -> (i == 20 ? "A3" : "" + i) + "," + i + "," + i + "\n")
                        .collect(Collectors.joining());
        assertThatThrownBy(() -> read(mixed))
                .hasMessage("notes.csv, line 22, column 1 'id': 'A3' is not a number (such as"
                        + " -1.5 or 2e-3); the column was chosen because it begins with a number, name another, such as 2 'y', 3 'z'");
    }

    @Test
    void aColumnWithoutANameIsFoundAgainByItsNumberOrRefused() {
        String rows = IntStream.range(0, 30).mapToObj(i -> i + "," + 2 * i + "\n").collect(Collectors.joining());

        OneColumn read = read("x,\n" + rows, OneColumn.options("2", true, null));
        assertThat(read.key()).isEqualTo("2");
        assertThat(read.name()).isEqualTo("column 2");
        CsvTable.Options all = new CsvTable.Options(new ColumnChoice.Numeric(), null, true, null, false,
                Missing.REFUSE);
        assertThatThrownBy(() -> CsvTable.read(
                new ByteArrayInputStream(("2,\n" + rows).getBytes(StandardCharsets.UTF_8)), "notes.csv", all))
                .hasMessage("notes.csv: column 2 has no name, and its number is the name of column 1; give it a name");
    }
}
