package dev.gan4j.cli;

import dev.gan4j.cascade.Imputation;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.table.CellText;
import dev.gan4j.table.JsonLinesWriter;
import dev.gan4j.table.Table;
import dev.gan4j.table.TableReader;
import dev.gan4j.table.TableTexts;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes rows that come from no CSV file with their blanks filled: all of their columns, as CSV or as JSON lines. */
final class TypedImputation {

    private final TableTexts texts;
    private final List<String> keys;
    private final List<Column> own;
    private final List<Column> model;
    private final int[] places; // of the model, by column of the rows; -1 for none
    private final Dataset filled;
    private final Imputation imputation;

    /**
     * Prepares the rows.
     *
     * @param texts      all cells
     * @param model      the columns of the model
     * @param filled     the rows of the model's columns
     * @param imputation says which cells are filled
     */
    TypedImputation(TableTexts texts, List<Column> model, Dataset filled, Imputation imputation) {
        this.texts = texts;
        this.model = model;
        this.filled = filled;
        this.imputation = imputation;
        Table table = texts.table(TableReader.Options.NONE);
        keys = texts.keys();
        own = table.schema().columns().columns();
        List<String> known = model.stream().map(Column::key).toList();
        places = keys.stream().mapToInt(known::indexOf).toArray();
    }

    /**
     * Writes all rows.
     *
     * @param isJson whether as JSON lines
     * @param out    not closed
     */
    void write(boolean isJson, OutputStream out) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        if (!isJson) {
            buffered.write(line(keys));
        }
        for (int row = 0; row < texts.rows(); row++) {
            List<String> cells = new ArrayList<>(keys.size());
            for (int i = 0; i < keys.size(); i++) {
                cells.add(cell(row, i));
            }
            buffered.write(isJson ? JsonLinesWriter.line(keys, values(cells)) : line(cells));
        }
        buffered.flush();
    }

    private String cell(int row, int column) {
        int place = places[column];
        return place >= 0 && imputation.isFilled(row, place)
                ? CellText.rewrite(model.get(place), own.get(column), filled.values().get(row, place))
                : texts.text(row, column);
    }

    private List<@Nullable Object> values(List<String> cells) {
        List<@Nullable Object> values = new ArrayList<>(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            values.add(cell.isEmpty() ? null : texts.isNumber(i) ? new BigDecimal(cell) : cell);
        }
        return values;
    }

    private static byte[] line(List<String> cells) {
        return (cells.stream().map(CsvText::cell).collect(Collectors.joining(",")) + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
