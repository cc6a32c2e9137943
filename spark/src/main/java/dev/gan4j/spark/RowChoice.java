package dev.gan4j.spark;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Some rows of a frame, chosen by their content and a seed. Each row has two hashes of 64 bits. Equal rows are counted, so that each
 * of them has a number of its own; the rows of the least numbers are fetched by their hashes in a second pass.
 */
final class RowChoice {

    private static final String FIRST = "gan4j_hash_1";
    private static final String SECOND = "gan4j_hash_2";
    private static final String COPIES = "gan4j_copies";
    private static final String NUMBER = "gan4j_number";
    private static final StructType NUMBERED = new StructType().add(NUMBER, DataTypes.LongType)
            .add(FIRST, DataTypes.LongType).add(SECOND, DataTypes.LongType);

    private RowChoice() {}

    /**
     * Chooses rows.
     *
     * @param rows at most
     * @return in the order of their numbers, with the columns of the frame
     */
    static List<Row> of(Dataset<Row> frame, int rows, long seed) {
        Column[] cells = Arrays.stream(frame.columns()).map(FrameRows::column).toArray(Column[]::new);
        int width = cells.length;
        // A hash passes over nulls, so where they stand is hashed, too.
        Column[] all = concat(cells, Arrays.stream(cells).map(Column::isNull).toArray(Column[]::new));
        Dataset<Row> hashed = frame.select(concat(cells, xxhash64(concat(new Column[]{lit(seed)}, all)).as(FIRST),
                xxhash64(concat(all, lit(seed))).as(SECOND)));
        List<Row> chosen = hashed.groupBy(FIRST, SECOND).agg(count(lit(1)).as(COPIES))
                .flatMap(new Numbers(), Encoders.row(NUMBERED))
                .orderBy(NUMBER, FIRST, SECOND).limit(rows).collectAsList();
        Dataset<Row> wanted = frame.sparkSession()
                .createDataFrame(
                        chosen.stream().map(row -> RowFactory.create(row.getLong(1), row.getLong(2))).distinct()
                                .toList(),
                        new StructType().add(FIRST, DataTypes.LongType).add(SECOND, DataTypes.LongType));
        Map<List<Long>, Row> found = new HashMap<>();
        for (Row row : hashed.join(broadcast(wanted), new String[]{FIRST, SECOND}, "left_semi")
                .select(concat(cells, col(FIRST), col(SECOND))).dropDuplicates(FIRST, SECOND).collectAsList()) {
            found.put(List.of(row.getLong(width), row.getLong(width + 1)), row);
        }
        List<Row> rowsFound = new ArrayList<>(chosen.size());
        for (Row row : chosen) {
            Row whole = found.get(List.of(row.getLong(1), row.getLong(2)));
            if (whole == null) {
                throw new IllegalStateException(
                        "the frame must have the same rows each time it is read, but a row of the"
                                + " first time was not there the second time; cache or save it first");
            }
            rowsFound.add(whole);
        }
        return rowsFound;
    }

    private static Column[] concat(Column[] some, Column... more) {
        return IntStream.range(0, some.length + more.length)
                .mapToObj(i -> i < some.length ? some[i] : more[i - some.length]).toArray(Column[]::new);
    }

    /** Gives each of several equal rows a number of its own, one after the other, however many there are. */
    private static final class Numbers implements FlatMapFunction<Row, Row> {

        private static final long serialVersionUID = 1L;

        @Override
        public Iterator<Row> call(Row counted) {
            long first = counted.getLong(0);
            long second = counted.getLong(1);
            long copies = counted.getLong(2);
            return new Iterator<>() {
                private long next;

                @Override
                public boolean hasNext() {
                    return next < copies;
                }

                @Override
                public Row next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    return RowFactory.create(mix(first + mix(next++)), first, second);
                }
            };
        }

        /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014), a bijection that looks random. */
        private static long mix(long value) {
            long z = value + 0x9e3779b97f4a7c15L;
            z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
            z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
            return z ^ (z >>> 31);
        }
    }
}
