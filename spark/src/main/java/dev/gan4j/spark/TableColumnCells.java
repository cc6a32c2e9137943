package dev.gan4j.spark;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Column;
import dev.gan4j.data.NumberFormat;
import dev.gan4j.data.TimeFormat;
import dev.gan4j.table.JavaValues;
import dev.gan4j.table.MadeTexts;
import dev.gan4j.table.TableSchema;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a column of a table in Spark's types. They are the values of {@link dev.gan4j.TableRows}, without boxes: whole
 * numbers as {@code long}, others as {@code double}; categories as {@code string}, but "true" and "false" as {@code boolean}; days
 * as {@code date}; moments as {@code timestamp} where they have an offset, as {@code timestamp_ntz} where they have none; lengths
 * of time as {@code interval day to second}; times of day as {@code string}, since not every Spark has a type for them; blanks as
 * null.
 *
 * @param type in Spark
 * @param from makes the cells
 */
record TableColumnCells(DataType type, Maker from) {

    private static final double MICROS = 1e6;

    /** Makes cells of the numbers of a dataset. */
    @FunctionalInterface
    interface Maker {

        /**
         * Makes cells.
         *
         * @param values as a dataset holds them, shape (rows)
         * @param first  the number of the first row
         */
        ColumnVector cells(double[] values, long first);
    }

    ColumnVector cells(double[] values, long first) {
        return from.cells(values, first);
    }

    /**
     * Prepares a column.
     *
     * @param index in the schema
     * @param seed  of identifiers and made-up texts
     */
    static TableColumnCells of(TableSchema schema, int index, long seed) {
        Column column = schema.columns().columns().get(index);
        return switch (column) {
            case Column.Numeric numeric -> number(column, numeric.format());
            case Column.Temporal temporal -> time(temporal.format());
            case Column.Categorical categorical ->
                fixed(JavaValues.of(column, schema), categorical.categories().size());
            case Column.Constant any -> {
                // A blank has no number of a category; a constant has the same cell for any.
                TableColumnCells one = fixed(JavaValues.of(column, schema), 1);
                yield new TableColumnCells(one.type, (values, first) -> one.cells(new double[values.length], first));
            }
            case Column.Identifier any -> made(schema, index, seed);
            case Column.Text any -> made(schema, index, seed);
        };
    }

    private static TableColumnCells number(Column column, NumberFormat format) {
        boolean isWhole = Integer.valueOf(0).equals(format.decimals()) && format.least() == 0;
        if (!isWhole) {
            return new TableColumnCells(DataTypes.DoubleType, (values, first) -> Cells.doubles(
                    Arrays.stream(values).map(value -> Double.isNaN(value) ? value : format.round(value)).toArray(),
                    blanks(values)));
        }
        return new TableColumnCells(DataTypes.LongType, (values, first) -> {
            long[] numbers = new long[values.length];
            for (int row = 0; row < numbers.length; row++) {
                double value = values[row];
                if (Double.isNaN(value)) {
                    continue;
                }
                double rounded = format.origin() != 0 ? Math.rint(value) : format.round(value);
                if (!(Math.abs(rounded) < 0x1p63)) {
                    throw new InvalidInputException("column '" + column.name() + "', row " + (first + row + 1)
                            + ": a whole number must fit into 64 bits but was " + rounded);
                }
                numbers[row] = format.origin() + (long) rounded;
            }
            return Cells.longs(DataTypes.LongType, numbers, blanks(values));
        });
    }

    private static TableColumnCells time(TimeFormat format) {
        return switch (format.kind()) {
            case DATE -> new TableColumnCells(DataTypes.DateType, (values, first) -> Cells.days(
                    Arrays.stream(values).mapToInt(value -> Double.isNaN(value) ? 0 : (int) format.round(value))
                            .toArray(),
                    blanks(values)));
            case DATE_TIME -> micros(format,
                    format.offset() == null ? DataTypes.TimestampNTZType : DataTypes.TimestampType);
            case DURATION -> micros(format, DataTypes.createDayTimeIntervalType());
            case TIME -> texts((value, row) -> Double.isNaN(value) ? null : format.write(value));
        };
    }

    private static TableColumnCells micros(TimeFormat format, DataType type) {
        return new TableColumnCells(type, (values, first) -> Cells.longs(type,
                Arrays.stream(values)
                        .mapToLong(value -> Double.isNaN(value) ? 0 : Math.round(format.round(value) * MICROS))
                        .toArray(),
                blanks(values)));
    }

    /** A column of few different cells. */
    private static TableColumnCells fixed(DoubleFunction<@Nullable Object> values, int size) {
        List<@Nullable Object> all = IntStream.range(0, size).<@Nullable Object>mapToObj(values::apply).toList();
        Object some = all.stream().filter(Objects::nonNull).findFirst().orElse("");
        boolean[] areBlank = new boolean[size];
        for (int code = 0; code < size; code++) {
            areBlank[code] = all.get(code) == null;
        }
        return switch (some) {
            case Boolean any -> {
                boolean[] truths = new boolean[size];
                for (int code = 0; code < size; code++) {
                    truths[code] = Boolean.TRUE.equals(all.get(code));
                }
                yield new TableColumnCells(DataTypes.BooleanType, (codes, first) -> {
                    boolean[] cells = new boolean[codes.length];
                    boolean[] blanks = new boolean[codes.length];
                    for (int row = 0; row < cells.length; row++) {
                        cells[row] = truths[(int) codes[row]];
                        blanks[row] = areBlank[(int) codes[row]];
                    }
                    return Cells.booleans(cells, blanks);
                });
            }
            case Long number -> new TableColumnCells(DataTypes.LongType, (codes, first) -> {
                long[] cells = new long[codes.length];
                Arrays.fill(cells, number);
                return Cells.longs(DataTypes.LongType, cells, Cells.NO_BLANKS);
            });
            case Double number -> new TableColumnCells(DataTypes.DoubleType, (codes, first) -> {
                double[] cells = new double[codes.length];
                Arrays.fill(cells, number);
                return Cells.doubles(cells, Cells.NO_BLANKS);
            });
            default -> {
                @Nullable
                UTF8String[] texts = all.stream()
                        .map(text -> text == null ? null : UTF8String.fromString(text.toString()))
                        .toArray(UTF8String[]::new);
                yield new TableColumnCells(DataTypes.StringType, (codes, first) -> Cells.texts(texts,
                        Arrays.stream(codes).mapToInt(code -> (int) code).toArray()));
            }
        };
    }

    /** A column of identifiers, or of texts that are made up. */
    private static TableColumnCells made(TableSchema schema, int index, long seed) {
        MadeTexts texts = new MadeTexts(schema, seed);
        return texts((value, row) -> {
            String text = texts.text(row, index);
            return text == null || schema.blanks().contains(text.strip()) ? null : text;
        });
    }

    /** Gives the text of a cell by its value and the number of its row; null for a blank. */
    @FunctionalInterface
    private interface Text {
        @Nullable
        String of(double value, long row);
    }

    /** A column of texts, each of which is made once, since Spark asks for a cell twice: whether it is null, and what it is. */
    private static TableColumnCells texts(Text text) {
        return new TableColumnCells(DataTypes.StringType, (values, first) -> {
            @Nullable
            UTF8String[] cells = new UTF8String[values.length];
            for (int row = 0; row < cells.length; row++) {
                cells[row] = UTF8String.fromString(text.of(values[row], first + row));
            }
            return Cells.texts(row -> cells[row]);
        });
    }

    private static boolean[] blanks(double[] values) {
        boolean[] blanks = Cells.NO_BLANKS;
        for (int row = 0; row < values.length; row++) {
            if (Double.isNaN(values[row])) {
                blanks = blanks.length == 0 ? new boolean[values.length] : blanks;
                blanks[row] = true;
            }
        }
        return blanks;
    }
}
