package dev.gan4j.data.csv;

import de.siegmar.fastcsv.reader.CommentStrategy;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Detects the layout of a CSV file from its beginning. */
final class CsvLayout {

    private static final char[] SEPARATORS = {'\t', ';', '|', ','};
    private static final int RECORDS = 50;

    private CsvLayout() {}

    /** Returns the parser's settings, which are the same wherever a file is read. */
    static CsvReader.CsvReaderBuilder parser(char separator) {
        return CsvReader.builder().fieldSeparator(separator).commentStrategy(CommentStrategy.NONE)
                .skipEmptyLines(false).allowExtraFields(true).allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(false).maxBufferSize(2 * MemoryBound.cell());
    }

    /**
     * Returns the separator: the first one that divides every record into the same number of cells, at least two; otherwise the
     * one for which the most records have as many cells as the first; a comma if none divides the first record. The comma is
     * tried last, because it occurs inside cells more often than the others.
     *
     * @param head  the beginning of the file
     * @param whole whether that is the whole file, or its last record may be cut
     * @return one of {@link #SEPARATORS}
     */
    static char separator(String head, boolean whole) {
        char best = ',';
        double bestShare = 0;
        for (char separator : SEPARATORS) {
            double share = agreement(head, whole, separator);
            if (share > bestShare) {
                bestShare = share;
                best = separator;
            }
        }
        return best;
    }

    /** Returns the share of records with as many cells as the first, 0 if the first has only one. */
    private static double agreement(String head, boolean whole, char separator) {
        List<Integer> counts = new ArrayList<>();
        for (CsvRecord row : records(head, separator, RECORDS + 1)) {
            boolean blank = row.getFieldCount() == 1 && CsvCell.isBlank(row.getField(0));
            if (!blank) {
                counts.add(row.getFieldCount());
            }
        }
        if (counts.size() > 1 && (!whole || counts.size() > RECORDS)) {
            counts.removeLast();
        }
        if (counts.isEmpty() || counts.getFirst() < 2) {
            return 0;
        }
        long alike = counts.stream().filter(counts.getFirst()::equals).count();
        return (double) alike / counts.size();
    }

    /** Returns the first records, as far as they can be parsed. */
    static List<CsvRecord> records(String head, char separator, int limit) {
        List<CsvRecord> records = new ArrayList<>();
        try {
            for (CsvRecord row : parser(separator).ofCsvRecord(head)) {
                records.add(row);
                if (records.size() == limit) {
                    break;
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            return records;
        }
        return records;
    }

    /**
     * Returns whether the first record holds names.
     *
     * @param first  the cells of the first record
     * @param second the cells of the second record; empty if there is none
     * @return true if the first record has a text above a cell that is not a text, or has texts and no number; false if it has
     *         a number with control characters, which is refused later and is not a name
     */
    static boolean header(List<String> first, List<String> second) {
        boolean text = false;
        boolean number = false;
        for (int i = 0; i < first.size(); i++) {
            CsvCell cell = CsvCell.of(first.get(i));
            if (CsvCell.isSpoiled(first.get(i))) {
                return false;
            }
            if (cell == CsvCell.TEXT && i < second.size() && CsvCell.of(second.get(i)) != CsvCell.TEXT) {
                return true;
            }
            text |= cell == CsvCell.TEXT;
            number |= cell == CsvCell.NUMBER;
        }
        return text && !number;
    }
}
