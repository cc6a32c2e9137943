package dev.gan4j.data.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.ColumnChoice;
import dev.gan4j.testing.ParserFuzzing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Columns and tables of CSV files from anywhere, beside what Apache Commons CSV makes of the same text. */
final class CsvFuzzTest extends ParserFuzzing {

    private static final CSVFormat COMMONS = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
    private static final Pattern PLAIN_NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,15})(\\.[0-9]{1,15})?");

    CsvFuzzTest() {
        super("csv");
    }

    @Override
    protected List<String> words() {
        return List.of("\"", ",", ";", "\t", "|", "\n", "\r\n", "\r", "1", "-2.5", "1e9", "x", "NaN", "?", " ", "'",
                "\uFEFF", "\u2028", "#", "\n4\n", "\uD83D\uDE00", "01234", "\"\"", "Infinity", "\u001F\u008B");
    }

    @Override
    protected void parse(byte[] input) throws IOException {
        compare(input);
        boolean isZipped = input.length > 1 && input[0] == 0x1f && input[1] == (byte) 0x8b;
        CsvTable.@Nullable Result table = isZipped ? null : table(zipped(input));
        OneColumn column = OneColumn.read(new ByteArrayInputStream(input), "any.csv",
                CsvTable.Options.FIRST);
        assertThat(column.values()).hasSizeGreaterThanOrEqualTo(CsvTable.MINIMUM_ROWS);
        for (double value : column.values()) {
            assertThat(value).isFinite();
        }
        if (table != null) {
            assertThat(column.header()).as("the header of what was zipped").isEqualTo(table.header());
            assertThat(column.separator()).as("the separator of what was zipped").isEqualTo(table.separator());
        }
    }

    private static CsvTable.@Nullable Result table(byte[] file) {
        try {
            return CsvTable.read(new ByteArrayInputStream(file), "any.csv",
                    CsvTable.Options.of(new ColumnChoice.Numeric()));
        } catch (InvalidInputException e) {
            return null;
        }
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    /** The first column of a text without names, with commas between cells. */
    private static void compare(byte[] input) throws IOException {
        String text = text(input);
        // Commons takes U+FFFE for an escape where there is none.
        if (text == null || text.indexOf('\uFFFE') >= 0) {
            return;
        }
        List<List<String>> rows = rows(text);
        double[] ours;
        try {
            ours = OneColumn.read(new ByteArrayInputStream(input), "any.csv",
                    OneColumn.options("1", false, ',')).values();
        } catch (InvalidInputException e) {
            if (rows != null && text.indexOf('"') < 0 && text.indexOf('\0') < 0 && isOrdinary(rows)) {
                throw new AssertionError("an ordinary column was refused", e);
            }
            return;
        }
        if (rows == null) {
            throw new AssertionError("we read what Commons refuses");
        }
        assertThat(ours).as("what Commons reads").containsExactly(
                rows.stream().mapToDouble(row -> Double.parseDouble(row.getFirst().trim())).toArray());
    }

    private static @Nullable String text(byte[] input) {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(input)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The rows without those at the end that hold nothing but blanks; null where it is no CSV. */
    private static @Nullable List<List<String>> rows(String text) {
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(text, COMMONS)) {
            for (CSVRecord row : parser) {
                rows.add(row.toList());
            }
        } catch (IOException | RuntimeException e) {
            return null;
        }
        while (!rows.isEmpty() && rows.getLast().size() == 1 && CsvCell.isBlank(rows.getLast().getFirst())) {
            rows.removeLast();
        }
        return rows;
    }

    private static boolean isOrdinary(List<List<String>> rows) {
        return rows.size() >= CsvTable.MINIMUM_ROWS
                && rows.stream().allMatch(row -> row.size() == rows.getFirst().size()
                        && PLAIN_NUMBER.matcher(row.getFirst()).matches())
                && rows.stream().mapToDouble(row -> Double.parseDouble(row.getFirst())).distinct().count() > 1;
    }
}
