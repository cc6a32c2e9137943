package dev.gan4j.data.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.csv.CsvTable.Options;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReadingTest {

    private static final int ROWS = 30;
    private static final String REMEDY = " (--missing drop, or data.missing: drop, leaves such rows out)";

    @TempDir
    private Path folder;

    private static Path faithful() throws URISyntaxException {
        return Path
                .of(Objects.requireNonNull(CsvReadingTest.class.getResource("faithful.csv"), "faithful.csv").toURI());
    }

    private static String rows(IntFunction<String> row) {
        return IntStream.range(0, ROWS).mapToObj(i -> row.apply(i) + "\n").collect(Collectors.joining());
    }

    private static double[] numbers() {
        return IntStream.range(0, ROWS).asDoubleStream().toArray();
    }

    private static OneColumn read(String text, Options options) {
        return OneColumn.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "notes.csv", options);
    }

    private static OneColumn read(String text) {
        return read(text, Options.FIRST);
    }

    private static Options column(String name) {
        return OneColumn.options(name, null, null);
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    @Test
    void readsTheEruptionsOfOldFaithful() throws Exception {
        OneColumn result = OneColumn.read(faithful(), Options.FIRST);
        assertThat(result.values()).hasSize(272).startsWith(3.6, 1.8, 3.333).endsWith(1.817, 4.467);
        assertThat(result.name()).isEqualTo("eruptions");
        assertThat(result.header()).isTrue();
        assertThat(result.sha256()).isEqualTo(HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(faithful()))));
    }

    @Test
    void aGzippedFileIsReadAsItIsAndHashedAsItIs() throws Exception {
        byte[] bytes = zipped(Files.readAllBytes(faithful()));
        Path file = Files.write(folder.resolve("misnamed.csv"), bytes);
        OneColumn result = OneColumn.read(file, Options.FIRST);
        assertThat(result.values()).isEqualTo(OneColumn.read(faithful(), Options.FIRST).values());
        assertThat(result.sha256())
                .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }

    @Test
    void everyMemberOfAGzippedStreamIsReadHoweverSlowly() throws Exception {
        byte[] first = zipped(rows(i -> "" + i).getBytes(StandardCharsets.UTF_8));
        byte[] second = zipped(rows(i -> "" + -i).getBytes(StandardCharsets.UTF_8));
        InputStream slow = new SequenceInputStream(new ByteArrayInputStream(first), new ByteArrayInputStream(second)) {
            @Override
            public int available() {
                return 0;
            }
        };
        assertThat(OneColumn.read(slow, "standard input", Options.FIRST).values()).hasSize(2 * ROWS);
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void findsTheSeparator(char separator) {
        OneColumn result = read("name" + separator + "x\n" + rows(i -> "\"a,b;c\"" + separator + i));
        assertThat(result.separator()).isEqualTo(separator);
        assertThat(result.name()).isEqualTo("x");
        assertThat(result.values()).isEqualTo(numbers());
    }

    @Test
    void aToldSeparatorIsUsed() {
        OneColumn result = read("a:x\n" + rows(i -> "u,v:" + i), OneColumn.options("x", true, ':'));
        assertThat(result.separator()).isEqualTo(':');
        assertThat(result.values()).isEqualTo(numbers());
    }

    @Test
    void aColumnIsNamedOrNumberedAndANameComesFirst() {
        String text = "a,3,c\n" + rows(i -> i + "," + 2 * i + "," + 3 * i);
        assertThat(read(text, column("c")).values()[1]).isEqualTo(3);
        assertThat(read(text, column("2")).values()[1]).isEqualTo(2);
        assertThat(read(text, column("3")).values()[1]).isEqualTo(2);
        assertThat(read(text).name()).isEqualTo("a");
    }

    @Test
    void aByteOrderMarkQuotesAndTheEndsOfLinesOfWindowsAreNoMatter() {
        assertThat(read("\uFEFF\"x\"\r\n" + rows(i -> "\" " + i + " \"").replace("\n", "\r\n")).values())
                .isEqualTo(numbers());
    }

    @Test
    void findsOutWhetherThereIsAHeader() {
        assertThat(read(rows(i -> "" + i)).header()).isFalse();
        assertThat(read(rows(i -> "" + i)).name()).isEqualTo("column 1");
        assertThat(read("x\n" + rows(i -> "" + i)).header()).isTrue();
        assertThat(read("what,2024\n" + rows(i -> i + "," + i)).header()).isTrue();
        assertThat(read("name,value\n" + rows(i -> "n" + i + "," + i)).header()).isTrue();
        // As in a table of numbers and categories whose header is missing.
        assertThat(read(rows(i -> i + ",category"), column("1")).values()).hasSize(ROWS);
        assertThat(read("7\n" + rows(i -> "" + i), OneColumn.options(null, true, null)).values()).hasSize(ROWS);
    }

    @Test
    void blankLinesAtTheEndDoNoHarm() {
        assertThat(read(rows(i -> "" + i) + "\n\n  \n").values()).isEqualTo(numbers());
    }

    @Test
    void namesTheCellThatIsNoNumber() {
        refused("x,y\n" + rows(i -> "1," + (i == 4 ? "four" : "" + i)), column("y"),
                "notes.csv, line 6, column 2 'y': 'four' is not a number (such as -1.5 or 2e-3)");
        refused(rows(i -> i == 4 ? "0x1p3" : "" + i), Options.FIRST,
                "notes.csv, line 5, column 1: '0x1p3' is not a number (such as -1.5 or 2e-3)");
        refused(rows(i -> i == 4 ? "1d" : "" + i), Options.FIRST,
                "notes.csv, line 5, column 1: '1d' is not a number (such as -1.5 or 2e-3)");
        refused(rows(i -> i == 4 ? "\"a\nb\"" : "" + i), Options.FIRST,
                "notes.csv, line 5, column 1: 'a?b' is not a number (such as -1.5 or 2e-3)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Infinity", "inf", "1e999"})
    void namesTheCellThatIsNotFinite(String cell) {
        refused("x\n" + rows(i -> i == 0 ? cell : "" + i), Options.FIRST,
                "notes.csv, line 2, column 1 'x': '" + cell + "' is not finite, but each number must be");
    }

    @Test
    void notANumberIsNotFiniteAndCountsAsMissing() {
        refused("x\n" + rows(i -> i == 0 ? "NaN" : "" + i), Options.FIRST,
                "notes.csv, line 2, column 1 'x': 'NaN' is not"
                        + " finite, but each number must be; 1 missing in 1 of 30 rows" + REMEDY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NA", "?", "n/a", "null"})
    void namesTheCellWithAMarkForAMissingValue(String cell) {
        refused("x\n" + rows(i -> i == 9 ? cell : "" + i), Options.FIRST, "notes.csv, line 11, column 1 'x': '" + cell
                + "' marks a missing value, but each row must hold a number; 1 missing in 1 of 30 rows" + REMEDY);
    }

    @Test
    void namesTheEmptyCell() {
        refused("x,y\n" + rows(i -> i == 9 ? "," + i : "1," + i), Options.FIRST,
                "notes.csv, line 11, column 1 'x': is empty, but each row must hold a number; 1 missing in 1 of 30 rows"
                        + REMEDY);
        refused(rows(i -> i == 9 ? "" : "" + i), Options.FIRST,
                "notes.csv, line 10: is an empty line, but each row must hold a value; 1 missing in 1 of 30 rows"
                        + REMEDY);
        refused("x,y\n" + rows(i -> ",1"), column("x"),
                "notes.csv, line 2, column 1 'x': is empty, but each row must hold a number; 30 missing in 30 of 30 rows"
                        + REMEDY);
    }

    @Test
    void refusesRaggedRows() {
        refused("x,y\n" + rows(i -> i == 3 ? "1,2,3" : "1," + i), Options.FIRST,
                "notes.csv, line 5: has 3 cells but the first row has 2 (separator ',')");
        refused("x\ty\n" + rows(i -> i == 3 ? "1" : "1\t" + i), Options.FIRST,
                "notes.csv, line 5: has 1 cell but the first row has 2 (separator TAB)");
    }

    @Test
    void refusesNamesThatOccurTwice() {
        refused("x,y,x\n" + rows(i -> "1,2,3"), column("y"),
                "notes.csv, line 1: columns 1 and 3 have the same name 'x'");
    }

    @Test
    void listsTheColumnsWhereThereIsNoSuchOne() {
        refused("x,y\n" + rows(i -> "1," + i), column("z"), "notes.csv: no column 'z'; the columns are 1 'x', 2 'y'");
        refused(rows(i -> "1," + i), column("0"), "notes.csv: no column '0'; the columns are 1, 2");
        refused("x,y\n", column("z"), "notes.csv: no column 'z'; the columns are 1 'x', 2 'y'");
        refused("a,b\n" + rows(i -> "u,v"), Options.FIRST,
                "notes.csv, line 2: no column holds a number; the columns are 1 'a', 2 'b'");
    }

    @Test
    void refusesWhatCannotBeTrainedOn() {
        refused("x\n1\n2\n3\n", Options.FIRST, "notes.csv, column 1 'x': has 3 rows, but at least 20 are needed");
        refused("x\n" + rows(i -> "2.5"), Options.FIRST,
                "notes.csv, column 1 'x': all 30 rows are 2.5, but the values must vary");
        refused("", Options.FIRST, "notes.csv: is empty");
        refused(" \n\n", Options.FIRST, "notes.csv: is empty");
        refused("x\n", Options.FIRST, "notes.csv: has no rows below its header");
    }

    @Test
    void refusesWhatIsNoText() {
        refused("x\n1\n\0\n", Options.FIRST, "notes.csv, line 3: is not a text file (it contains a zero byte)");
        byte[] latin1 = ("x\n1\n2\n\u00fc\n" + rows(i -> "" + i)).getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> OneColumn.read(new ByteArrayInputStream(latin1), "notes.csv", Options.FIRST))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("notes.csv, line 4, column 1 'x': '\u00fc'");
        byte[] neither = "x\n1\n2\n\u0081\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> OneColumn.read(new ByteArrayInputStream(neither), "notes.csv", Options.FIRST))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("notes.csv, line 4: is not UTF-8 or Windows-1252 text");
        byte[] broken = "x\n\u00c3\u00bc\n2\n\u00fc\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> OneColumn.read(new ByteArrayInputStream(broken), "notes.csv", Options.FIRST))
                .isInstanceOf(InvalidInputException.class).hasMessage("notes.csv, line 4: is not UTF-8 text");
    }

    @Test
    void refusesAnAbsurdSeparator() {
        for (char separator : new char[]{'"', '\n', '\r'}) {
            assertThatThrownBy(() -> read(rows(i -> "" + i), OneColumn.options(null, null, separator)))
                    .isInstanceOf(InvalidInputException.class).hasMessageContaining("cannot be the separator");
        }
    }

    @Test
    void refusesWhatStandsAfterAQuote() {
        assertThatThrownBy(() -> read("x,y\n" + rows(i -> i == 20 ? "\"a\"b,1" : "a," + i)))
                .isInstanceOf(InvalidInputException.class).hasMessage("notes.csv, line 22, cell 1: has text after its"
                        + " closing quote; the quote opens in line 22");
    }

    @Test
    void refusesAFileThatIsNotThereOrADirectory() {
        Path missing = folder.resolve("missing.csv");
        assertThatThrownBy(() -> OneColumn.read(missing, Options.FIRST)).isInstanceOf(InvalidInputException.class)
                .hasMessage(missing + ": no such file");
        assertThatThrownBy(() -> OneColumn.read(folder, Options.FIRST)).isInstanceOf(InvalidInputException.class)
                .hasMessage(folder + ": is a directory, but must be a CSV file");
        assertThatThrownBy(() -> OneColumn.read(missing.resolve("x.csv"), Options.FIRST))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refusesAGzippedFileThatIsCutShortOrDamaged() throws Exception {
        byte[] whole = zipped(rows(i -> "" + i * i).getBytes(StandardCharsets.UTF_8));
        for (int length = 2; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> OneColumn.read(new ByteArrayInputStream(cut), "notes.gz", Options.FIRST))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("notes.gz: is cut short (the gzip stream has no end)");
        }
        whole[whole.length - 6] ^= 1;
        assertThatThrownBy(() -> OneColumn.read(new ByteArrayInputStream(whole), "notes.gz", Options.FIRST))
                .isInstanceOf(InvalidInputException.class).hasMessageContaining("damaged gzip");
    }

    @Test
    void aStreamThatFailsIsNoFaultOfTheData() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> OneColumn.read(broken, "notes.csv", Options.FIRST))
                .isInstanceOf(UncheckedIOException.class).hasMessage("notes.csv: disk on fire");
    }

    private static void refused(String text, Options options, @Nullable String message) {
        assertThatThrownBy(() -> read(text, options)).isInstanceOf(InvalidInputException.class).hasMessage(message);
    }
}
