package dev.gan4j.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.isnan;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.minute;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.TimeFormat;
import dev.gan4j.table.TableSchema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DayTimeIntervalType;
import org.apache.spark.sql.types.NumericType;

/** The columns of a frame that are judged, as numbers of double precision, null for blanks, and as texts of categories. */
final class FrameColumns {

    private static final double MICROS = 1e6;

    /**
     * A column that is judged.
     *
     * @param name     of the column
     * @param place    in the schema
     * @param isNumber whether it holds numbers or times; otherwise categories
     */
    record Judged(String name, int place, boolean isNumber) {}

    private FrameColumns() {}

    /** Returns the columns that hold something to compare. */
    static List<Judged> judged(TableSchema schema) {
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < schema.columns().width(); i++) {
            dev.gan4j.data.Column column = schema.columns().columns().get(i);
            if (column.hasValues()) {
                judged.add(new Judged(column.name(), i, !(column instanceof dev.gan4j.data.Column.Categorical)));
            }
        }
        return judged;
    }

    /**
     * Returns the cells of a judged column.
     *
     * @param which for messages, such as "the real frame"
     * @throws InvalidInputException if the frame has no such column, or holds something else in it; the message names it
     */
    static Column cells(Dataset<Row> frame, String which, TableSchema schema, Judged judged) {
        if (!Arrays.asList(frame.columns()).contains(judged.name())) {
            throw new InvalidInputException(which + " must have the column '" + judged.name() + "' but has: "
                    + String.join(", ", frame.columns()));
        }
        Column cell = FrameRows.column(judged.name());
        DataType type = frame.schema().apply(judged.name()).dataType();
        return switch (schema.columns().columns().get(judged.place())) {
            case dev.gan4j.data.Column.Numeric numeric -> {
                if (!(type instanceof NumericType)) {
                    throw other(which, judged.name(), "numbers", type);
                }
                long origin = numeric.format().origin();
                Column number = (origin == 0 ? cell : cell.cast(DataTypes.LongType).minus(lit(origin)))
                        .cast(DataTypes.DoubleType);
                yield when(isnan(number), lit(null)).otherwise(number);
            }
            case dev.gan4j.data.Column.Temporal temporal ->
                time(cell, type, temporal.format().kind(), which, judged.name());
            case dev.gan4j.data.Column any -> coalesce(cell.cast(DataTypes.StringType), lit(""));
        };
    }

    /** A moment in seconds, without a zone where it has none; a day in days. */
    private static Column time(Column cell, DataType type, TimeFormat.Kind kind, String which, String name) {
        Column days = datediff(to_date(cell), to_date(lit("1970-01-01")));
        Column seconds = extract("SECOND", name).plus(minute(cell).multiply(60.0)).plus(hour(cell).multiply(3600.0));
        return switch (kind) {
            case DATE -> {
                if (!type.equals(DataTypes.DateType)) {
                    throw other(which, name, "days", type);
                }
                yield days.cast(DataTypes.DoubleType);
            }
            case DATE_TIME -> {
                if (type.equals(DataTypes.TimestampType)) {
                    yield unix_micros(cell).divide(MICROS);
                }
                if (!type.equals(DataTypes.TimestampNTZType)) {
                    throw other(which, name, "moments", type);
                }
                yield days.multiply(86_400.0).plus(seconds);
            }
            case DURATION -> {
                if (!(type instanceof DayTimeIntervalType)) {
                    throw other(which, name, "lengths of time", type);
                }
                yield extract("DAY", name).multiply(86_400.0).plus(extract("HOUR", name).multiply(3600.0))
                        .plus(extract("MINUTE", name).multiply(60.0)).plus(extract("SECOND", name));
            }
            case TIME -> throw other(which, name, "times of day", type);
        };
    }

    private static Column extract(String field, String name) {
        return expr("extract(" + field + " FROM `" + name.replace("`", "``") + "`)").cast(DataTypes.DoubleType);
    }

    private static InvalidInputException other(String which, String name, String what, DataType type) {
        return new InvalidInputException(which + ", column '" + name + "': its cells are " + what
                + ", but its type is " + type.simpleString() + "; cast it first");
    }
}
