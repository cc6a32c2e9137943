package dev.gan4j.table;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import dev.gan4j.data.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A table without the texts that too few of its training rows have, as a model may hold it: categories, texts beside numbers that
 * count as blank, and the rows of dependencies. What somebody says of any table stays: the texts that count as no value in all
 * columns, and the cells that a rule names.
 */
public final class RareValues {

    private final TableSchema whole;
    private final Dataset training;
    private final int minimumCount;
    private final String source;
    private final Map<Integer, Set<String>> left = new HashMap<>(); // the texts of columns that are left out
    private final double[][] values; // of the training rows, as the columns that are left have them
    private final TableSchema schema;

    /**
     * Leaves out what is rare.
     *
     * @param whole        what is known of the table
     * @param training     rows of it
     * @param minimumCount rows that a text needs
     * @param source       the name of the table, for messages
     * @throws InvalidInputException if a column would have no category left, or a dependency no row; the message names it
     */
    public RareValues(TableSchema whole, Dataset training, int minimumCount, String source) {
        this.whole = whole;
        this.training = training;
        this.minimumCount = minimumCount;
        this.source = source;
        values = new double[whole.columns().width()][];
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            values[i] = training.column(i);
            columns.add(switch (whole.columns().columns().get(i)) {
                case Column.Categorical column -> ofCategories(i, column);
                case Column.Numeric column -> new Column.Numeric(column.name(), column.key(), column.format(),
                        ofBlanks(i, column.blanks()));
                case Column.Temporal column -> new Column.Temporal(column.name(), column.key(), column.format(),
                        ofBlanks(i, column.blanks()));
                case Column.Constant column -> column;
                case Column.Identifier column -> column;
                case Column.Text column -> column;
            });
        }
        schema = new TableSchema(new Schema(columns), whole.blanks(),
                whole.dependencies().stream().map(this::withoutRare).toList(), whole.rules(), whole.format());
    }

    private Column.Categorical ofCategories(int index, Column.Categorical column) {
        List<String> categories = column.categories();
        int[] counts = new int[categories.size()];
        for (double value : values[index]) {
            counts[(int) value]++;
        }
        if (Arrays.stream(counts).noneMatch(count -> count >= minimumCount)) {
            throw tooRare(column.name());
        }
        Blanks blanks = Blanks.of(whole.blanks());
        Set<String> named = named(column);
        List<String> kept = kept(index, categories, category -> counts[category] >= minimumCount
                || blanks.has(categories.get(category)) || named.contains(categories.get(category)));
        Map<String, Integer> places = CellText.places(kept);
        for (int row = 0; row < values[index].length; row++) {
            // No category is one after the last.
            values[index][row] = places.getOrDefault(categories.get((int) values[index][row]), kept.size());
        }
        return new Column.Categorical(column.name(), column.key(), kept, column.ordered());
    }

    private InvalidInputException tooRare(String column) {
        return new InvalidInputException(source + ": column '" + column + "' has no value that " + minimumCount
                + " training rows have, so that none may be sampled; set minimumCount lower, or leave the column out");
    }

    private List<String> kept(int index, List<String> texts, IntPredicate isKept) {
        List<String> kept = new ArrayList<>();
        Set<String> out = new LinkedHashSet<>();
        for (int i = 0; i < texts.size(); i++) {
            if (isKept.test(i)) {
                kept.add(texts.get(i));
            } else {
                out.add(texts.get(i));
            }
        }
        left.put(index, out);
        return kept;
    }

    /** The texts of a column that rules name. */
    private Set<String> named(Column column) {
        Set<String> named = new LinkedHashSet<>();
        for (Rule rule : whole.rules()) {
            switch (rule) {
                case Rule.Condition condition -> {
                    for (String text : column instanceof Column.Categorical of ? of.categories() : List.<String>of()) {
                        if (condition.expression().contains("'" + text.replace("'", "''") + "'")) {
                            named.add(text);
                        }
                    }
                }
                case Rule.Allowed allowed -> {
                    int at = allowed.columns().indexOf(column.key());
                    if (at >= 0) {
                        allowed.combinations().forEach(cells -> named.add(cells.get(at)));
                    }
                }
                case Rule.OneHot hot -> {
                    if (hot.columns().contains(column.key()) && column instanceof Column.Categorical of) {
                        named.addAll(of.categories());
                    }
                }
                case Rule.Unique any -> {}
            }
        }
        return named;
    }

    /** Texts that count as blank are the column's own where no other column has them; rare ones become another. */
    private List<String> ofBlanks(int index, List<String> blanks) {
        int[] counts = new int[blanks.size()];
        for (double value : values[index]) {
            if (Double.isNaN(value)) {
                counts[Blank.index(value)]++;
            }
        }
        List<String> kept = kept(index, blanks,
                blank -> counts[blank] >= minimumCount || whole.blanks().contains(blanks.get(blank)));
        if (kept.size() == blanks.size()) {
            return blanks;
        }
        if (kept.isEmpty()) {
            kept.add(whole.blanks().isEmpty() ? "" : whole.blanks().getFirst());
        }
        Map<String, Integer> places = CellText.places(kept);
        for (int row = 0; row < values[index].length; row++) {
            double value = values[index][row];
            values[index][row] = Double.isNaN(value)
                    ? Blank.of(places.getOrDefault(blanks.get(Blank.index(value)), 0))
                    : value;
        }
        return kept;
    }

    private Dependency withoutRare(Dependency dependency) {
        int from = Dependency.index(whole.columns(), dependency.from());
        Column column = whole.columns().columns().get(from);
        Map<Long, Integer> counts = new HashMap<>();
        for (double value : training.column(from)) {
            counts.merge(Double.doubleToRawLongBits(value), 1, Integer::sum);
        }
        var reader = CellText.reader(column);
        Map<String, String> table = new LinkedHashMap<>();
        dependency.table().forEach((key, value) -> {
            if (counts.getOrDefault(Double.doubleToRawLongBits(reader.applyAsDouble(key)), 0) >= minimumCount) {
                table.put(key, value);
            }
        });
        if (table.isEmpty()) {
            throw tooRare(column.name());
        }
        return new Dependency(dependency.from(), dependency.column(), table);
    }

    /**
     * Returns what is left of the schema.
     *
     * @return which a model may hold
     */
    public TableSchema schema() {
        return schema;
    }

    /**
     * Returns the training rows, as the columns that are left have them.
     *
     * @return as many rows; a category that is left out is the number after that of the last one
     */
    public Dataset training() {
        return new Dataset(schema.columns(), Points.ofColumns(values), null);
    }

    /**
     * Returns the texts of a column that were left out.
     *
     * @param column index in the schema
     * @return empty where none is rare
     */
    public Set<String> of(int column) {
        return left.getOrDefault(column, Set.of());
    }

    @Override
    public String toString() {
        return "RareValues[" + IntStream.range(0, values.length).map(column -> of(column).size()).sum() + " of "
                + source
                + "]";
    }
}
