package dev.gan4j.cascade;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.Schema;
import dev.gan4j.internal.Spelling;
import dev.gan4j.table.CellText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What is asked of one column of the rows to sample, such as {@code sex=Female}, {@code age>=30} or
 * {@code workclass in (Private, State-gov)}.
 *
 * @param column index in the schema
 * @param text   as it was written
 * @param test   of a number, as a dataset holds it
 */
public record Condition(int column, String text, DoublePredicate test) {

    private static final Pattern COMPARISON = Pattern.compile("\\s*(.+?)\\s*(!=|<=|>=|=|<|>)\\s*(.*?)\\s*",
            Pattern.DOTALL);
    private static final Pattern LIST = Pattern.compile("\\s*(.+?)\\s+in\\s*\\((.*)\\)\\s*", Pattern.DOTALL);
    private static final int MOST_SHOWN = 30;
    private static final int DIGITS = 6;

    /**
     * Reads a condition.
     *
     * @param text   a column's name, one of = != &lt; &lt;= &gt; &gt;= and a cell; or a name, {@code in} and cells in brackets
     * @param schema of the table
     * @return the condition
     * @throws InvalidInputException if it has no such form, or there is no such column or category; the message lists those
     *                               there are
     */
    public static Condition parse(String text, Schema schema) {
        requireNonNull(text, "text must not be null");
        Matcher list = LIST.matcher(text);
        if (list.matches() && schema.names().contains(list.group(1))) {
            return among(text, list.group(1), List.of(list.group(2).split(",", -1)), schema);
        }
        // A name may hold an operator, so the longest name that there is wins.
        int from = 0;
        Matcher comparison = COMPARISON.matcher(text);
        while (comparison.region(from, text.length()).lookingAt()) {
            String name = text.substring(0, comparison.end(1)).strip();
            if (schema.names().contains(name) || schema.keys().contains(name)) {
                return compared(text, name, comparison.group(2), text.substring(comparison.end(2)).strip(), schema);
            }
            from = comparison.end(2);
        }
        Matcher any = COMPARISON.matcher(text);
        if (any.matches()) {
            throw noColumn(any.group(1), schema);
        }
        throw new InvalidInputException(
                "a condition must be like sex=Female, age>=30 or \"workclass in (Private, State-gov)\""
                        + " but was " + text);
    }

    /**
     * Writes a condition that {@link #parse} reads.
     *
     * @param column   of the schema
     * @param operator one of = != &lt; &lt;= &gt; &gt;=
     * @param value    a number of the column, as a dataset holds it; of a limit that is not whole, six digits are written
     * @return such as {@code age>=30}
     */
    public static String text(Column column, String operator, double value) {
        if (operator.equals("=") || operator.equals("!=")
                || !(column instanceof Column.Numeric numeric) || Double.isNaN(value) || Math.rint(value) == value) {
            return column.name() + operator + CellText.write(column, value);
        }
        NumberFormat format = numeric.format();
        return column.name() + operator + new NumberFormat(null, 0, format.mark(), format.grouping(), 0)
                .write(new BigDecimal(value).round(new MathContext(DIGITS)).doubleValue());
    }

    private static InvalidInputException noColumn(String name, Schema schema) {
        return new InvalidInputException("there is no column '" + name + "'"
                + "; there is: " + String.join(", ", schema.names())
                + Spelling.question(Spelling.nearest(name, schema.names())));
    }

    private static int index(String name, Schema schema) {
        int index = schema.names().indexOf(name);
        return index >= 0 ? index : schema.keys().indexOf(name);
    }

    private static Condition among(String text, String name, List<String> cells, Schema schema) {
        int column = index(name, schema);
        List<Double> values = new ArrayList<>();
        for (String cell : cells) {
            values.add(value(cell.strip(), schema.columns().get(column)));
        }
        return new Condition(column, text, value -> values.stream().anyMatch(each -> same(each, value)));
    }

    private static Condition compared(String text, String name, String operator, String cell, Schema schema) {
        int column = index(name, schema);
        Column asked = schema.columns().get(column);
        double limit = value(cell, asked);
        boolean isEquality = operator.equals("=") || operator.equals("!=");
        if (!isEquality && asked instanceof Column.Categorical categorical && !categorical.ordered()) {
            throw new InvalidInputException("the categories of column '" + name + "' have no order, so " + operator
                    + " cannot be used with it; use = or in");
        }
        DoublePredicate test = switch (operator) {
            case "=" -> value -> same(limit, value);
            case "!=" -> value -> !same(limit, value);
            case "<" -> value -> value < limit;
            case "<=" -> value -> value <= limit;
            case ">" -> value -> value > limit;
            case ">=" -> value -> value >= limit;
            default -> throw new IllegalStateException(operator);
        };
        return new Condition(column, text, test);
    }

    /** Blanks are told apart by their bits. */
    private static boolean same(double a, double b) {
        return a == b || Double.doubleToRawLongBits(a) == Double.doubleToRawLongBits(b);
    }

    private static double value(String cell, Column column) {
        switch (column) {
            case Column.Constant fixed -> throw new InvalidInputException("column '" + column.name()
                    + "' has the same text in every row, so nothing can be asked of it");
            case Column.Identifier fixed -> throw new InvalidInputException("column '" + column.name()
                    + "' holds identifiers, which are made anew, so nothing can be asked of it");
            case Column.Text fixed -> throw new InvalidInputException("column '" + column.name()
                    + "' holds free text, which is not learnt, so nothing can be asked of it");
            case Column.Numeric asked -> {}
            case Column.Temporal asked -> {}
            case Column.Categorical asked -> {}
        }
        double value = CellText.said(column, cell);
        if (!CellText.isUnfit(value)) {
            return value;
        }
        if (column instanceof Column.Categorical categorical) {
            List<String> all = categorical.categories();
            throw new InvalidInputException("column '" + column.name() + "' has no category '" + cell + "'"
                    + "; it has: "
                    + all.subList(0, Math.min(MOST_SHOWN, all.size())).stream()
                            .map(each -> each.isEmpty() ? "the empty cell" : each).collect(Collectors.joining(", "))
                    + (all.size() > MOST_SHOWN ? " and " + (all.size() - MOST_SHOWN) + " more" : "")
                    + Spelling.question(Spelling.nearest(cell, all)));
        }
        throw new InvalidInputException("'" + cell + "' is no cell of column '" + column.name()
                + "', whose cells are written like '" + CellText.write(column, 0) + "'");
    }
}
