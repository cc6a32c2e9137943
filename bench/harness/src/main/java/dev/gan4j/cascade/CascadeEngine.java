package dev.gan4j.cascade;

import org.jspecify.annotations.NullMarked;

/** An engine with the cascade of {@link CascadeStart}, ready to train and to sample on one thread. */
@NullMarked
public interface CascadeEngine {

    /** What it is and of which version. */
    String version();

    /**
     * Does a step that raises the likelihood of a minibatch, on which Adam and the moving average of the weights follow.
     *
     * @param number from 0, which is what {@link CascadeStart#minibatch} and {@link CascadeStart#fill} go by
     */
    void step(long number);

    /** Minus the mean log-likelihood of a minibatch under the averaged weights, in the order of the table; nats a row. */
    double surprise(int[][] codes);

    /**
     * Samples rows by the averaged weights as they were when this was first called.
     *
     * @param first number of the first row
     * @param count number of rows
     * @return codes, shape (columns, count)
     */
    int[][] sample(long first, int count);
}
