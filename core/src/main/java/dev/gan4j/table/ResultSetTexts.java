package dev.gan4j.table;

import dev.gan4j.InvalidInputException;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a query. The only class that needs java.sql, so that the library runs without that module. */
public final class ResultSetTexts {

    private ResultSetTexts() {}

    /**
     * Reads all rows that are left. A column of characters is one of texts, even where all are digits; the types of others are
     * those of their values.
     *
     * @param rows not closed
     * @return all cells; a cell is blank where it is NULL or the empty text
     * @throws SQLException          if the query fails; nothing is kept of the rows before
     * @throws InvalidInputException if there is no row, or a column has no name of its own or a type that a cell cannot have; the
     *                               message names it
     */
    public static TableTexts read(ResultSet rows) throws SQLException {
        ResultSetMetaData about = rows.getMetaData();
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            names.add(about.getColumnLabel(i));
        }
        TableTexts.Taker taker = TableTexts.of(names);
        for (int i = 0; i < names.size(); i++) {
            int type = about.getColumnType(i + 1);
            if (isRefused(type)) {
                throw new InvalidInputException(
                        "column '" + names.get(i) + "' must hold numbers, texts, booleans, dates or"
                                + " times but holds " + about.getColumnTypeName(i + 1) + "; leave it out of the query");
            }
            if (isText(type)) {
                taker.text(i);
            }
        }
        while (rows.next()) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 1; i <= names.size(); i++) {
                values.add(value(rows.getObject(i)));
            }
            taker.add(values);
        }
        return taker.end();
    }

    private static @Nullable Object value(@Nullable Object value) throws SQLException {
        return value instanceof Clob clob ? clob.getSubString(1, (int) clob.length()) : value;
    }

    private static boolean isText(int type) {
        return switch (type) {
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR,
                    Types.CLOB, Types.NCLOB ->
                true;
            default -> false;
        };
    }

    private static boolean isRefused(int type) {
        return switch (type) {
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB, Types.ARRAY, Types.STRUCT, Types.REF,
                    Types.REF_CURSOR, Types.ROWID, Types.SQLXML, Types.DATALINK, Types.JAVA_OBJECT ->
                true;
            default -> false;
        };
    }
}
