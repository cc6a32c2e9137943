package dev.gan4j.sources;

import dev.gan4j.table.ValueColumn;

/** The types of standard SQL by which columns are created. */
final class SqlTypes {

    private SqlTypes() {}

    /**
     * The type that holds a column's values.
     *
     * @param url of the database; DuckDB's times have no precision to choose
     */
    static String of(ValueColumn column, String url) {
        return switch (column.kind()) {
            case INTEGER -> "bigint";
            case DECIMAL -> "decimal(38, " + column.size() + ")";
            case REAL -> "double precision";
            case BOOLEAN -> "boolean";
            case TEXT -> "varchar(" + column.size() + ")";
            case DATE -> "date";
            case DATE_TIME -> "timestamp";
            case MOMENT -> "timestamp with time zone";
            case TIME -> Connections.isOf(url, "duckdb") ? "time" : "time(6)";
        };
    }
}
