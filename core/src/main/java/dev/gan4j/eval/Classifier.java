package dev.gan4j.eval;

import org.jspecify.annotations.Nullable;

/**
 * Learns to distinguish generated rows from real ones, for {@link Detection}. It is found by {@link java.util.ServiceLoader};
 * the module {@code dev.gan4j.referees} provides gradient-boosted trees.
 */
public interface Classifier {

    /**
     * Returns why it cannot be used here.
     *
     * @return the reason as part of a sentence; null if it can be used
     */
    @Nullable
    String unavailable();

    /**
     * Learns from some rows and judges others. The same input gives the same numbers.
     *
     * @param training    rows to learn from, shape (rows, columns), row by row
     * @param isGenerated whether each of them is generated
     * @param test        rows to judge, shape (rows, columns), row by row
     * @param seed        of its random numbers
     * @return a number for each row to judge, larger the more the row resembles generated ones, shape (rows)
     */
    float[] judge(float[] training, boolean[] isGenerated, float[] test, long seed);
}
