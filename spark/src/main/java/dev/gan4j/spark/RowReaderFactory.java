package dev.gan4j.spark;

import dev.gan4j.cascade.TableSampler;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/** Makes the readers of partitions. It has the model, which Spark sends to an executor once and not with every partition. */
final class RowReaderFactory implements PartitionReaderFactory {

    private static final long serialVersionUID = 1L;

    private final ModelBytes model;
    private final SourceOptions options;
    private final int[] columns;

    RowReaderFactory(ModelBytes model, SourceOptions options, int[] columns) {
        this.model = model;
        this.options = options;
        this.columns = columns.clone();
    }

    @Override
    public boolean supportColumnarReads(InputPartition partition) {
        return true;
    }

    @Override
    public PartitionReader<InternalRow> createReader(InputPartition partition) {
        throw new UnsupportedOperationException("rows come in columnar batches");
    }

    @Override
    public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
        RowRange range = (RowRange) partition;
        // Rows of which no column is wanted are counted, and need no model.
        return new Reader(range, columns, columns.length == 0 ? null : model.rows(options));
    }

    private static final class Reader implements PartitionReader<ColumnarBatch> {
        private final RowRange range;
        private final int[] columns;
        private final @Nullable SampledRows rows;
        private long next;
        private int count;

        Reader(RowRange range, int[] columns, @Nullable SampledRows rows) {
            this.range = range;
            this.columns = columns;
            this.rows = rows;
            next = range.from();
        }

        @Override
        public boolean next() {
            next += count;
            count = (int) Math.min(TableSampler.BLOCK, range.to() - next);
            return count > 0;
        }

        @Override
        public ColumnarBatch get() {
            if (rows == null) {
                return new ColumnarBatch(new ColumnVector[0], count);
            }
            SampledRows.Block block = rows.block(next, count);
            return new ColumnarBatch(Arrays.stream(columns).mapToObj(block::column).toArray(ColumnVector[]::new),
                    count);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
