package dev.gan4j.table;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a table in a schema, all or a part; the rest is found in the file.
 *
 * @param source       the name of the schema's file, for messages
 * @param format       how the table's file is written; null to find out
 * @param blanks       texts that count as no value; null for those that most programs write
 * @param columns      by key
 * @param dependencies that hold; null to find them
 * @param rules        that each row satisfies
 */
public record ToldSchema(String source, @Nullable CsvFormat format, @Nullable List<String> blanks,
        Map<String, ToldColumn> columns, @Nullable List<ToldDependency> dependencies, List<ToldRule> rules) {

    /** Nothing is said. */
    public static final ToldSchema NONE = new ToldSchema("", null, null, Map.of(), null, List.of());

    /** Copies the collections, in their order. */
    public ToldSchema {
        blanks = blanks == null ? null : List.copyOf(blanks);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        dependencies = dependencies == null ? null : List.copyOf(dependencies);
        rules = List.copyOf(rules);
    }

    /**
     * A dependency that somebody says holds.
     *
     * @param from   the key of the column that determines
     * @param column the key of the column that follows
     * @param table  its rows; empty for those that the file has
     */
    public record ToldDependency(String from, String column, Map<String, String> table) {

        /** Copies the table, in its order. */
        public ToldDependency {
            table = Collections.unmodifiableMap(new LinkedHashMap<>(table));
        }
    }

    /**
     * A rule, and where it stands.
     *
     * @param rule  that each row satisfies
     * @param where what stands before an error: a file and a line; empty for none
     */
    public record ToldRule(Rule rule, String where) {}

    /**
     * Returns the same with other texts for no value.
     *
     * @param texts that count as no value
     * @return what is said
     */
    public ToldSchema withBlanks(List<String> texts) {
        return new ToldSchema(source, format, texts, columns, dependencies, rules);
    }

    /**
     * Returns all that a schema says, so that nothing is left to be found.
     *
     * @param schema a whole one
     * @return what is said
     */
    public static ToldSchema of(TableSchema schema) {
        Map<String, ToldColumn> columns = new LinkedHashMap<>();
        for (Column column : schema.columns().columns()) {
            columns.put(column.key(), ToldColumn.of(column, Blanks.of(schema.blanks())));
        }
        return new ToldSchema("", schema.format(), schema.blanks(), columns, schema.dependencies().stream()
                .map(found -> new ToldDependency(found.from(), found.column(), found.table())).toList(),
                schema.rules().stream().map(rule -> new ToldRule(rule, "")).toList());
    }

    /**
     * Returns the schema without looking at a file.
     *
     * @return the schema
     * @throws InvalidInputException if something is left to be found in a file
     */
    public TableSchema whole() {
        List<Column> all = new ArrayList<>();
        columns.forEach((key, told) -> {
            Column column = told.column(nameOf(key), key);
            if (column == null) {
                throw new InvalidInputException(
                        source + ": column '" + key + "' is incomplete: what it leaves out can only be"
                                + " found in a table");
            }
            all.add(column);
        });
        if (all.isEmpty() || format == null || blanks == null || dependencies == null
                || dependencies.stream().anyMatch(told -> told.table().isEmpty())) {
            throw new InvalidInputException(
                    source + ": the schema is incomplete: it must have format, blanks, columns and"
                            + " dependencies, or be read with a table");
        }
        Schema schema = new Schema(all);
        return new TableSchema(schema, blanks, dependencies.stream()
                .map(told -> new Dependency(told.from(), told.column(), told.table())).toList(),
                rules.stream().map(ToldRule::rule).toList(), format);
    }

    /** A column without a name has its number for a key. */
    private String nameOf(String key) {
        CsvFormat known = format;
        boolean isNumber = key.matches("[1-9][0-9]{0,8}")
                && (known == null || known.header().isEmpty()
                        || known.header().stream().map(String::strip).noneMatch(key::equals));
        return isNumber ? "column " + key : key;
    }
}
