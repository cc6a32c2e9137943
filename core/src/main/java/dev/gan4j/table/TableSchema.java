package dev.gan4j.table;

import static java.util.Objects.requireNonNull;

import dev.gan4j.data.Schema;
import java.util.List;

/**
 * All that is known of a table besides its rows: what its columns hold, what follows from what, which rules its rows satisfy,
 * and how its file is written.
 *
 * @param columns      in order
 * @param blanks       the texts that count as no value in any column
 * @param dependencies in an order in which each column is known before another one follows from it
 * @param rules        that each row satisfies
 * @param format       of the file
 */
public record TableSchema(Schema columns, List<String> blanks, List<Dependency> dependencies, List<Rule> rules,
        CsvFormat format) {

    /** Copies the lists. */
    public TableSchema {
        requireNonNull(columns, "columns must not be null");
        requireNonNull(format, "format must not be null");
        blanks = List.copyOf(blanks);
        dependencies = List.copyOf(dependencies);
        rules = List.copyOf(rules);
    }

    /**
     * Returns the same with other columns of the same names.
     *
     * @param others such as those with more categories
     * @return the schema
     */
    public TableSchema withColumns(Schema others) {
        return new TableSchema(others, blanks, dependencies, rules, format);
    }

    /**
     * Returns the same with other rules.
     *
     * @param others that each row satisfies
     * @return the schema
     */
    public TableSchema withRules(List<Rule> others) {
        return new TableSchema(columns, blanks, dependencies, others, format);
    }
}
