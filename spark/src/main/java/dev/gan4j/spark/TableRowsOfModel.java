package dev.gan4j.spark;

import dev.gan4j.cascade.TableSampler;
import dev.gan4j.data.Column;
import dev.gan4j.data.Dataset;
import dev.gan4j.table.TableSchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Rows of the model of a table; columns of free text are left out, or made up. */
final class TableRowsOfModel implements SampledRows {

    private final TableSampler sampler;
    private final long rows;
    private final StructType schema;
    private final List<TableColumnCells> columns = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>(); // of each column in the table's schema
    private TableSampler.@Nullable InOrder inOrder;
    private long next;

    TableRowsOfModel(TableSchema table, TableSampler sampler, SourceOptions options) {
        this.sampler = sampler;
        rows = options.rows();
        StructType all = new StructType();
        for (int i = 0; i < table.columns().width(); i++) {
            Column column = table.columns().columns().get(i);
            if (column instanceof Column.Text text && text.fake() == null) {
                continue;
            }
            TableColumnCells cells = TableColumnCells.of(table, i, options.seed());
            all = all.add(column.name(), cells.type(), true);
            columns.add(cells);
            places.add(i);
        }
        schema = all;
    }

    @Override
    public StructType schema() {
        return schema;
    }

    @Override
    public boolean areInOrder() {
        return sampler.areUnique();
    }

    @Override
    public Block block(long first, int count) {
        Dataset made = areInOrder() ? inOrder(first, count) : sampler.sample(first, count);
        return index -> columns.get(index).cells(made.column(places.get(index)), first);
    }

    private Dataset inOrder(long first, int count) {
        if (first == 0) {
            inOrder = sampler.inOrder(rows);
            next = 0;
        }
        if (inOrder == null || first != next) {
            throw new IllegalStateException("rows must be made in order but row " + first + " came after " + next);
        }
        Dataset made = inOrder.next();
        if (made.rows() < count) {
            throw new IllegalStateException("there must be " + count + " rows but there were " + made.rows());
        }
        next += made.rows();
        return made;
    }
}
