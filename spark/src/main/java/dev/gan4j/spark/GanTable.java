package dev.gan4j.spark;

import dev.gan4j.InvalidInputException;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsPushDownLimit;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/** The rows of a model as a table of Spark. */
final class GanTable implements SupportsRead {

    private final StructType schema;
    private final SourceOptions options;
    private final ModelBytes model;

    GanTable(StructType schema, SourceOptions options, ModelBytes model) {
        this.schema = schema;
        this.options = options;
        this.model = model;
    }

    @Override
    public String name() {
        return GanSource.NAME + " " + model.name();
    }

    @Override
    @SuppressWarnings("deprecation") // there is no other that needs no catalog
    public StructType schema() {
        return schema;
    }

    @Override
    public Set<TableCapability> capabilities() {
        return Set.of(TableCapability.BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap ofScan) {
        return new Builder();
    }

    /** Takes what Spark pushes down. Filters are not: they choose among rows, where {@code where} makes others. */
    private final class Builder implements SupportsPushDownRequiredColumns, SupportsPushDownLimit {
        private StructType wanted = schema;
        private long rows = options.rows();

        @Override
        public void pruneColumns(StructType required) {
            wanted = required;
        }

        @Override
        public boolean pushLimit(int limit) {
            rows = Math.min(rows, limit);
            return true;
        }

        @Override
        public Scan build() {
            return new Rows(wanted, rows);
        }
    }

    /** The first rows, some columns of them. */
    private final class Rows implements Scan, Batch, SupportsReportStatistics {

        /** So many rows take some seconds, so that a task lost is little lost. */
        private static final long ROWS_OF_TASK = 250_000;
        /** Fewer are not worth a task. */
        private static final long FEWEST_OF_TASK = 8192;

        private final StructType wanted;
        private final long rows;

        Rows(StructType wanted, long rows) {
            this.wanted = wanted;
            this.rows = rows;
        }

        @Override
        public StructType readSchema() {
            return wanted;
        }

        @Override
        public String description() {
            return name() + ", seed " + options.seed() + ", rows " + rows
                    + (options.where().isEmpty() ? "" : ", where " + String.join(" and ", options.where()))
                    + (options.shares().isEmpty() ? "" : ", shares " + String.join(", ", options.shares()));
        }

        @Override
        public Batch toBatch() {
            return this;
        }

        @Override
        public Statistics estimateStatistics() {
            long width = 8L
                    + Arrays.stream(wanted.fields()).mapToLong(field -> field.dataType().defaultSize()).sum();
            return new Statistics() {
                @Override
                public OptionalLong sizeInBytes() {
                    return OptionalLong.of(rows * width);
                }

                @Override
                public OptionalLong numRows() {
                    return OptionalLong.of(rows);
                }
            };
        }

        @Override
        public InputPartition[] planInputPartitions() {
            return RowRange.of(rows, model.rows(options).areInOrder() ? inOrder() : partitions());
        }

        private int inOrder() {
            Integer asked = options.partitions();
            if (asked != null && asked > 1) {
                throw new InvalidInputException("option partitions must be 1, since the schema of "
                        + model.name() + " says that rows differ, so that each depends on those before it, but was "
                        + asked);
            }
            return 1;
        }

        private int partitions() {
            Integer asked = options.partitions();
            if (asked != null) {
                return asked;
            }
            int cores = SparkSession.active().sparkContext().defaultParallelism();
            long most = Math.max(1, rows / FEWEST_OF_TASK);
            return (int) Math.min(Math.min(most, 100_000), Math.max(cores, rows / ROWS_OF_TASK));
        }

        @Override
        public PartitionReaderFactory createReaderFactory() {
            int[] columns = Arrays.stream(wanted.fields()).map(StructField::name).mapToInt(schema::fieldIndex)
                    .toArray();
            return new RowReaderFactory(model, options, columns);
        }
    }
}
