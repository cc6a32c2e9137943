package dev.gan4j.eval.internal;

import dev.gan4j.data.Dataset;
import java.util.HashSet;
import java.util.Set;

/** Rows of a table by 128 bits of each, to find those that are exactly the same. */
public final class RowHashes {

    private record Hash(long high, long low) {}

    private final Set<Hash> hashes = new HashSet<>();
    private final int[] columns;

    /**
     * Remembers rows.
     *
     * @param table   the rows
     * @param columns that are compared
     */
    public RowHashes(Dataset table, int... columns) {
        this.columns = columns.clone();
        double[][] values = values(table);
        for (int row = 0; row < table.rows(); row++) {
            hashes.add(hash(values, row));
        }
    }

    /** Returns the share of rows that are exactly one of those remembered. */
    public double shareOf(Dataset table) {
        double[][] values = values(table);
        int same = 0;
        for (int row = 0; row < table.rows(); row++) {
            same += hashes.contains(hash(values, row)) ? 1 : 0;
        }
        return (double) same / table.rows();
    }

    private double[][] values(Dataset table) {
        double[][] values = new double[columns.length][];
        for (int j = 0; j < columns.length; j++) {
            values[j] = table.column(columns[j]);
        }
        return values;
    }

    private static Hash hash(double[][] values, int row) {
        long high = 0x9E3779B97F4A7C15L;
        long low = 0x2545F4914F6CDD1DL;
        for (double[] column : values) {
            long bits = Double.doubleToRawLongBits(column[row] + 0.0);
            high = mix(high ^ bits);
            low = mix(low + bits * 0xD1342543DE82EF95L);
        }
        return new Hash(high, low);
    }

    /** SplitMix64's finaliser. */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
