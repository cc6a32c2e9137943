package dev.gan4j.eval;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Schema;
import dev.gan4j.table.Dependency;
import dev.gan4j.table.Rule;
import dev.gan4j.table.Rules;
import dev.gan4j.table.TableSchema;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/** The rules and dependencies of a table's schema, each by itself. */
final class SchemaRules {

    private SchemaRules() {}

    /** Returns them in order, dependencies first; not safe for use by several threads. */
    static List<RowRule> of(TableSchema schema) {
        List<RowRule> rules = new ArrayList<>();
        schema.dependencies().forEach(dependency -> rules.add(new Follows(dependency)));
        schema.rules().forEach(rule -> rules.add(new Told(schema, rule)));
        return rules;
    }

    /** A column follows from another one, as it does in the table where that was found. */
    private static final class Follows implements RowRule {

        private final Dependency dependency;
        private @Nullable Schema schema; // that the lookup is of
        private DoubleUnaryOperator lookup = value -> value;

        Follows(Dependency dependency) {
            this.dependency = dependency;
        }

        @Override
        public String words() {
            return dependency.column() + " follows from " + dependency.from();
        }

        @Override
        public boolean holds(Dataset table, int row) {
            if (!table.schema().equals(schema)) {
                schema = table.schema();
                lookup = dependency.lookup(schema);
            }
            List<String> keys = table.schema().keys();
            double from = table.values().get(row, keys.indexOf(dependency.from()));
            double value = table.values().get(row, keys.indexOf(dependency.column()));
            try {
                return Double.doubleToRawLongBits(lookup.applyAsDouble(from)) == Double.doubleToRawLongBits(value);
            } catch (InvalidInputException e) {
                return false; // a value that the table of the dependency does not have
            }
        }
    }

    /** A rule that a schema tells; of rows that must differ and do not, the first one keeps it. */
    private static final class Told implements RowRule {

        private final TableSchema schema;
        private final Rule rule;
        private @Nullable Dataset judged; // that the rows which break it are of
        private BitSet broken = new BitSet();

        Told(TableSchema schema, Rule rule) {
            this.schema = schema;
            this.rule = rule;
        }

        @Override
        public String words() {
            return switch (rule) {
                case Rule.Condition(String expression) -> expression;
                case Rule.Allowed allowed -> "allowed combinations of " + String.join(", ", allowed.columns());
                case Rule.Unique(List<String> columns) -> "unique " + String.join(", ", columns);
                case Rule.OneHot(List<String> columns) -> "one-hot " + String.join(", ", columns);
            };
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // the same object: comparing cells would cost more than judging them
        public boolean holds(Dataset table, int row) {
            if (judged != table) {
                judged = table;
                broken = new Rules(new TableSchema(table.schema(), schema.blanks(), List.of(), List.of(rule),
                        schema.format())).violations(table);
            }
            return !broken.get(row);
        }
    }
}
