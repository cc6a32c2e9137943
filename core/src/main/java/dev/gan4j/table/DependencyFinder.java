package dev.gan4j.table;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds columns that follow from one other column in all rows, and a tree of them of which as few columns as can be are roots.
 *
 * <p>A category determines whose values stand in two rows each on average, and a number or a time of which at most
 * {@value #MOST_NUMBERS} values are different and stand in {@value #ROWS_A_NUMBER} rows each. Rows whose value was seen before
 * are the evidence: if B were independent of A, each of them would agree with the row before with the probability that two of
 * these rows agree in B, and the product of these must be less than one in 10^9, so that not one in a thousand of a million
 * pairs is found by chance.
 */
final class DependencyFinder {

    private static final int MOST_NUMBERS = 256;
    private static final int ROWS_A_NUMBER = 10;
    private static final double LEAST_EVIDENCE = 9 * Math.log(10);

    private final String display;
    private final Schema schema;
    private final int rows;
    private final int[][] ids; // (columns, rows), the different numbers in the order of appearance; null without values
    private final int[] sizes; // (columns)
    private final double[][] numbers; // (columns, sizes)
    private int[] stamps = new int[0];
    private int[] seen = new int[0];
    private int stamp;

    DependencyFinder(String display, Schema schema, List<ColumnCells> cells, List<double[]> values) {
        this.display = display;
        this.schema = schema;
        int width = schema.width();
        rows = cells.getFirst().rows();
        ids = new int[width][];
        sizes = new int[width];
        numbers = new double[width][];
        for (int i = 0; i < width; i++) {
            if (isLearnt(schema.columns().get(i))) {
                index(i, cells.get(i), values.get(i));
            }
        }
    }

    private static boolean isLearnt(Column column) {
        return switch (column) {
            case Column.Numeric any -> true;
            case Column.Categorical any -> true;
            case Column.Temporal any -> true;
            case Column.Constant any -> false;
            case Column.Identifier any -> false;
            case Column.Text any -> false;
        };
    }

    private void index(int column, ColumnCells cells, double[] values) {
        Map<Long, Integer> known = new HashMap<>();
        int[] idOf = new int[values.length];
        double[] number = new double[values.length];
        for (int code = 0; code < values.length; code++) {
            idOf[code] = known.computeIfAbsent(Double.doubleToRawLongBits(values[code]), bits -> known.size());
            number[idOf[code]] = values[code];
        }
        int[] id = new int[rows];
        for (int row = 0; row < rows; row++) {
            id[row] = idOf[cells.code(row)];
        }
        ids[column] = id;
        sizes[column] = known.size();
        numbers[column] = Arrays.copyOf(number, known.size());
    }

    /**
     * Returns the dependencies.
     *
     * @param told those that somebody says hold; null to find them
     */
    List<Dependency> find(@Nullable List<ToldSchema.ToldDependency> told) {
        if (told == null) {
            return found();
        }
        Map<String, Dependency> all = new LinkedHashMap<>();
        for (ToldSchema.ToldDependency one : told) {
            if (all.put(one.column(), told(one)) != null) {
                throw new InvalidInputException(display + ": '" + one.column() + "' cannot follow from two columns");
            }
        }
        return inOrder(all.values());
    }

    private Dependency told(ToldSchema.ToldDependency told) {
        int from = Dependency.index(schema, told.from());
        int to = Dependency.index(schema, told.column());
        if (ids[from] == null || ids[to] == null) {
            throw new InvalidInputException(display + ": '" + told.column() + "' cannot follow from '" + told.from()
                    + "': both must be numbers, times or categories");
        }
        if (!told.table().isEmpty()) {
            return new Dependency(told.from(), told.column(), told.table());
        }
        int row = contradiction(from, to);
        if (row >= 0) {
            throw new InvalidInputException(display + ", row " + (row + 1) + ": '" + told.column()
                    + "' does not follow from '"
                    + told.from() + "': for '" + text(from, ids[from][row]) + "' it is '" + text(to, ids[to][row])
                    + "' here and '" + text(to, seen[ids[from][row]]) + "' above");
        }
        return dependency(from, to);
    }

    private List<Dependency> found() {
        int width = schema.width();
        int[] group = groups();
        List<List<Integer>> parents = new ArrayList<>(); // of each column that stands for a group, those that determine it
        for (int to = 0; to < width; to++) {
            List<Integer> from = new ArrayList<>();
            for (int candidate = 0; candidate < width && group[to] == to; candidate++) {
                boolean isCandidate = candidate != to && group[candidate] == candidate && determines(candidate)
                        && ids[to] != null && sizes[candidate] > sizes[to];
                if (isCandidate && contradiction(candidate, to) < 0 && isEvident(candidate, to)) {
                    from.add(candidate);
                }
            }
            parents.add(from);
        }
        // Sizes fall from each column to those that follow from it, so there is no cycle.
        Map<Integer, Dependency> bySize = new TreeMap<>(Comparator.<Integer>comparingInt(column -> -sizes[column])
                .thenComparing(Comparator.naturalOrder()));
        for (int to = 0; to < width; to++) {
            Integer nearest = parents.get(to).stream().min(Comparator.comparingInt(column -> sizes[column]))
                    .orElse(null);
            if (group[to] != to) {
                bySize.put(to, dependency(group[to], to));
            } else if (nearest != null) {
                bySize.put(to, dependency(nearest, to));
            }
        }
        return inOrder(bySize.values());
    }

    /** A column comes after the one that it follows from. */
    private List<Dependency> inOrder(Collection<Dependency> found) {
        List<Dependency> ordered = new ArrayList<>();
        Map<String, Dependency> left = new LinkedHashMap<>();
        found.forEach(dependency -> left.put(dependency.column(), dependency));
        while (!left.isEmpty()) {
            List<Dependency> known = left.values().stream().filter(next -> !left.containsKey(next.from())).toList();
            if (known.isEmpty()) {
                throw new InvalidInputException(display + ": columns follow from one another in a circle: "
                        + String.join(", ", left.keySet()));
            }
            known.forEach(next -> left.remove(next.column()));
            ordered.addAll(known);
        }
        return ordered;
    }

    /** Returns for each column the first one that is one-to-one with it, be it itself. */
    private int[] groups() {
        int width = schema.width();
        int[] group = new int[width];
        Map<Integer, List<Integer>> byHash = new HashMap<>();
        for (int i = 0; i < width; i++) {
            group[i] = i;
            if (ids[i] == null || !determines(i)) {
                continue;
            }
            List<Integer> alike = byHash.computeIfAbsent(Arrays.hashCode(ids[i]), hash -> new ArrayList<>());
            for (int before : alike) {
                if (Arrays.equals(ids[before], ids[i]) && isEvident(before, i)) {
                    group[i] = before;
                    break;
                }
            }
            if (group[i] == i) {
                alike.add(i);
            }
        }
        return group;
    }

    private boolean determines(int column) {
        if (ids[column] == null || sizes[column] < 2 || 2L * sizes[column] > rows) {
            return false;
        }
        return schema.columns().get(column) instanceof Column.Categorical
                || (sizes[column] <= MOST_NUMBERS && (long) ROWS_A_NUMBER * sizes[column] <= rows);
    }

    /** Whether a dependency that holds would hardly do so by chance. */
    private boolean isEvident(int from, int to) {
        long[] repeated = new long[sizes[to]];
        boolean[] known = new boolean[sizes[from]];
        for (int row = 0; row < rows; row++) {
            if (known[ids[from][row]]) {
                repeated[ids[to][row]]++;
            }
            known[ids[from][row]] = true;
        }
        double all = rows - sizes[from];
        double agreement = 0;
        for (long count : repeated) {
            agreement += count / all * (count / all);
        }
        return -all * Math.log(agreement) >= LEAST_EVIDENCE;
    }

    /** Returns the first row whose value of one column has two of another; -1 where there is none. */
    private int contradiction(int from, int to) {
        if (stamps.length < sizes[from]) {
            stamps = new int[sizes[from]];
            seen = new int[sizes[from]];
            stamp = 0;
        }
        stamp++;
        int[] determinant = ids[from];
        int[] dependent = ids[to];
        for (int row = 0; row < rows; row++) {
            int value = determinant[row];
            if (stamps[value] != stamp) {
                stamps[value] = stamp;
                seen[value] = dependent[row];
            } else if (seen[value] != dependent[row]) {
                return row;
            }
        }
        return -1;
    }

    private Dependency dependency(int from, int to) {
        Map<Integer, Integer> pairs = new TreeMap<>(Comparator.<Integer>comparingDouble(id -> numbers[from][id])
                .thenComparing(Comparator.naturalOrder()));
        for (int row = 0; row < rows; row++) {
            pairs.put(ids[from][row], ids[to][row]);
        }
        Map<String, String> table = new LinkedHashMap<>();
        pairs.forEach((key, value) -> table.put(text(from, key), text(to, value)));
        return new Dependency(schema.keys().get(from), schema.keys().get(to), table);
    }

    private String text(int column, int id) {
        return CellText.write(schema.columns().get(column), numbers[column][id]);
    }
}
