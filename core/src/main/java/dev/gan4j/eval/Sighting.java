package dev.gan4j.eval;

import java.util.List;
import java.util.Locale;

/**
 * What the trees tell generated rows from real ones by.
 *
 * @param columns   that it is about, at least one
 * @param condition such as "hours-per-week = 40"
 * @param generated the share of generated rows for which it holds
 * @param real      the share of real ones
 */
public record Sighting(List<String> columns, String condition, double generated, double real) {

    /** Copies the list. */
    public Sighting {
        columns = List.copyOf(columns);
    }

    /**
     * Returns it in words.
     *
     * @return such as "hours-per-week = 40 is rarer among generated rows: 31.0 % against 47.2 %"
     */
    public String sentence() {
        return condition + " is " + (generated < real ? "rarer" : "more common") + " among generated rows: "
                + percent(generated) + " against " + percent(real);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, share < 0.01 && share > 0 ? "%.2f %%" : "%.1f %%", 100 * share);
    }
}
