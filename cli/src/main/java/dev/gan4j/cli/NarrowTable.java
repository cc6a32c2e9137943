package dev.gan4j.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table whose columns are as wide as their cells: the first aligned left, the others right, with one blank between. */
final class NarrowTable {

    /** The first column is not cut below this width, which keeps its names distinguishable. */
    private static final int LEAST_NAME = 8;

    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a row; a row of one cell is a line of text, which does not count for the widths. */
    void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** Returns the width of the longest row. */
    int width() {
        int[] widths = widths();
        return Arrays.stream(widths).sum() + widths.length - 1;
    }

    /**
     * Prints the table.
     *
     * @param columns the width that it should fit; names in the first column are cut if necessary
     */
    void print(PrintWriter out, int columns) {
        int[] widths = widths();
        widths[0] = Math.clamp(widths[0] - Math.max(0, width() - columns), Math.min(LEAST_NAME, widths[0]), widths[0]);
        for (List<String> row : rows) {
            if (row.size() == 1) {
                out.println(row.getFirst());
                continue;
            }
            StringBuilder line = new StringBuilder(cut(row.getFirst(), widths[0]));
            line.repeat(' ', widths[0] - line.length());
            for (int i = 1; i < row.size(); i++) {
                line.repeat(' ', 1 + widths[i] - row.get(i).length()).append(row.get(i));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /** Returns a name, cut to a width of at least 3. */
    static String cut(String name, int width) {
        return name.length() <= width ? name : name.substring(0, width - 3) + "...";
    }

    private int[] widths() {
        int[] widths = new int[rows.stream().mapToInt(List::size).max().orElse(1)];
        rows.stream().filter(row -> row.size() > 1).forEach(row -> {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        return widths;
    }
}
