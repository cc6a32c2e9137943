package dev.gan4j.eval;

import org.jspecify.annotations.Nullable;

/**
 * Learns to tell generated rows from real ones: the referee of {@link Detection}. It is found by
 * {@link java.util.ServiceLoader}; module {@code dev.gan4j.referees} brings gradient-boosted trees.
 */
public interface Classifier {

    /**
     * Tells why it cannot be used here.
     *
     * @return the reason as half a sentence; null where it can
     */
    @Nullable
    String unavailable();

    /**
     * Learns from some rows and judges others. The same input gives the same numbers.
     *
     * @param training    rows to learn from, shape (rows, columns), row by row
     * @param isGenerated whether each of them is generated
     * @param test        rows to judge, shape (rows, columns), row by row
     * @param seed        of all that it draws
     * @return for each row to judge a number that is larger the more it is like generated ones, shape (rows)
     */
    float[] judge(float[] training, boolean[] isGenerated, float[] test, long seed);
}
