package dev.gan4j.data.csv;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Labels;
import dev.gan4j.data.internal.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the cells of a column of classes while they are read. */
public final class LabelColumn {

    private static final int LONGEST = 1000;

    private final int index;
    private final String where; // for messages
    private final Map<String, Integer> seen = new HashMap<>(); // by class, in the order of appearance
    private final List<Integer> found = new ArrayList<>();

    /**
     * Creates an empty column.
     *
     * @param index its number, from 0
     * @param where its title, for messages
     */
    public LabelColumn(int index, String where) {
        this.index = index;
        this.where = where;
    }

    /** The number of the column, from 0. */
    int index() {
        return index;
    }

    /** Returns whether a row has no class. */
    static boolean isMissing(String cell) {
        return CsvCell.isBlank(cell);
    }

    /**
     * Adds the class of a row.
     *
     * @param cell     as in the file; surrounding blanks and tabs are ignored
     * @param position the row, for messages
     * @throws InvalidInputException if the cell is blank, has more than one line, or is the first of one class too many
     */
    public void add(String cell, String position) {
        String name = CsvCell.trim(cell);
        if (name.isEmpty()) {
            throw new InvalidInputException(
                    position + ", column " + where + ": is empty, but each row must have a class");
        }
        if (name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInputException(position + ", column " + where + ": '" + Texts.printable(name)
                    + "' must be a class of one line with at most " + LONGEST + " characters");
        }
        found.add(seen.computeIfAbsent(name, unseen -> seen.size()));
        if (seen.size() > Labels.MOST_CLASSES) {
            throw new InvalidInputException(position + ", column " + where + ": has more than " + Labels.MOST_CLASSES
                    + " classes, too many for a label");
        }
    }

    /**
     * Returns the class of each row.
     *
     * @return classes are sorted as numbers if all of them are numbers, otherwise as texts
     */
    public Labels labels() {
        boolean numbers = seen.keySet().stream().allMatch(name -> Double.isFinite(CsvCell.number(name)));
        List<String> classes = seen.keySet().stream().sorted(numbers
                ? Comparator.<String>comparingDouble(CsvCell::number).thenComparing(Comparator.naturalOrder())
                : Comparator.naturalOrder()).toList();
        int[] codeOf = new int[classes.size()];
        for (int code = 0; code < codeOf.length; code++) {
            codeOf[seen.getOrDefault(classes.get(code), 0)] = code;
        }
        return Labels.of(classes, found.stream().mapToInt(appearance -> codeOf[appearance]).toArray());
    }
}
