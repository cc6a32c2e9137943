package dev.gan4j.table;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * A rule for the rows of one schema.
 *
 * @param truth of a row whose numbers are as they can be written: 1 where it satisfies the rule, 0 where not, NaN where a
 *              blank leaves that open
 * @param exact the columns whose blanks are values like the others, as in a dependency
 */
record RowCheck(ToDoubleFunction<double[]> truth, List<Integer> exact) {

    RowCheck(ToDoubleFunction<double[]> truth) {
        this(truth, List.of());
    }

    boolean isBroken(double[] row) {
        return truth.applyAsDouble(row) == 0;
    }

    static RowCheck oneHot(Rule.OneHot rule, Schema schema, Blanks blanks) {
        List<Term> terms = new ArrayList<>();
        for (String key : rule.columns()) {
            Term column = new ExpressionParser("\"" + key.replace("\"", "\"\"") + "\"", schema, blanks).column();
            Term number = column.number() == null ? column.truth() : column.number();
            if (number == null) {
                throw new InvalidInputException("column '" + key + "' of a rule oneHot must be 0 and 1, or a boolean");
            }
            terms.add(number);
        }
        return new RowCheck(row -> {
            int ones = 0;
            boolean isOpen = false;
            for (Term term : terms) {
                double value = term.in(row);
                if (value == 1) {
                    ones++;
                } else if (Double.isNaN(value)) {
                    isOpen = true;
                } else if (value != 0) {
                    return 0;
                }
            }
            return ones > 1 ? 0 : isOpen ? Double.NaN : ones;
        });
    }

    static RowCheck allowed(Rule.Allowed rule, Schema schema, Blanks blanks) {
        int[] columns = columns(rule.columns(), schema);
        List<ToDoubleFunction<String>> readers = rule.columns().stream()
                .map(key -> CellText.reader(schema.columns().get(Dependency.index(schema, key)))).toList();
        Set<List<Long>> known = new HashSet<>();
        for (List<String> combination : rule.combinations()) {
            List<Long> bits = new ArrayList<>();
            for (int i = 0; i < columns.length; i++) {
                double value = readers.get(i).applyAsDouble(combination.get(i));
                if (CellText.isUnfit(value)) {
                    throw new InvalidInputException(
                            "'" + combination.get(i) + "' in a rule allowed is no cell of column '"
                                    + rule.columns().get(i) + "'");
                }
                bits.add(Double.doubleToRawLongBits(value));
            }
            known.add(bits);
        }
        return new RowCheck(row -> known.contains(bits(columns, row))
                ? 1
                : hasBlank(columns, row, schema, blanks) ? Double.NaN : 0);
    }

    static int[] columns(List<String> keys, Schema schema) {
        int[] columns = keys.stream().mapToInt(key -> Dependency.index(schema, key)).toArray();
        for (int column : columns) {
            if (schema.columns().get(column) instanceof Column.Identifier
                    || schema.columns().get(column) instanceof Column.Text) {
                throw new InvalidInputException("column '" + schema.keys().get(column)
                        + "' cannot be in a rule: it is " + (schema.columns().get(column) instanceof Column.Text
                                ? "free text"
                                : "an identifier, which is made anew"));
            }
        }
        return columns;
    }

    static List<Long> bits(int[] columns, double[] row) {
        List<Long> bits = new ArrayList<>(columns.length);
        for (int column : columns) {
            bits.add(Double.doubleToRawLongBits(row[column]));
        }
        return bits;
    }

    /** Whether one of some cells has no value. */
    static boolean hasBlank(int[] columns, double[] row, Schema schema, Blanks blanks) {
        for (int column : columns) {
            boolean isBlank = switch (schema.columns().get(column)) {
                case Column.Categorical categorical ->
                    Double.isNaN(row[column]) || blanks.has(categorical.categories().get((int) row[column]));
                case Column.Numeric any -> Double.isNaN(row[column]);
                case Column.Temporal any -> Double.isNaN(row[column]);
                case Column.Constant constant -> blanks.has(constant.text());
                case Column.Identifier any -> false;
                case Column.Text any -> false;
            };
            if (isBlank) {
                return true;
            }
        }
        return false;
    }
}
