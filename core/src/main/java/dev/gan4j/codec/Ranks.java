package dev.gan4j.codec;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Range;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.data.internal.Quantiles;
import dev.gan4j.data.internal.StandardNormal;
import dev.gan4j.data.internal.WorkingRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The map of one numeric column by the ranks of its values: a value at the share p of the training rows is the normal quantile of
 * p in training units. What networks generate is mapped back onto the training values, so heaps, gaps, grids, bounds and tails come
 * back as they are.
 */
public final class Ranks implements ColumnMap {

    /** Training rows that a value needs to be one of its own. */
    private static final int MINIMUM_COUNT = 5;
    /** The smallest probability that is mapped. */
    private static final double LEAST = 1e-9;
    /** The mass of a distribution, in rows: as with so many training rows, nothing is beyond the largest of them. */
    private static final double MASS = 1 << 20;
    /** Intervals of a distribution's quantiles outside of its tails. */
    private static final int CELLS = 128;
    /** Halvings of the probability in each tail. */
    private static final int OCTAVES = 13;
    private static final int KNOTS = 17;
    /** Quantiles of what a network generates. */
    private static final int SCORES = 1025;
    /** The ratio above which tails are heavy: of a normal distribution, the width of the central 99.8 % is 4.6 times that of the central half. */
    private static final double HEAVY = 6;
    private static final double TAIL = 0.001;

    private final NumberCode codes;
    private final double[] rows;
    private final double[] ends;
    private final double[] scores; // in training units, at even shares from 0 to 1; empty for normal quantiles

    private Ranks(NumberCode codes, double[] rows, double[] scores) {
        this.codes = codes;
        this.rows = rows.clone();
        this.scores = scores.clone();
        ends = new double[rows.length];
        double sum = Arrays.stream(rows).sum();
        double before = 0;
        for (int code = 0; code < rows.length; code++) {
            before += rows[code];
            ends[code] = before / sum;
        }
    }

    /**
     * Creates a map.
     *
     * @param codes  the values, and the intervals between them; without blanks
     * @param rows   the number of training rows of each code; at least 0, and some are positive
     * @param scores the numbers in training units, ascending, that have even shares of the rows below them, from none to all; empty
     *               for those of a normal distribution
     * @return the map
     * @throws IllegalArgumentException if there are more or fewer codes
     */
    public static Ranks of(NumberCode codes, double[] rows, double[] scores) {
        if (rows.length != codes.width() || codes.blanks() > 0) {
            throw new IllegalArgumentException("there must be rows of " + codes.width() + " codes but were of "
                    + rows.length);
        }
        return new Ranks(codes, rows, scores);
    }

    /**
     * Fits a map to training rows.
     *
     * @param values of the column
     * @return the map
     * @throws InvalidInputException if there is only one value, or one cannot be trained on
     */
    static Ranks fit(double[] values) {
        WorkingRange.of(values); // refuses what no map can handle
        NumberCode codes = NumberCode.fit(values, 0, MINIMUM_COUNT);
        double[] rows = new double[codes.width()];
        for (double value : values) {
            rows[codes.encode(value)]++;
        }
        Ranks ranks = new Ranks(codes, rows, new double[0]);
        if (!ranks.isUsable()) {
            throw new InvalidInputException("the data must have at least two values that " + MINIMUM_COUNT
                    + " training rows have, or more values, to be ranked");
        }
        return ranks;
    }

    /**
     * Takes the quantiles of a distribution.
     *
     * @param distribution of one number
     * @return the map
     */
    static Ranks of(UnivariateDistribution distribution) {
        List<double[]> knots = new ArrayList<>();
        List<Double> rows = new ArrayList<>();
        double low = 0;
        double mass = 0;
        while (low < 1) {
            double high = next(low);
            double end = high - low;
            double[] cell = new double[KNOTS];
            for (int k = 0; k < KNOTS; k++) {
                double p = low + (double) k / (KNOTS - 1) * end;
                cell[k] = distribution.quantile(Math.clamp(p, 0.5 / MASS, 1 - 0.5 / MASS));
            }
            double last = knots.isEmpty() ? Double.NEGATIVE_INFINITY : knots.getLast()[knots.getLast().length - 1];
            cell[0] = Math.max(cell[0], Math.nextUp(last)); // each number belongs to one interval
            mass += end * MASS;
            if (cell[0] < cell[1]) {
                knots.add(cell);
                rows.add(mass);
                mass = 0;
            } // else the interval is too short for doubles, and belongs to the next one
            low = high;
        }
        rows.set(rows.size() - 1, rows.getLast() + mass);
        return new Ranks(NumberCode.of(knots, 0, Grid.NONE), rows.stream().mapToDouble(Double::doubleValue).toArray(),
                new double[0]);
    }

    /** The end of the interval of probabilities that begins at one: shorter towards 0 and 1. */
    private static double next(double low) {
        double cell = 1.0 / CELLS;
        if (low < cell) {
            return low == 0 ? Math.scalb(cell, -OCTAVES) : 2 * low;
        }
        if (low < 1 - cell) {
            return Math.rint(low / cell + 1) * cell;
        }
        double left = 1 - low;
        return left <= Math.scalb(cell, -OCTAVES) ? 1 : 1 - left / 2;
    }

    /**
     * Returns whether a column asks for this map: a network of a few layers cannot produce its heaps, its grid or its tails.
     *
     * @param values training rows of the column
     * @return false for smooth columns with tails like those of a normal distribution
     */
    static boolean suit(double[] values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        if (ascending.length == 0 || ascending[0] == ascending[ascending.length - 1]) {
            return false;
        }
        return NumberCode.fit(values, 0, MINIMUM_COUNT).hasAtoms()
                || hasHeavyTails(p -> ascending[(int) (p * ascending.length)]);
    }

    /**
     * Returns whether a distribution asks for this map.
     *
     * @param distribution of one number
     * @return false for distributions with tails like those of a normal distribution
     */
    static boolean suit(UnivariateDistribution distribution) {
        return hasHeavyTails(distribution::quantile);
    }

    private static boolean hasHeavyTails(DoubleUnaryOperator quantile) {
        double tails = (quantile.applyAsDouble(1 - TAIL) - quantile.applyAsDouble(TAIL))
                / (quantile.applyAsDouble(0.75) - quantile.applyAsDouble(0.25));
        return !(tails <= HEAVY);
    }

    /**
     * Returns the values, and the intervals between them.
     *
     * @return without blanks
     */
    public NumberCode codes() {
        return codes;
    }

    /**
     * Returns the number of training rows of each code.
     *
     * @return a copy
     */
    public double[] rows() {
        return rows.clone();
    }

    /**
     * Returns the numbers in training units that have even shares of the rows below them.
     *
     * @return a copy; empty for those of a normal distribution
     */
    public double[] scores() {
        return scores.clone();
    }

    /**
     * Returns the map of a network whose output is not quite normal, so that what it generates has the training values' shares.
     *
     * @param generated in training units; at least two different numbers
     * @return the map
     */
    public Ranks calibrated(double[] generated) {
        double[] sorted = generated.clone();
        Arrays.sort(sorted);
        double[] found = new double[SCORES];
        for (int k = 0; k < SCORES; k++) {
            found[k] = Quantiles.quantile(sorted, (double) k / (SCORES - 1));
        }
        return new Ranks(codes, rows, found);
    }

    /** The share of the rows below a number in training units. */
    private double share(double y) {
        if (scores.length == 0) {
            return StandardNormal.cumulative(y);
        }
        int found = Arrays.binarySearch(scores, y);
        if (found >= 0) {
            return (double) found / (scores.length - 1);
        }
        int above = -found - 1;
        if (above == 0 || above == scores.length) {
            return above == 0 ? 0 : 1;
        }
        return (above - 1 + (y - scores[above - 1]) / (scores[above] - scores[above - 1])) / (scores.length - 1);
    }

    /** The number in training units with a share of the rows below it. */
    private double score(double p) {
        if (scores.length == 0) {
            return StandardNormal.quantileAt(Math.clamp(p, LEAST, 1 - LEAST));
        }
        double position = p * (scores.length - 1);
        int at = Math.min((int) position, scores.length - 2);
        return scores[at] + (position - at) * (scores[at + 1] - scores[at]);
    }

    private double start(int code) {
        return code == 0 ? 0 : ends[code - 1];
    }

    @Override
    public float toTraining(double x) {
        return toTraining(x, 0.5);
    }

    @Override
    public float toTraining(double x, double uniform) {
        int code = codes.encode(x);
        double inside = codes.isBin(code) ? (codes.position(code, x) * (rows[code] - 1) + 0.5) / rows[code] : uniform;
        double p = start(code) + inside * (ends[code] - start(code));
        return (float) score(p);
    }

    @Override
    public boolean isSpread() {
        return codes.hasAtoms();
    }

    @Override
    public boolean isWhole() {
        return codes.grid().isWhole();
    }

    @Override
    public double toData(float x) {
        double p = share(x);
        int code = code(p);
        double inside = (p - start(code)) / (ends[code] - start(code));
        double position = codes.isBin(code)
                ? Math.clamp((inside * rows[code] - 0.5) / (rows[code] - 1), 0, Math.nextDown(1.0))
                : 0;
        return codes.decode(code, position);
    }

    private int code(double p) {
        int found = Arrays.binarySearch(ends, p);
        int code = Math.min(found >= 0 ? found + 1 : -found - 1, ends.length - 1);
        while (rows[code] == 0) { // above the last training row
            code--;
        }
        return code;
    }

    @Override
    public double scaleAt(double x) {
        int code = codes.encode(x);
        if (!codes.isBin(code)) {
            return 0;
        }
        double y = toTraining(x);
        double density = Math.exp(-y * y / 2) / Math.sqrt(2 * Math.PI);
        return codes.slope(code, x) / (ends[code] - start(code)) * density;
    }

    @Override
    public boolean accepts(double x) {
        return Math.abs(x) <= WorkingRange.LARGEST;
    }

    @Override
    public boolean isUsable() {
        Range range = ends();
        return range.low() < range.high() && Double.isFinite(range.low()) && Double.isFinite(range.high());
    }

    private Range ends() {
        List<double[]> knots = codes.knots();
        double[] last = knots.getLast();
        return new Range(knots.getFirst()[0], last[last.length - 1]);
    }

    /** The central part of the values, with a margin. */
    @Override
    public Range range() {
        Range ends = ends();
        double low = toData((float) score(WorkingRange.LOWER_QUANTILE));
        double high = toData((float) score(WorkingRange.UPPER_QUANTILE));
        double margin = WorkingRange.MARGIN * (low < high ? high - low : ends.high() - ends.low());
        return low < high
                ? new Range(low - margin, high + margin)
                : new Range(ends.low() - margin, ends.high() + margin);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ranks ranks && codes.equals(ranks.codes) && Arrays.equals(rows, ranks.rows)
                && Arrays.equals(scores, ranks.scores);
    }

    @Override
    public int hashCode() {
        return 31 * codes.hashCode() + Arrays.hashCode(rows);
    }

    @Override
    public String toString() {
        return "Ranks[" + ends() + "]";
    }
}
