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

    /** What a bar counts. */
    public sealed interface Part {

        /** Returns the value or the range in words. */
        String text();

        /** Returns whether a cell is counted. */
        boolean holds(double value);

        /** Returns the share of some cells, blank ones among them, that are counted; 0 of none. */
        default double share(double[] cells) {
            return cells.length == 0 ? 0 : (double) Arrays.stream(cells).filter(this::holds).count() / cells.length;
        }

        /** One value. */
        record Single(String text, double value) implements Part {
            @Override
            public boolean holds(double other) {
                return other == value;
            }
        }

        /**
         * A range of numbers.
         *
         * @param from its least number; infinite for a range without an end there
         * @param to   the number at which it ends, which is beyond it; infinite for a range without an end there
         */
        record Between(String text, double from, double to) implements Part {
            @Override
            public boolean holds(double value) {
                return value >= from && value < to;
            }
        }

        /** All values but some. */
        record Others(String text, List<Double> but) implements Part {
            @Override
            public boolean holds(double value) {
                return !Double.isNaN(value) && !but.contains(value);
            }
        }
    }

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
        return blanks(real);
    }

    public double generatedBlanks() {
        return blanks(generated);
    }

    /** Returns the share of cells that are blank; 0 of none. */
    public static double blanks(double[] cells) {
        return cells.length == 0 ? 0 : (double) Arrays.stream(cells).filter(Double::isNaN).count() / cells.length;
    }

    private boolean isCategory() {
        return column instanceof Column.Categorical;
    }

    /** The shares over the range of the real numbers, whose ends hold all that is beyond; empty of categories. */
    public List<Bar> histogram() {
        return ranges().stream().map(this::bar).toList();
    }

    /** The commonest values: of categories with all the others as one; of numbers those that make heaps. */
    public List<Bar> top() {
        return commonest().stream().map(this::bar).toList();
    }

    private Bar bar(Part part) {
        return new Bar(part.text(), part.share(real), part.share(generated));
    }

    /** What the bars of the {@link #histogram} count. */
    public List<Part> ranges() {
        if (isCategory() || counts.isEmpty()) {
            return List.of();
        }
        if (counts.size() <= FEW) {
            return counts.keySet().stream().map(this::single).toList();
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
        List<Part> parts = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            double from = low + bin * width;
            double to = low + (bin + 1) * width;
            boolean isFirst = bin == 0;
            boolean isLast = bin == bins - 1;
            parts.add(new Part.Between(label(from, areWhole ? to - 1 : to, isFirst, isLast),
                    isFirst ? Double.NEGATIVE_INFINITY : from, isLast ? Double.POSITIVE_INFINITY : to));
        }
        return parts;
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

    /** What the bars of the {@link #top} count. */
    public List<Part> commonest() {
        if (!isCategory() && counts.size() <= FEW) {
            return List.of();
        }
        List<Double> all = counts.entrySet().stream()
                .filter(entry -> isCategory() || larger(entry.getValue()) >= HEAP)
                .sorted(Comparator.comparingDouble(entry -> -larger(entry.getValue()))).map(Map.Entry::getKey).toList();
        if (all.size() <= TOP) {
            return all.stream().map(this::single).toList();
        }
        List<Part> top = new ArrayList<>(all.subList(0, TOP).stream().map(this::single).toList());
        if (isCategory()) {
            top.add(new Part.Others(all.size() - TOP + " others", List.copyOf(all.subList(0, TOP))));
        }
        return top;
    }

    private double larger(int[] count) {
        return Math.max((double) count[0] / real.length, (double) count[1] / generated.length);
    }

    private Part single(double value) {
        return new Part.Single(ValueText.of(column, value), value);
    }
}
