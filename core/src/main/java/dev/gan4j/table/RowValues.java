package dev.gan4j.table;

import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns rows of a table into values of Java, as {@link JavaValues} has them: identifiers and free text as texts, blanks as null.
 * For one thread at a time.
 */
public final class RowValues {

    private final TableSchema schema;
    private final int[] shown;
    private final List<DoubleFunction<@Nullable Object>> readers = new ArrayList<>();
    private final Texts texts;

    /** Gives identifiers and free text. */
    @FunctionalInterface
    public interface Texts {

        /**
         * Returns a text.
         *
         * @param row    its number among all rows
         * @param column index in the schema
         * @return null where there is none
         */
        @Nullable
        String text(long row, int column);
    }

    /**
     * Prepares values.
     *
     * @param schema of the table
     * @param texts  its identifiers and free text
     * @param hasAll whether there is free text that a model would leave out
     */
    public RowValues(TableSchema schema, Texts texts, boolean hasAll) {
        this.schema = schema;
        this.texts = texts;
        List<Column> columns = schema.columns().columns();
        shown = IntStream.range(0, columns.size())
                .filter(i -> hasAll || !(columns.get(i) instanceof Column.Text text) || text.fake() != null).toArray();
        for (int column : shown) {
            readers.add(isText(columns.get(column)) ? any -> null : JavaValues.of(columns.get(column), schema));
        }
    }

    /**
     * Prepares the values of rows that a model samples.
     *
     * @param schema of the table
     * @param seed   of identifiers and of texts that are made up
     * @return values of all columns that a sample has
     */
    public static RowValues sampled(TableSchema schema, long seed) {
        return new RowValues(schema, new MadeTexts(schema, seed)::text, false);
    }

    private static boolean isText(Column column) {
        return column instanceof Column.Identifier || column instanceof Column.Text;
    }

    /**
     * Returns the columns whose values there are.
     *
     * @return in order, without those of free text that a model leaves out
     */
    public List<ValueColumn> columns() {
        return IntStream.of(shown).mapToObj(schema.columns().columns()::get)
                .map(column -> ValueColumn.of(column, schema)).toList();
    }

    /**
     * Returns the names of these columns.
     *
     * @return in order
     */
    public List<String> names() {
        return IntStream.of(shown).mapToObj(schema.columns().names()::get).toList();
    }

    /**
     * Returns a row.
     *
     * @param rows   numbers of the schema's columns
     * @param row    index among them
     * @param number of the row among all that there are
     * @return a value for each of the columns
     */
    public List<@Nullable Object> row(Dataset rows, int row, long number) {
        List<@Nullable Object> values = new ArrayList<>(shown.length);
        for (int i = 0; i < shown.length; i++) {
            if (isText(schema.columns().columns().get(shown[i]))) {
                String text = texts.text(number, shown[i]);
                values.add(text == null || schema.blanks().contains(text.strip()) ? null : text);
            } else {
                values.add(readers.get(i).apply(rows.values().get(row, shown[i])));
            }
        }
        return values;
    }
}
