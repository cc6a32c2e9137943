package dev.gan4j.spark;

import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;

/** The rows that a reader's options ask for, by their numbers; for one thread at a time. */
interface SampledRows {

    /** Returns the columns. */
    StructType schema();

    /** Returns whether rows depend on those before them, so that they are made in order, beginning with the first. */
    boolean areInOrder();

    /**
     * Samples rows.
     *
     * @param first number of the first one, from 0; where rows are made in order, the one after the last that was made
     * @param count how many, at most {@link dev.gan4j.cascade.TableSampler#BLOCK}
     */
    Block block(long first, int count);

    /** Some rows. */
    @FunctionalInterface
    interface Block {

        /**
         * Returns one column.
         *
         * @param index in the schema
         */
        ColumnVector column(int index);
    }
}
