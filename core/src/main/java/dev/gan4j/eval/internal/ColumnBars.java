package dev.gan4j.eval.internal;

import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.eval.TableColumn.Bar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The bars of a column's picture: a histogram of numbers, and the shares of the commonest values. */
public final class ColumnBars {

    private static final int BINS = 24;
    private static final int TOP = 12;
    /** Numbers of which there are at most this many are a bar each. */
    private static final int FEW = 30;
    /** The share from which on a number is a value of its own and not a part of a curve. */
    private static final double HEAP = 0.05;
    /** Whole numbers whose range is no wider than this have a bar each. */
    private static final int MOST_WHOLE = 100;
    /** The share of the real values that lies beyond each end of a histogram. */
    private static final double BEYOND = 0.005;

    private final Column column;
    private final double[] real;
    private final double[] generated;
    private final Map<Double, int[]> counts = new TreeMap<>(); // of real and of generated values

    /**
     * Prepares a column.
     *
     * @param real      rows, at least one
     * @param generated rows of the same schema, at least one
     * @param index     of the column
     */
    public ColumnBars(Dataset real, Dataset generated, int index) {
        column = real.schema().columns().get(index);
        this.real = real.column(index);
        this.generated = generated.column(index);
        for (int part = 0; part < 2; part++) {
            for (double value : part == 0 ? this.real : this.generated) {
                if (!Double.isNaN(value)) {
                    counts.computeIfAbsent(value + 0.0, key -> new int[2])[part]++;
                }
            }
        }
    }

    public double realBlanks() {
        return (double) Arrays.stream(real).filter(Double::isNaN).count() / real.length;
    }

    public double generatedBlanks() {
        return (double) Arrays.stream(generated).filter(Double::isNaN).count() / generated.length;
    }

    private boolean isCategory() {
        return column instanceof Column.Categorical;
    }

    /** The shares over the range of the real numbers, whose ends hold all that is beyond; empty of categories. */
    public List<Bar> histogram() {
        if (isCategory() || counts.isEmpty()) {
            return List.of();
        }
        if (counts.size() <= FEW) {
            return counts.keySet().stream().map(this::bar).toList();
        }
        boolean areWhole = counts.keySet().stream().allMatch(value -> Math.rint(value) == value);
        double[] ascending = Arrays.stream(real).filter(value -> !Double.isNaN(value)).sorted().toArray();
        if (ascending.length == 0) {
            return List.of();
        }
        int beyond = (int) (BEYOND * ascending.length);
        double low = ascending[beyond];
        double high = ascending[ascending.length - 1 - beyond];
        if (low == high) {
            low = ascending[0];
            high = ascending[ascending.length - 1];
        }
        double width = areWhole
                ? high - low < MOST_WHOLE ? 1 : Math.ceil((high - low + 1) / BINS)
                : (high - low) / BINS;
        int bins = areWhole ? (int) Math.ceil((high - low + 1) / width) : BINS;
        double[][] shares = new double[bins][2];
        for (Map.Entry<Double, int[]> entry : counts.entrySet()) {
            int bin = width > 0 ? (int) Math.clamp((entry.getKey() - low) / width, 0, bins - 1) : 0;
            shares[bin][0] += (double) entry.getValue()[0] / real.length;
            shares[bin][1] += (double) entry.getValue()[1] / generated.length;
        }
        List<Bar> bars = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            double from = low + bin * width;
            double to = areWhole ? from + width - 1 : from + width;
            bars.add(new Bar(label(from, to, bin == 0, bin == bins - 1), shares[bin][0], shares[bin][1]));
        }
        return bars;
    }

    /** The first and the last bar hold all that is beyond, too. */
    private String label(double from, double to, boolean isFirst, boolean isLast) {
        return isFirst
                ? "≤ " + ValueText.of(column, to)
                : isLast
                        ? "≥ " + ValueText.of(column, from)
                        : from == to
                                ? ValueText.of(column, from)
                                : ValueText.of(column, from) + " to " + ValueText.of(column, to);
    }

    /** The commonest values: of categories with all the others as one; of numbers those that make heaps. */
    public List<Bar> top() {
        if (!isCategory() && counts.size() <= FEW) {
            return List.of();
        }
        List<Bar> all = counts.entrySet().stream()
                .filter(entry -> isCategory()
                        || Math.max((double) entry.getValue()[0] / real.length,
                                (double) entry.getValue()[1] / generated.length) >= HEAP)
                .sorted(Comparator.comparingDouble(entry -> -Math.max((double) entry.getValue()[0] / real.length,
                        (double) entry.getValue()[1] / generated.length)))
                .map(entry -> bar(entry.getKey())).toList();
        if (all.size() <= TOP) {
            return all;
        }
        List<Bar> top = new ArrayList<>(all.subList(0, TOP));
        if (isCategory()) {
            List<Bar> others = all.subList(TOP, all.size());
            top.add(new Bar(others.size() + " others", others.stream().mapToDouble(Bar::real).sum(),
                    others.stream().mapToDouble(Bar::generated).sum()));
        }
        return top;
    }

    private Bar bar(double value) {
        int[] count = counts.getOrDefault(value, new int[2]);
        return new Bar(ValueText.of(column, value), (double) count[0] / real.length,
                (double) count[1] / generated.length);
    }
}
