package dev.gan4j.table;

import dev.gan4j.InvalidInputException;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the rows of a query. The only class of the library that needs java.sql, which runs without that module. */
public final class ResultSetTexts {

    /** Moments that stand for no moment: PostgreSQL's infinity. */
    private static final int LAST_YEAR = 999_999;

    private final ResultSet rows;
    private final List<String> names = new ArrayList<>();
    private final boolean[] hasZone;
    private final TableTexts.Taker taker;
    private long number;

    /**
     * Some of the rows of a larger table.
     *
     * @param most how many rows are kept; null for all
     * @param seed of the choice where there are more
     */
    public record Sample(@Nullable Integer most, long seed) {

        /** All rows. */
        public static final Sample ALL = new Sample(null, 0);
    }

    private ResultSetTexts(ResultSet rows, @Nullable String display) throws SQLException {
        this.rows = rows;
        ResultSetMetaData about = rows.getMetaData();
        hasZone = new boolean[about.getColumnCount()];
        for (int i = 1; i <= hasZone.length; i++) {
            names.add(about.getColumnLabel(i));
        }
        String prefix = display == null ? "" : display + ": ";
        for (int i = 0; i < hasZone.length; i++) {
            if (isRefused(about.getColumnType(i + 1))) {
                throw new InvalidInputException(prefix + "column '" + names.get(i)
                        + "' must hold numbers, texts, booleans, dates or times but holds "
                        + about.getColumnTypeName(i + 1) + "; leave it out of the query");
            }
        }
        taker = display == null ? TableTexts.of(names) : TableTexts.of(display, "row", names);
        for (int i = 0; i < hasZone.length; i++) {
            if (isText(about.getColumnType(i + 1))) {
                taker.text(i);
            }
            hasZone[i] = hasZone(about.getColumnType(i + 1), about.getColumnTypeName(i + 1));
        }
    }

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
        return new ResultSetTexts(rows, null).all().taker.end();
    }

    /**
     * Reads the rows of a source, or some of them.
     *
     * @param rows    not closed
     * @param display the name of the source for messages
     * @param sample  how many rows are kept
     * @return the cells, as {@link #read(ResultSet)} does
     * @throws SQLException          if the query fails
     * @throws InvalidInputException as {@link #read(ResultSet)}
     */
    public static TableTexts read(ResultSet rows, String display, Sample sample) throws SQLException {
        ResultSetTexts reader = new ResultSetTexts(rows, display);
        try {
            Integer most = sample.most();
            return (most == null ? reader.all() : reader.some(most, sample.seed())).taker.end();
        } catch (SQLException e) {
            throw new SQLException(String.format(Locale.ROOT, "the query failed after %,d rows: %s", reader.number,
                    e.getMessage()), e.getSQLState(), e);
        }
    }

    private ResultSetTexts all() throws SQLException {
        while (rows.next()) {
            number++;
            taker.add(values());
        }
        return this;
    }

    /** A row that is kept for the time being. */
    private record Kept(long number, List<@Nullable Object> values) {}

    /** Vitter's algorithm R, by random numbers that belong to the rows. */
    private ResultSetTexts some(int most, long seed) throws SQLException {
        AddressedRandom random = new AddressedRandom(seed);
        List<Kept> kept = new ArrayList<>();
        while (rows.next()) {
            number++;
            if (kept.size() < most) {
                kept.add(new Kept(number, values()));
                continue;
            }
            random.seek(Stream.RESERVOIR, number);
            long place = random.nextLong(number);
            if (place < most) {
                kept.set((int) place, new Kept(number, values()));
            }
        }
        kept.sort(Comparator.comparingLong(Kept::number));
        for (Kept row : kept) {
            taker.add(row.number, row.values);
        }
        if (number > most) {
            taker.note(String.format(Locale.ROOT, "%,d of its %,d rows were taken, by seed %d", most, number, seed));
        }
        return this;
    }

    private List<@Nullable Object> values() throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            values.add(value(i));
        }
        return values;
    }

    private @Nullable Object value(int column) throws SQLException {
        Object value = rows.getObject(column + 1);
        return switch (value) {
            case null -> null;
            case Clob clob -> clob.getSubString(1, (int) clob.length());
            // The classes of java.sql are of the machine's time zone, which lacks an hour each spring.
            case Timestamp moment when hasZone[column] -> {
                OffsetDateTime exact = exact(column, OffsetDateTime.class);
                yield finite(column, exact == null
                        ? moment.toInstant().atOffset(ZoneOffset.UTC)
                        : exact.withOffsetSameInstant(ZoneOffset.UTC));
            }
            case OffsetDateTime moment -> finite(column, moment);
            case Timestamp moment -> or(finite(column, exact(column, LocalDateTime.class)), moment);
            case java.sql.Date day -> or(finite(column, exact(column, LocalDate.class)), day);
            case Time time -> or(exact(column, LocalTime.class), time);
            default -> value;
        };
    }

    private static Object or(@Nullable Object exact, Object other) {
        return exact == null ? other : exact;
    }

    /** A value as a class of java.time; null from a driver that does not know it. */
    private <T> @Nullable T exact(int column, Class<T> type) {
        try {
            return rows.getObject(column + 1, type);
        } catch (SQLException | UnsupportedOperationException e) {
            return null;
        }
    }

    private @Nullable Object finite(int column, @Nullable Object moment) {
        int year = switch (moment) {
            case LocalDate day -> day.getYear();
            case LocalDateTime time -> time.getYear();
            case OffsetDateTime time -> time.getYear();
            case null, default -> 0;
        };
        if (Math.abs(year) > LAST_YEAR) {
            throw new InvalidInputException("row " + number + ", column '" + names.get(column)
                    + "': must be a moment of the calendar but is infinity; turn it into NULL in the query");
        }
        return moment;
    }

    private static boolean hasZone(int type, String name) {
        return type == Types.TIMESTAMP_WITH_TIMEZONE || (type == Types.TIMESTAMP && name != null
                && name.toLowerCase(Locale.ROOT).matches("timestamptz|timestamp.* with (local )?time zone"));
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
