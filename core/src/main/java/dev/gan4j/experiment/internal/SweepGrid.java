package dev.gan4j.experiment.internal;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.SweepSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** Values of fields; every combination is a setting of a sweep. */
final class SweepGrid {

    private SweepGrid() {}

    /**
     * Returns every combination; the last field varies fastest.
     *
     * @param grid  the values of each field, in order
     * @param where the beginning of error messages
     * @throws InvalidInputException if a field has no value or has one twice, or there are too many combinations
     */
    static List<SequencedMap<String, String>> cells(SequencedMap<String, List<String>> grid, String where) {
        checkValues(grid, where);
        List<SequencedMap<String, String>> cells = new ArrayList<>();
        cells.add(new LinkedHashMap<>());
        for (Map.Entry<String, List<String>> field : grid.entrySet()) {
            List<SequencedMap<String, String>> longer = new ArrayList<>();
            for (SequencedMap<String, String> cell : cells) {
                for (String value : field.getValue()) {
                    SequencedMap<String, String> next = new LinkedHashMap<>(cell);
                    next.put(field.getKey(), value);
                    longer.add(next);
                }
                if (longer.size() > SweepSpec.MOST_SETTINGS) {
                    throw new InvalidInputException(where + "must give at most " + SweepSpec.MOST_SETTINGS
                            + " combinations but \"" + field.getKey() + "\" makes more");
                }
            }
            cells = longer;
        }
        return cells;
    }

    private static void checkValues(SequencedMap<String, List<String>> grid, String where) {
        grid.forEach((path, values) -> {
            if (values.isEmpty()) {
                throw new InvalidInputException(where + path + " must have at least one value but had none");
            }
            Set<String> seen = new HashSet<>();
            for (String value : values) {
                if (!seen.add(plain(value))) {
                    throw new InvalidInputException(where + path + " must have each value once but has " + value
                            + " twice");
                }
            }
        });
    }

    /** Returns a combination as text: {@code batch=100 coupling=none}. */
    static String written(SequencedMap<String, String> cell) {
        List<String> parts = new ArrayList<>();
        cell.forEach((path, value) -> parts.add(path + "=" + value));
        return String.join(" ", parts);
    }

    /** The same text for 0.1 and 0.10. */
    private static String plain(String value) {
        try {
            return new BigDecimal(value).stripTrailingZeros().toString();
        } catch (NumberFormatException e) {
            return value;
        }
    }
}
