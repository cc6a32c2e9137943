package dev.gan4j.data.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.gan4j.InvalidInputException;
import dev.gan4j.data.internal.Texts;
import dev.gan4j.internal.Spelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The columns of a file: their number and names. */
final class CsvHeading {

    private static final int COLUMNS_SHOWN = 30;

    private final String display;
    private final int width;
    private final List<String> names; // (width), or empty where there is no header

    private CsvHeading(String display, int width, List<String> names) {
        this.display = display;
        this.width = width;
        this.names = names;
    }

    /** Returns the columns of a file without a header. */
    static CsvHeading numbered(String display, int width) {
        return new CsvHeading(display, width, List.of());
    }

    /** Returns the columns of a file with a header. */
    static CsvHeading named(String display, CsvRecord row) {
        List<String> found = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String cell : row.getFields()) {
            String name = CsvCell.trim(cell);
            found.add(name);
            Integer before = name.isEmpty() ? null : seen.putIfAbsent(name, found.size());
            if (before != null) {
                throw new InvalidInputException(
                        display + ", line " + row.getStartingLineNumber() + ": columns " + before
                                + " and " + found.size() + " have the same name '" + Texts.printable(name) + "'");
            }
        }
        return new CsvHeading(display, found.size(), found);
    }

    int width() {
        return width;
    }

    /** Returns the index of a column by its name, or by its number from 1 if no column has that name. */
    int find(String told) {
        String name = CsvCell.trim(told);
        int byName = name.isEmpty() ? -1 : names.indexOf(name);
        if (byName >= 0) {
            return byName;
        }
        double number = CsvCell.number(name);
        if (number == Math.rint(number) && number >= 1 && number <= width) {
            return (int) number - 1;
        }
        throw new InvalidInputException(
                display + ": no column '" + Texts.printable(name) + "'; the columns are " + list()
                        + Spelling.hint(name, names.stream().map(Texts::printable).toList()));
    }

    /** Returns whether a text is the name of a column. */
    boolean isName(String told) {
        String name = CsvCell.trim(told);
        return !name.isEmpty() && names.contains(name);
    }

    /** Returns the text by which {@link #find} finds a column: its name, or its number if it has no name. */
    String key(int index) {
        String name = name(index);
        if (!name.isEmpty()) {
            return name;
        }
        String number = Integer.toString(index + 1);
        if (!hasKey(index)) {
            throw new InvalidInputException(
                    display + ": column " + number + " has no name, and its number is the name of"
                            + " column " + (names.indexOf(number) + 1) + "; give it a name");
        }
        return number;
    }

    /** Returns whether {@link #find} can find a column again. */
    boolean hasKey(int index) {
        return !name(index).isEmpty() || !names.contains(Integer.toString(index + 1));
    }

    /** Returns the name of a column; empty if it has none. */
    String name(int index) {
        return index < names.size() ? names.get(index) : "";
    }

    /** Returns the name of a column for messages. */
    String title(int index) {
        String name = name(index);
        return (index + 1) + (name.isEmpty() ? "" : " '" + Texts.printable(name) + "'");
    }

    String list() {
        String list = IntStream.range(0, Math.min(width, COLUMNS_SHOWN)).mapToObj(
                i -> (i + 1) + (i < names.size() ? " '" + Texts.printable(names.get(i)) + "'" : ""))
                .collect(Collectors.joining(", "));
        return width > COLUMNS_SHOWN ? list + " and " + (width - COLUMNS_SHOWN) + " more" : list;
    }
}
