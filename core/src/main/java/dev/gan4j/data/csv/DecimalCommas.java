package dev.gan4j.data.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.regex.Pattern;

/** Detects a file without a header whose two columns of integers may be one column of numbers with decimal commas. */
final class DecimalCommas {

    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private boolean possible = true;
    private long rows;

    void look(CsvRecord row) {
        rows++;
        possible = possible && row.getFieldCount() == 2 && INTEGER.matcher(CsvCell.trim(row.getField(0))).matches()
                && DIGITS.matcher(row.getField(1)).matches();
    }

    /** A warning if every row may be such a number; otherwise empty. */
    List<String> notes() {
        return possible && rows > 0
                ? List.of(CsvFacts.WARNING
                        + "each row is two integers with a comma between, which may be one number with"
                        + " a decimal comma: write such numbers with a point, or confirm with --separator , that there"
                        + " are two columns")
                : List.of();
    }
}
