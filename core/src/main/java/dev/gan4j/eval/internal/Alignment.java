package dev.gan4j.eval.internal;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Blank;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import dev.gan4j.data.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Tables of the same columns, brought to one schema: that of the first table, with the categories and blank texts of all.
 * Columns are found by name, categories and blanks by their text.
 */
public final class Alignment {

    private final List<Dataset> tables;
    private final List<String> names;
    private final Map<String, Integer> indices = new HashMap<>(); // of the texts of the column at work

    private Alignment(List<Dataset> tables, List<String> names) {
        this.tables = tables;
        this.names = names;
    }

    /**
     * Aligns tables.
     *
     * @param tables the first one's kinds of columns are those of the result
     * @param names  of the tables, for messages, such as "the synthetic table"
     * @return as many tables, of one schema
     * @throws InvalidInputException if a table has no column of the first one, or one of another kind; the message names it
     */
    public static List<Dataset> of(List<Dataset> tables, List<String> names) {
        boolean areAligned = tables.stream().allMatch(table -> table.schema().equals(tables.getFirst().schema()));
        return areAligned ? tables : new Alignment(tables, names).align();
    }

    private List<Dataset> align() {
        Schema first = tables.getFirst().schema();
        int width = first.width();
        double[][][] columns = new double[tables.size()][width][];
        List<Column> merged = new ArrayList<>();
        for (int j = 0; j < width; j++) {
            List<Integer> at = new ArrayList<>();
            for (int table = 0; table < tables.size(); table++) {
                at.add(table == 0 ? j : find(first.columns().get(j).name(), table));
            }
            merged.add(merge(j, at, columns));
        }
        Schema schema = new Schema(merged);
        List<Dataset> aligned = new ArrayList<>();
        for (int table = 0; table < tables.size(); table++) {
            aligned.add(new Dataset(schema, Points.ofColumns(columns[table]), null));
        }
        return aligned;
    }

    private int find(String column, int table) {
        int found = tables.get(table).schema().names().indexOf(column);
        if (found < 0) {
            throw new InvalidInputException(names.get(table) + " must have the columns of " + names.getFirst()
                    + " but has no column \"" + column + "\"; it has: "
                    + String.join(", ", tables.get(table).schema().names()));
        }
        return found;
    }

    private Column column(int table, List<Integer> at) {
        return tables.get(table).schema().columns().get(at.get(table));
    }

    private Column merge(int j, List<Integer> at, double[][][] columns) {
        Column first = column(0, at);
        SequencedSet<String> texts = new LinkedHashSet<>();
        boolean isCategory = first instanceof Column.Categorical;
        for (int table = 0; table < tables.size(); table++) {
            Column column = column(table, at);
            texts.addAll(isCategory ? texts(table, at) : column.blanks());
        }
        indices.clear();
        for (String text : texts) {
            indices.put(text, indices.size());
        }
        for (int table = 0; table < tables.size(); table++) {
            columns[table][j] = values(first, table, at);
        }
        return switch (first) {
            case Column.Numeric numeric ->
                new Column.Numeric(numeric.name(), numeric.key(), numeric.format(), List.copyOf(texts));
            case Column.Categorical category ->
                new Column.Categorical(category.name(), category.key(), List.copyOf(texts), category.ordered());
            case Column.Temporal time ->
                new Column.Temporal(time.name(), time.key(), time.format(), List.copyOf(texts));
            case Column.Constant constant -> constant;
            case Column.Identifier identifier -> identifier;
            case Column.Text text -> text;
        };
    }

    /** The texts that a column, which is compared with categories, has. */
    private List<String> texts(int table, List<Integer> at) {
        return switch (column(table, at)) {
            case Column.Categorical category -> category.categories();
            case Column.Constant constant -> List.of(constant.text());
            case Column.Numeric numeric -> {
                SequencedSet<String> texts = new LinkedHashSet<>();
                for (double value : tables.get(table).column(at.get(table))) {
                    texts.add(text(numeric, value));
                }
                yield List.copyOf(texts);
            }
            case Column other -> throw differs(table, at);
        };
    }

    private static String text(Column.Numeric column, double value) {
        return Double.isNaN(value) ? blank(column, value) : column.format().write(value);
    }

    private static String blank(Column column, double value) {
        int index = Blank.index(value);
        return index < column.blanks().size() ? column.blanks().get(index) : "";
    }

    private double[] values(Column first, int table, List<Integer> at) {
        double[] values = tables.get(table).column(at.get(table));
        Column column = column(table, at);
        switch (first) {
            case Column.Categorical category -> {
                switch (column) {
                    case Column.Categorical other ->
                        recode(values, value -> index(other.categories().get((int) value)));
                    case Column.Constant constant -> recode(values, value -> index(constant.text()));
                    case Column.Numeric numeric -> recode(values, value -> index(text(numeric, value)));
                    case Column other -> throw differs(table, at);
                }
            }
            case Column.Numeric numeric -> {
                if (column instanceof Column.Numeric other) {
                    recode(values, value -> number(other, value));
                } else {
                    parse(values, numeric, numeric.format()::parse, table, at);
                }
            }
            case Column.Temporal time -> {
                if (column instanceof Column.Temporal other && other.format().kind() == time.format().kind()) {
                    recode(values, value -> number(other, value));
                } else {
                    parse(values, time, time.format()::parse, table, at);
                }
            }
            case Column.Constant constant -> {}
            case Column.Identifier identifier -> {}
            case Column.Text text -> {}
        }
        return values;
    }

    /** Reads texts as the first table's column has them. */
    private void parse(double[] values, Column first, ToDoubleFunction<String> parse, int table, List<Integer> at) {
        switch (column(table, at)) {
            case Column.Categorical category -> recode(values,
                    value -> number(first, category.categories().get((int) value), parse, table));
            case Column.Constant constant -> {
                double value = number(first, constant.text(), parse, table);
                recode(values, any -> value);
            }
            case Column other -> throw differs(table, at);
        }
    }

    private static void recode(double[] values, DoubleUnaryOperator code) {
        for (int i = 0; i < values.length; i++) {
            values[i] = code.applyAsDouble(values[i]);
        }
    }

    private double number(Column column, double value) {
        return Double.isNaN(value) ? Blank.of(indices.getOrDefault(blank(column, value), 0)) : value;
    }

    private double number(Column column, String text, ToDoubleFunction<String> parse, int table) {
        Integer blank = indices.get(text);
        if (blank != null) {
            return Blank.of(blank);
        }
        double value = parse.applyAsDouble(text.strip());
        if (Double.isNaN(value)) {
            throw new InvalidInputException("column \"" + column.name() + "\" is " + kind(column) + " in "
                    + names.getFirst() + " but holds \"" + text + "\" in " + names.get(table));
        }
        return value;
    }

    private int index(String text) {
        Integer index = indices.get(text);
        if (index == null) {
            throw new IllegalStateException("there is no text \"" + text + "\"");
        }
        return index;
    }

    private InvalidInputException differs(int table, List<Integer> at) {
        Column first = column(0, at);
        return new InvalidInputException("column \"" + first.name() + "\" is " + kind(first) + " in " + names.getFirst()
                + " but " + kind(column(table, at)) + " in " + names.get(table));
    }

    private static String kind(Column column) {
        return switch (column) {
            case Column.Numeric numeric -> "a number";
            case Column.Categorical category -> "a category";
            case Column.Temporal time -> "a " + time.format().kind().name().toLowerCase(Locale.ROOT)
                    .replace('_', '-');
            case Column.Constant constant -> "the same in every row";
            case Column.Identifier identifier -> "an identifier";
            case Column.Text text -> "free text";
        };
    }
}
