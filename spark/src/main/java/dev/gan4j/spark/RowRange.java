package dev.gan4j.spark;

import java.util.stream.IntStream;
import org.apache.spark.sql.connector.read.InputPartition;

/**
 * The rows of a partition.
 *
 * @param from number of the first row, from 0
 * @param to   after the last one
 */
record RowRange(long from, long to) implements InputPartition {

    /** Divides rows evenly; no partition is empty. */
    static RowRange[] of(long rows, int partitions) {
        int count = (int) Math.min(rows, partitions);
        return IntStream.range(0, count)
                .mapToObj(i -> new RowRange(rows * i / count, rows * (i + 1) / count)).toArray(RowRange[]::new);
    }
}
