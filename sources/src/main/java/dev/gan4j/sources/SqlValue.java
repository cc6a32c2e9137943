package dev.gan4j.sources;

import dev.gan4j.InvalidInputException;
import dev.gan4j.internal.Printable;
import dev.gan4j.table.JavaValues;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table that values are written into. A value becomes what the column holds, where nothing of it is lost: a code
 * such as 17 that is a category to a model is an integer to a column of integers.
 *
 * @param name of the column
 * @param type one of {@link Types}
 * @param word its type, as the database calls it
 */
record SqlValue(String name, int type, String word) {

    private static final int ANYTHING = Types.JAVA_OBJECT;
    private static final Pattern TEXTS = Pattern.compile("varchar|bpchar|text|char|name");

    /**
     * Describes a column. PostgreSQL says of its enumerations that they are texts, but takes none that is declared as one. SQLite
     * holds anything in any column, and has no times.
     *
     * @param url of the database
     */
    static SqlValue of(String name, int type, String word, String url) {
        if (Connections.isOf(url, "sqlite")) {
            return new SqlValue(name, ANYTHING, word);
        }
        boolean isOwn = Connections.isOf(url, "postgresql") && type == Types.VARCHAR && !TEXTS.matcher(word).matches();
        return new SqlValue(name, isOwn ? Types.OTHER : type, word);
    }

    /**
     * Binds a value.
     *
     * @param statement with a parameter for each column
     * @param place     of the parameter, from 1
     * @param value     as the library has it; null for NULL
     * @param row       number of the row, from 1, for messages
     * @throws InvalidInputException if the column cannot hold the value
     */
    void bind(PreparedStatement statement, int place, @Nullable Object value, long row) throws SQLException {
        if (value == null) {
            statement.setNull(place, type);
            return;
        }
        Object converted;
        try {
            converted = converted(value);
        } catch (ArithmeticException | IllegalArgumentException e) {
            throw new InvalidInputException("row " + row + ", column '" + Printable.line(name) + "': must be "
                    + Printable.line(word) + ", as the table has it, but is "
                    + Printable.line(String.valueOf(value), 80), e);
        }
        if (isOther(type) && converted instanceof String) {
            statement.setObject(place, converted, Types.OTHER);
        } else {
            statement.setObject(place, converted);
        }
    }

    private static boolean isOther(int type) {
        return type == Types.OTHER || type == Types.SQLXML;
    }

    private Object converted(Object value) {
        return switch (type) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> integer(value);
            case Types.NUMERIC, Types.DECIMAL -> decimal(value);
            case Types.REAL, Types.FLOAT, Types.DOUBLE -> decimal(value).doubleValue();
            case Types.BOOLEAN, Types.BIT -> truth(value);
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.NCHAR, Types.NVARCHAR, Types.LONGNVARCHAR,
                    Types.CLOB, Types.NCLOB ->
                text(value);
            case Types.DATE -> switch (value) {
                case LocalDate day -> day;
                case LocalDateTime time when time.toLocalTime().equals(LocalTime.MIDNIGHT) -> time.toLocalDate();
                default -> LocalDate.parse(parsed(value));
            };
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> switch (value) {
                case LocalDate day -> day.atStartOfDay();
                case Temporal moment when !(moment instanceof LocalTime) -> moment;
                default -> throw new IllegalArgumentException("no moment");
            };
            case Types.TIME, Types.TIME_WITH_TIMEZONE ->
                value instanceof LocalTime ? value : LocalTime.parse(parsed(value));
            default ->
                value instanceof Duration || (type == ANYTHING && value instanceof Temporal) ? text(value) : value;
        };
    }

    private static String parsed(Object value) {
        if (value instanceof String text) {
            return text.strip();
        }
        throw new IllegalArgumentException("no text");
    }

    private static Object integer(Object value) {
        return value instanceof Long number ? number : decimal(value).longValueExact();
    }

    private static BigDecimal decimal(Object value) {
        return switch (value) {
            case Long number -> BigDecimal.valueOf(number);
            case Double number -> new BigDecimal(number.toString());
            case BigInteger number -> new BigDecimal(number);
            case Boolean truth -> truth ? BigDecimal.ONE : BigDecimal.ZERO;
            default -> new BigDecimal(parsed(value));
        };
    }

    private static Boolean truth(Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        String text = value instanceof Number number
                ? decimal(number).stripTrailingZeros().toPlainString()
                : parsed(value);
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1" -> true;
            case "false", "f", "no", "n", "0" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static String text(Object value) {
        return String.valueOf(JavaValues.text(value));
    }
}
