package dev.gan4j.spark;

import static java.util.Objects.requireNonNull;
import static org.apache.spark.sql.functions.col;

import dev.gan4j.InvalidInputException;
import dev.gan4j.TableRows;
import dev.gan4j.table.TableTexts;
import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DayTimeIntervalType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a DataFrame on the driver: {@code TableGan.fit(FrameRows.sample(frame, 100_000, 1))} trains on some of them.
 *
 * <p>Columns are numbers, strings, booleans, dates, moments, lengths of time; null and NaN are blanks. Strings stay texts, even where
 * all are digits. There is no training on many machines at once: averaging networks of several machines gives another result than
 * one training on all rows, and a training that all machines do in step fails as a whole where one of them does.
 */
public final class FrameRows {

    private FrameRows() {}

    /**
     * Brings some rows to the driver, each row as likely as any other. They depend on the content of the frame and the seed alone,
     * not on the order of the rows or on partitions: a row's number is a hash of its cells, of the seed, and of how many equal rows
     * were counted before it, and the rows with the least numbers are chosen, in their order.
     *
     * @param frame any number of rows
     * @param rows  how many, at least 1; all of them, in an order that looks random, where there are not so many
     * @param seed  of the choice
     * @return the rows
     * @throws InvalidInputException if the frame has no row, or a column of another type; the message names it
     */
    public static TableRows sample(Dataset<Row> frame, int rows, long seed) {
        return TableRows.of(texts(frame, rows, seed));
    }

    static TableTexts texts(Dataset<Row> frame, int rows, long seed) {
        requireNonNull(frame, "frame must not be null");
        if (rows < 1) {
            throw new InvalidInputException("the number of rows must be at least 1 but was " + rows);
        }
        StructField[] fields = frame.schema().fields();
        requireTypes(frame);
        TableTexts.Taker taker = TableTexts.of(List.of(frame.columns()));
        for (int i = 0; i < fields.length; i++) {
            if (fields[i].dataType() instanceof StringType) {
                taker.text(i);
            }
        }
        for (Row row : RowChoice.of(frame, rows, seed)) {
            List<@Nullable Object> cells = new ArrayList<>(fields.length);
            for (int i = 0; i < fields.length; i++) {
                cells.add(value(row.get(i), fields[i].dataType()));
            }
            taker.add(cells);
        }
        return taker.end();
    }

    /** Refuses columns that are no columns of a table. */
    static void requireTypes(Dataset<Row> frame) {
        Arrays.stream(frame.schema().fields()).forEach(field -> {
            DataType type = field.dataType();
            boolean isKnown = type instanceof NumericType || type instanceof StringType
                    || type instanceof DayTimeIntervalType || type.equals(DataTypes.BooleanType)
                    || type.equals(DataTypes.DateType) || type.equals(DataTypes.TimestampType)
                    || type.equals(DataTypes.TimestampNTZType);
            if (!isKnown) {
                throw new InvalidInputException("column '" + field.name()
                        + "' must be of numbers, strings, booleans, dates, timestamps or intervals of days and seconds but is"
                        + " of the type " + type.simpleString() + "; drop it or cast it");
            }
        });
    }

    /** A cell as a value of Java of its own kind: a moment that Spark gives in the zone of the JVM becomes one of UTC. */
    private static @Nullable Object value(@Nullable Object cell, DataType type) {
        return switch (cell) {
            case Timestamp moment when type.equals(DataTypes.TimestampType) -> moment.toInstant();
            case LocalDateTime moment -> moment;
            case null -> null;
            default -> cell;
        };
    }

    /** A column by its name, whatever characters it has. */
    static org.apache.spark.sql.Column column(String name) {
        return col("`" + name.replace("`", "``") + "`");
    }
}
