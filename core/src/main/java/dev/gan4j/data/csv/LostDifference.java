package dev.gan4j.data.csv;

import dev.gan4j.data.internal.Numbers;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Detects numbers that differ as written but are equal as doubles. */
final class LostDifference {

    /** Longer texts are compared character by character, because converting them to numbers is slow. */
    private static final int LONGEST = 1000;

    private @Nullable String first;
    private boolean differs;

    /** Examines a number that is the same double as those before. */
    void look(String text) {
        String before = first;
        if (before == null) {
            first = text;
        } else if (!differs && !before.equals(text)) {
            differs = before.length() > LONGEST || text.length() > LONGEST || !areEqual(before, text);
        }
    }

    private static boolean areEqual(String first, String second) {
        try {
            return new BigDecimal(first).compareTo(new BigDecimal(second)) == 0;
        } catch (NumberFormatException e) {
            // An exponent of more than ten digits is valid here, but BigDecimal cannot represent it.
            return false;
        }
    }

    /**
     * Describes what the numbers have in common.
     *
     * @param rows  how many there are
     * @param value the double
     */
    String sentence(long rows, double value) {
        String shown = Numbers.canonical(value);
        if (!differs) {
            return "all " + rows + " rows are " + shown;
        }
        return value == 0
                ? "all " + rows + " rows are closer to 0 than the smallest double, "
                        + Numbers.canonical(Double.MIN_VALUE)
                        + ", so they cannot be told apart"
                : "the " + rows + " rows differ by less than a double can represent, so all are read as " + shown;
    }
}
