package dev.gan4j.sources;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Printable;
import dev.gan4j.internal.Spelling;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table that is there, as the database has it.
 *
 * @param catalog null where the database has none
 * @param schema  null where the database has none
 * @param name    without them
 * @param quote   what stands around names in statements
 */
record TableName(@Nullable String catalog, @Nullable String schema, String name, String quote) {

    private static final int MOST_NAMES = 20;

    /**
     * Finds a table or a view: one of exactly this name, else one that differs in the case of its letters alone.
     *
     * @param connection to the database
     * @param text       its name, perhaps after that of its schema and a dot
     * @return null where there is none
     * @throws InvalidInputException if there are several, and none is in the connection's own schema
     */
    static @Nullable TableName find(Connection connection, String text) throws SQLException {
        List<TableName> all = all(connection);
        List<BiPredicate<TableName, String>> ways = List.of((table, name) -> table.name.equals(name),
                (table, name) -> (table.schema + "." + table.name).equals(name),
                (table, name) -> table.name.equalsIgnoreCase(name),
                (table, name) -> (table.schema + "." + table.name).equalsIgnoreCase(name));
        for (BiPredicate<TableName, String> way : ways) {
            List<TableName> found = all.stream().filter(table -> way.test(table, text)).toList();
            String own = connection.getSchema();
            List<TableName> here = found.stream().filter(table -> own != null && own.equals(table.schema)).toList();
            if (found.size() == 1 || here.size() == 1) {
                return here.size() == 1 ? here.getFirst() : found.getFirst();
            }
            if (found.size() > 1) {
                throw new InvalidInputException("there are several tables '" + Printable.line(text) + "': "
                        + String.join(", ", found.stream().map(TableName::shown).toList()));
            }
        }
        return null;
    }

    /** Says that there is no such table, and which there are. */
    static InvalidInputException missing(Connections connections, String text) throws SQLException {
        List<String> names = all(connections.connection()).stream()
                .filter(table -> !isSystem(table.schema)).map(TableName::name).distinct().toList();
        String list = names.size() > MOST_NAMES ? names.size() + " others" : String.join(", ", names);
        return new InvalidInputException(connections.display() + ": there is no table '" + Printable.line(text) + "'"
                + (names.isEmpty() ? "" : "; there is: " + Printable.line(list)) + Spelling.hint(text, names));
    }

    private static boolean isSystem(@Nullable String schema) {
        return schema != null && schema.matches("(?i)information_schema|pg_catalog|pg_toast|sys|mysql");
    }

    private static List<TableName> all(Connection connection) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        String quote = about.getIdentifierQuoteString();
        List<TableName> tables = new ArrayList<>();
        try (ResultSet rows = about.getTables(connection.getCatalog(), null, "%", null)) {
            while (rows.next()) {
                String type = String.valueOf(rows.getString("TABLE_TYPE"));
                if (type.matches("(?i)(?!.*(system|index)).*(table|view).*")) {
                    tables.add(new TableName(rows.getString("TABLE_CAT"), rows.getString("TABLE_SCHEM"),
                            rows.getString("TABLE_NAME"), quote == null ? " " : quote));
                }
            }
        }
        return tables;
    }

    /** The columns of the primary key, in its order; none where there is none. */
    List<String> primaryKey(Connection connection) throws SQLException {
        TreeMap<Integer, String> columns = new TreeMap<>();
        try (ResultSet rows = connection.getMetaData().getPrimaryKeys(catalog, schema, name)) {
            while (rows.next()) {
                columns.put(rows.getInt("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(columns.values());
    }

    /** The name as statements have it. */
    String sql() {
        return (schema == null || schema.isEmpty() ? "" : quoted(schema, quote) + ".") + quoted(name, quote);
    }

    private String shown() {
        return schema == null ? name : schema + "." + name;
    }

    /** A name in quotes, of which those inside are doubled. */
    static String quoted(String name, String quote) {
        return quote.isBlank() ? name : quote + name.replace(quote, quote + quote) + quote;
    }
}
