package dev.gan4j.table;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** Fits the rules that a schema tells to a table: reads them, completes them, and says where the table itself breaks them. */
final class ToldRules {

    private static final int MOST_COMBINATIONS = 100_000;

    private final String display;
    private final Dataset data;
    private final TableSchema schema;
    private final List<String> notes;

    ToldRules(String display, Dataset data, TableSchema schema, List<String> notes) {
        this.display = display;
        this.data = data;
        this.schema = schema;
        this.notes = notes;
    }

    TableSchema with(List<ToldSchema.ToldRule> told) {
        List<Rule> rules = new ArrayList<>();
        for (ToldSchema.ToldRule one : told) {
            try {
                Rule rule = one.rule() instanceof Rule.Allowed allowed && allowed.combinations().isEmpty()
                        ? new Rule.Allowed(allowed.columns(), combinations(allowed.columns()))
                        : one.rule();
                TableSchema only = new TableSchema(schema.columns(), schema.blanks(), List.of(), List.of(rule),
                        schema.format());
                int broken = new Rules(only).violations(data).cardinality();
                if (broken > 0) {
                    notes.add(String.format(Locale.ROOT, "the rule %s is broken by %,d of the %,d rows of %s",
                            name(rule), broken,
                            data.rows(), display));
                }
                rules.add(rule);
            } catch (InvalidInputException e) {
                throw one.where().isEmpty() ? e : new InvalidInputException(one.where() + e.getMessage(), e);
            }
        }
        TableSchema whole = schema.withRules(rules);
        new Rules(whole); // formulas must not give one another in a circle
        return whole;
    }

    private List<List<String>> combinations(List<String> keys) {
        int[] columns = RowCheck.columns(keys, schema.columns());
        Set<List<Long>> seen = new LinkedHashSet<>();
        List<List<String>> combinations = new ArrayList<>();
        double[] row = new double[schema.columns().width()];
        for (int i = 0; i < data.rows(); i++) {
            data.values().copyRow(i, row);
            if (seen.add(RowCheck.bits(columns, row))) {
                combinations.add(
                        IntStream.of(columns).mapToObj(column -> CellText.write(schema.columns().columns().get(column),
                                row[column])).toList());
            }
            if (combinations.size() > MOST_COMBINATIONS) {
                throw new InvalidInputException("a rule allowed must have at most " + MOST_COMBINATIONS
                        + " combinations but the columns " + keys + " have more");
            }
        }
        return combinations;
    }

    private static String name(Rule rule) {
        return switch (rule) {
            case Rule.Condition condition -> condition.expression();
            case Rule.Allowed allowed -> "allowed " + allowed.columns();
            case Rule.Unique unique -> "unique " + unique.columns();
            case Rule.OneHot oneHot -> "oneHot " + oneHot.columns();
        };
    }
}
