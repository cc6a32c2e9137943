package dev.gan4j.data;

import dev.gan4j.data.csv.LabelColumn;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The class of each row of data, from which a conditional generator learns; immutable. */
public final class Labels {

    /** The most classes that data may have. */
    public static final int MOST_CLASSES = 1000;

    private final List<String> classes;
    private final int[] codes; // (rows), each the index of a class

    private Labels(List<String> classes, int[] codes) {
        this.classes = classes;
        this.codes = codes;
    }

    /**
     * Creates labels.
     *
     * @param classes the names of the classes, at least one
     * @param codes   of each row, the index of its class in that list; copied
     * @return the labels
     * @throws IllegalArgumentException if there is no class, or a code is not the index of a class
     */
    public static Labels of(List<String> classes, int[] codes) {
        if (classes.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one class but there was none");
        }
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] < 0 || codes[i] >= classes.size()) {
                throw new IllegalArgumentException("codes must be from 0 to " + (classes.size() - 1) + " but code "
                        + i + " was " + codes[i]);
            }
        }
        return new Labels(List.copyOf(classes), codes.clone());
    }

    /**
     * Creates labels from class names. The classes are sorted as numbers if all of them are numbers, otherwise as texts.
     *
     * @param names the class of each row
     * @return the labels
     * @throws dev.gan4j.InvalidInputException if one is empty, has more than one line, or there are more than
     *                                         {@value #MOST_CLASSES} classes
     */
    public static Labels ofRows(List<String> names) {
        LabelColumn column = new LabelColumn(0, "label");
        for (int row = 0; row < names.size(); row++) {
            column.add(names.get(row), "row " + (row + 1));
        }
        return column.labels();
    }

    /**
     * Returns the names of the classes.
     *
     * @return at least one
     */
    public List<String> classes() {
        return classes;
    }

    /**
     * Returns how many rows there are.
     *
     * @return at least 0
     */
    public int rows() {
        return codes.length;
    }

    /**
     * Returns the class of a row.
     *
     * @param row from 0
     * @return the index of its class
     */
    public int code(int row) {
        return codes[row];
    }

    /**
     * Returns the name of a row's class.
     *
     * @param row from 0
     * @return one of {@link #classes()}
     */
    public String name(int row) {
        return classes.get(codes[row]);
    }

    /**
     * Returns the classes of all rows.
     *
     * @return a copy, shape (rows)
     */
    public int[] codes() {
        return codes.clone();
    }

    /**
     * Returns the labels of some rows.
     *
     * @param chosen the rows to take, in the order wanted
     * @return labels, as many as rows were chosen, of the same classes
     */
    public Labels select(int... chosen) {
        return new Labels(classes, Arrays.stream(chosen).map(row -> codes[row]).toArray());
    }

    /**
     * Returns the rows of one class.
     *
     * @param code the index of the class
     * @return ascending; empty if no row belongs to it
     */
    public int[] rowsOf(int code) {
        return IntStream.range(0, codes.length).filter(row -> codes[row] == code).toArray();
    }

    /**
     * Returns the share of the rows that each class has.
     *
     * @return in the order of the classes, with sum 1; equal shares if there are no rows
     */
    public List<Double> shares() {
        int[] counts = new int[classes.size()];
        for (int code : codes) {
            counts[code]++;
        }
        return Arrays.stream(counts)
                .mapToObj(count -> codes.length == 0 ? 1.0 / counts.length : (double) count / codes.length).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Labels labels && classes.equals(labels.classes) && Arrays.equals(codes, labels.codes);
    }

    @Override
    public int hashCode() {
        return 31 * classes.hashCode() + Arrays.hashCode(codes);
    }

    @Override
    public String toString() {
        return "Labels[" + codes.length + " rows, " + classes.size() + " classes]";
    }
}
