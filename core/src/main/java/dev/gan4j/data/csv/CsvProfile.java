package dev.gan4j.data.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the columns of a file hold, as far as its beginning shows. */
final class CsvProfile {

    private final CsvCell[] first; // (width), of the first cell that is not missing; MISSING where all are
    private final boolean[] mixed; // (width), whether a later cell is no number
    private final boolean[] other; // (width), whether a cell is neither a number nor a code
    private final @Nullable String[] code; // (width), the first code; null where there is none

    private CsvProfile(int width) {
        first = new CsvCell[width];
        mixed = new boolean[width];
        other = new boolean[width];
        code = new String[width];
        Arrays.fill(first, CsvCell.MISSING);
    }

    /**
     * Profiles rows.
     *
     * @param rows  the first rows below the header; rows of another width are ignored
     * @param width how many columns there are
     */
    static CsvProfile of(List<CsvRecord> rows, int width) {
        CsvProfile profile = new CsvProfile(width);
        for (CsvRecord row : rows) {
            if (row.getFieldCount() == width) {
                profile.add(row);
            }
        }
        return profile;
    }

    private void add(CsvRecord row) {
        for (int i = 0; i < first.length; i++) {
            String text = row.getField(i);
            if (CsvCell.isMissing(text)) {
                continue;
            }
            CsvCell cell = CsvCell.of(text);
            if (first[i] == CsvCell.MISSING) {
                first[i] = cell;
            }
            mixed[i] |= cell != CsvCell.NUMBER;
            other[i] |= cell != CsvCell.NUMBER && cell != CsvCell.CODE;
            if (cell == CsvCell.CODE && code[i] == null) {
                code[i] = CsvCell.trim(text);
            }
        }
    }

    /** Returns the kind of the first cell of a column that is not missing. */
    CsvCell kind(int index) {
        return first[index];
    }

    /** Returns the first column of a kind; -1 if there is none. */
    int first(CsvCell kind) {
        return Arrays.asList(first).indexOf(kind);
    }

    /** Returns how many columns hold numbers and missing cells only. */
    int numeric() {
        return (int) IntStream.range(0, first.length).filter(this::isNumeric).count();
    }

    /** Returns whether a column holds numbers and missing cells only. */
    boolean isNumeric(int index) {
        return first[index] == CsvCell.NUMBER && !mixed[index];
    }

    /** Returns the first code of a column that holds codes, numbers and missing cells only; null for other columns. */
    @Nullable
    String code(int index) {
        return other[index] ? null : code[index];
    }

    /** Returns why a column that may hold numbers is not treated as numeric; null if it holds none. */
    @Nullable
    String reasonToPassOver(int index) {
        return switch (first[index]) {
            case CODE ->
                "its cells begin with a zero, as codes do and numbers do not; name it to read them as numbers";
            case MISSING -> "its cells are missing at the beginning of the file";
            case NOT_FINITE -> "it begins with a number that is not finite";
            case NUMBER, TEXT -> null;
        };
    }
}
