package dev.gan4j.eval;

import dev.gan4j.data.Points;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Obvious faults of generated numbers that distances may miss: values off the grid of the real values, and values beyond all
 * real ones.
 */
final class Checks {

    /**
     * A grid counts only if the central values of the data span at most this many of its steps; a finer grid is an effect of
     * printing.
     */
    private static final double MOST_STEPS = 10_000;
    /** A grid counts only if at most this share of the real values occurs exactly once; otherwise ties may be chance. */
    private static final double MOST_DISTINCT = 0.9;
    /** How far a value may be from a multiple, in steps, because single-precision numbers are not exact decimals. */
    private static final double TOLERANCE = 1e-3;
    /** The smallest share of generated values off the grid that is reported. */
    private static final double OFF_GRID = 0.01;
    /** The smallest share of generated values beyond the real ones that is reported. */
    private static final double BEYOND = 0.01;
    /**
     * Values beyond the real ones are reported only if equal distributions would have so many with at most this probability.
     */
    private static final double UNLIKELY = 1e-4;
    private static final double[] DIGITS = {5, 2.5, 2, 1};
    private static final int LARGEST_POWER = 9;
    private static final int SMALLEST_POWER = -9;

    private Checks() {}

    /** Returns a sentence for each finding, without a full stop. */
    static List<String> of(Reference reference, Points generated) {
        List<String> found = new ArrayList<>();
        for (int j = 0; j < reference.columns.size(); j++) {
            String column = reference.columns.size() == 1 ? "" : "column " + reference.columns.get(j) + ": ";
            double[] values = Reference.ascending(generated, j);
            double[] real = reference.all(j);
            if (real != null) {
                grid(real, values, column, found);
                support(real, values, column, found);
            } else if (reference.known != null) {
                limits(reference.known.quantile(0), reference.known.quantile(1), values, found);
            }
        }
        return found;
    }

    private static void grid(double[] real, double[] generated, String column, List<String> found) {
        double step = step(real);
        if (step == 0) {
            return;
        }
        double off = Arrays.stream(generated).filter(value -> !isMultiple(value, step)).count()
                / (double) generated.length;
        if (off > OFF_GRID) {
            found.add(column + "real values are " + (step == 1 ? "integers" : "multiples of " + text(step)) + ", "
                    + (off > 0.95 ? "generated ones are not" : percent(off) + " of the generated ones are not"));
        }
    }

    /**
     * Returns the largest decimal step of which all values are multiples; 0 if there is none, or if it cannot be distinguished
     * from continuous numbers printed with a limited number of digits.
     *
     * @param ascending real values
     */
    static double step(double[] ascending) {
        int rows = ascending.length;
        long distinct = Arrays.stream(ascending).distinct().count();
        if (rows < 10 || distinct < 2 || distinct > MOST_DISTINCT * rows) {
            return 0;
        }
        double width = Math.max(ascending[rows - 1 - rows / 20] - ascending[rows / 20],
                (ascending[rows - 1] - ascending[0]) / 100);
        for (int power = LARGEST_POWER; power >= SMALLEST_POWER; power--) {
            for (double digit : DIGITS) {
                double step = new BigDecimal(digit).scaleByPowerOfTen(power).doubleValue();
                if (width / step > MOST_STEPS) {
                    return 0;
                }
                boolean isWithin = step <= (1 + TOLERANCE) * (ascending[rows - 1] - ascending[0]);
                if (isWithin && Arrays.stream(ascending).allMatch(value -> isMultiple(value, step))) {
                    return step;
                }
            }
        }
        return 0;
    }

    private static boolean isMultiple(double value, double step) {
        double steps = value / step;
        return Math.abs(steps - Math.rint(steps)) <= TOLERANCE;
    }

    private static void support(double[] real, double[] generated, String column, List<String> found) {
        double low = real[0];
        double high = real[real.length - 1];
        long below = Arrays.stream(generated).filter(value -> value < low).count();
        long above = Arrays.stream(generated).filter(value -> value > high).count();
        if (isUnlikely(below, real.length, generated.length)) {
            found.add(column + percent((double) below / generated.length) + " are below the smallest real value, "
                    + text(low));
        }
        if (isUnlikely(above, real.length, generated.length)) {
            found.add(column + percent((double) above / generated.length) + " are above the largest real value, "
                    + text(high));
        }
    }

    /**
     * Whether it is more than chance that the farthest values of both samples together are all generated. If both samples have
     * the same distribution, each such value is generated with probability generated / (generated + real).
     */
    private static boolean isUnlikely(long beyond, int real, int generated) {
        if (beyond < BEYOND * generated || beyond == 0) {
            return false;
        }
        double probability = 1;
        for (long i = 0; i < beyond && probability > UNLIKELY; i++) {
            probability *= (generated - i) / ((double) real + generated - i);
        }
        return probability <= UNLIKELY;
    }

    private static void limits(double low, double high, double[] generated, List<String> found) {
        double below = Arrays.stream(generated).filter(value -> value < low).count() / (double) generated.length;
        double above = Arrays.stream(generated).filter(value -> value > high).count() / (double) generated.length;
        if (below >= BEYOND) {
            found.add(percent(below) + " are below the smallest possible value, " + text(low));
        }
        if (above >= BEYOND) {
            found.add(percent(above) + " are above the largest possible value, " + text(high));
        }
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.3g %%", 100 * share);
    }

    private static String text(double value) {
        return new BigDecimal(String.format(Locale.ROOT, "%.6g", value)).stripTrailingZeros().toPlainString();
    }
}
