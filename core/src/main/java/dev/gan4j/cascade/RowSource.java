package dev.gan4j.cascade;

import dev.gan4j.data.Points;

/** Rows of all learnt columns at once, of which nothing is given or asked. */
@FunctionalInterface
public interface RowSource {

    /**
     * Draws rows.
     *
     * @param seed  of the samples
     * @param first number of the first row, from 0
     * @param count how many
     * @return shape (count, learnt columns), as a dataset holds them; a row depends on the seed and its number alone
     */
    Points draw(long seed, long first, int count);
}
