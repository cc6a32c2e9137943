package dev.gan4j.codec;

import dev.gan4j.data.Blank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The codes of a column of numbers: values that many training rows have (atoms), intervals between quantiles of all others
 * (bins), and the column's blanks.
 *
 * <p>A cell is drawn within its bin linearly between quantiles of the training rows, and rounded to the column's grid.
 */
public final class NumberCode implements ColumnCode {

    /** Distinct values up to which each is an atom. */
    private static final int MOST_ATOMS = 256;
    /** Bins of the values that are no atoms. */
    private static final int MOST_BINS = 128;
    /** Training rows that a bin has at least. */
    private static final int LEAST_ROWS = 10;
    /** Quantiles of a bin. */
    private static final int KNOTS = 17;
    /** The share of the rows that atoms have at least where there is nothing but atoms. */
    private static final double ENOUGH = 0.99;

    private static final double FINE = 7919;

    private final List<double[]> knots; // of each code of a number: one of an atom, at least two of a bin
    private final double[] lows; // the smallest number of each code
    private final int blanks;
    private final Grid grid;

    private NumberCode(List<double[]> knots, int blanks, Grid grid) {
        this.knots = knots.stream().map(double[]::clone).toList();
        lows = knots.stream().mapToDouble(code -> code[0]).toArray();
        this.blanks = blanks;
        this.grid = grid;
    }

    /**
     * Creates codes.
     *
     * @param knots  of each code: a value, or at least two quantiles of a bin; ascending
     * @param blanks number of the column's blank texts
     * @param grid   what numbers are rounded to
     * @return the codes
     */
    public static NumberCode of(List<double[]> knots, int blanks, Grid grid) {
        return new NumberCode(knots, blanks, grid);
    }

    /**
     * Fits codes to training rows.
     *
     * @param values       as a dataset holds them; NaN for blanks
     * @param blanks       number of the column's blank texts
     * @param minimumCount rows that an atom needs
     * @return the codes
     */
    static NumberCode fit(double[] values, int blanks, int minimumCount) {
        double[] sorted = Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
        Grid grid = Grid.of(sorted);
        List<double[]> runs = runs(sorted);
        long inAtoms = runs.stream().filter(run -> run.length >= minimumCount).mapToLong(run -> run.length).sum();
        boolean isAllAtoms = runs.size() <= MOST_ATOMS && inAtoms >= ENOUGH * sorted.length;
        List<double[]> codes = isAllAtoms ? atoms(runs, minimumCount) : mixed(runs, sorted.length, minimumCount);
        return new NumberCode(codes, blanks, grid);
    }

    /** Equal values, one after the other. */
    private static List<double[]> runs(double[] sorted) {
        List<double[]> runs = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= sorted.length; i++) {
            if (i == sorted.length || sorted[i] != sorted[from]) {
                runs.add(Arrays.copyOfRange(sorted, from, i));
                from = i;
            }
        }
        return runs;
    }

    private static List<double[]> atoms(List<double[]> runs, int minimumCount) {
        return runs.stream().filter(run -> run.length >= minimumCount).map(run -> new double[]{run[0]}).toList();
    }

    /** Atoms of what many rows have, and bins of the stretches in between. */
    private static List<double[]> mixed(List<double[]> runs, int rows, int minimumCount) {
        int heavy = Math.max(Math.max(minimumCount, LEAST_ROWS), (rows + MOST_BINS - 1) / MOST_BINS);
        List<double[]> codes = new ArrayList<>();
        List<double[]> stretch = new ArrayList<>();
        for (double[] run : runs) {
            if (run.length >= heavy) {
                bins(stretch, heavy, codes);
                stretch.clear();
                codes.add(new double[]{run[0]});
            } else {
                stretch.add(run);
            }
        }
        bins(stretch, heavy, codes);
        return codes;
    }

    /** Cuts a stretch into bins of about as many rows; what is left over belongs to the last of them. */
    private static void bins(List<double[]> stretch, int rows, List<double[]> codes) {
        int left = stretch.stream().mapToInt(run -> run.length).sum();
        List<double[]> bin = new ArrayList<>();
        int inBin = 0;
        for (double[] run : stretch) {
            bin.add(run);
            inBin += run.length;
            left -= run.length;
            if (inBin >= rows && left >= rows) {
                codes.add(quantiles(bin, inBin));
                bin.clear();
                inBin = 0;
            }
        }
        if (inBin > 0) {
            codes.add(quantiles(bin, inBin));
        }
    }

    private static double[] quantiles(List<double[]> bin, int rows) {
        double[] values = bin.stream().flatMapToDouble(Arrays::stream).toArray();
        if (values[0] == values[rows - 1]) {
            return new double[]{values[0]};
        }
        double[] knots = new double[Math.min(KNOTS, Math.max(2, rows))];
        for (int k = 0; k < knots.length; k++) {
            double position = (double) k * (rows - 1) / (knots.length - 1);
            int at = (int) position;
            double next = values[Math.min(at + 1, rows - 1)];
            knots[k] = values[at] + (position - at) * (next - values[at]);
        }
        return knots;
    }

    /**
     * Returns the numbers of each code.
     *
     * @return a value, or at least two quantiles of a bin, ascending
     */
    public List<double[]> knots() {
        return knots.stream().map(double[]::clone).toList();
    }

    /**
     * Returns whether a code stands for several numbers.
     *
     * @param code from 0
     * @return false for an atom and a blank
     */
    public boolean isBin(int code) {
        return code < knots.size() && knots.get(code).length > 1;
    }

    /**
     * Returns whether there are bins.
     *
     * @return false where each code is one number, or a blank
     */
    public boolean hasBins() {
        return knots.stream().anyMatch(code -> code.length > 1);
    }

    /** Whether a code is a single number. */
    boolean hasAtoms() {
        return knots.stream().anyMatch(code -> code.length == 1);
    }

    /**
     * Returns the number of blanks.
     *
     * @return at least 0
     */
    public int blanks() {
        return blanks;
    }

    /**
     * Returns what numbers are rounded to.
     *
     * @return the grid
     */
    public Grid grid() {
        return grid;
    }

    @Override
    public int width() {
        return knots.size() + blanks;
    }

    /** The code whose numbers are nearest, for a number that no code has. */
    @Override
    public int encode(double value) {
        if (Double.isNaN(value)) {
            return knots.size() + Blank.index(value);
        }
        int found = Arrays.binarySearch(lows, value);
        if (found >= 0) {
            return found;
        }
        int after = -found - 1;
        if (after == 0) {
            return 0;
        }
        double[] before = knots.get(after - 1);
        double high = before[before.length - 1];
        return after == lows.length || value <= high || value - high <= lows[after] - value ? after - 1 : after;
    }

    /**
     * Returns where a number is in a bin.
     *
     * @param code  of a bin
     * @param value any; the nearest end where it is outside
     * @return the share of the bin's rows below it, in [0, 1]
     */
    double position(int code, double value) {
        double[] bin = knots.get(code);
        int below = 0;
        int notAbove = 0;
        for (double knot : bin) {
            below += knot < value ? 1 : 0;
            notAbove += knot <= value ? 1 : 0;
        }
        if (below < notAbove) { // the middle of equal quantiles
            return (below + notAbove - 1) / 2.0 / (bin.length - 1);
        }
        if (below == 0 || below == bin.length) {
            return below == 0 ? 0 : 1;
        }
        return (below - 1 + (value - bin[below - 1]) / (bin[below] - bin[below - 1])) / (bin.length - 1);
    }

    /**
     * Returns how fast numbers grow in a bin.
     *
     * @param code  of a bin
     * @param value in the bin
     * @return the change of the number for that of its {@linkplain #position position}
     */
    double slope(int code, double value) {
        double[] bin = knots.get(code);
        int at = Math.clamp((int) (position(code, value) * (bin.length - 1)), 0, bin.length - 2);
        return (bin[at + 1] - bin[at]) * (bin.length - 1);
    }

    @Override
    public double decode(int code, double uniform) {
        if (code >= knots.size()) {
            return Blank.of(code - knots.size());
        }
        double[] bin = knots.get(code);
        double low = bin[0];
        double high = bin[bin.length - 1];
        if (bin.length == 1) {
            return low;
        }
        double position = uniform * (bin.length - 1);
        int at = (int) position;
        double value = bin[at] + (position - at) * (bin[at + 1] - bin[at]);
        // The ends of a bin are as likely as its other numbers.
        double half = grid.step() / 2;
        double share = (value - low) / (high - low);
        // What is left of the position says nothing of the value.
        double rest = uniform * FINE % 1;
        return Math.clamp(grid.round(value - half + share * grid.step(), rest), low, high);
    }

    @Override
    public boolean isEmitted(int code) {
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberCode codes && blanks == codes.blanks && grid.equals(codes.grid)
                && Arrays.deepEquals(knots.toArray(), codes.knots.toArray());
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(lows) + blanks;
    }
}
