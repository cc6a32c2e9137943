package dev.gan4j.data;

import java.util.List;

/** The real samples of a run, as they are used. */
public sealed interface RealData {

    /**
     * A distribution whose density is known; minibatches are drawn from it, and its own quantiles are judged against.
     *
     * @param distribution p_data
     */
    record Known(Distribution distribution) implements RealData {}

    /**
     * Samples only; minibatches are drawn from the training part with replacement, and the held-out part is judged
     * against. Both are in the data's units. The arrays are not copied and must not be changed.
     *
     * @param training what D sees, in the order of the file
     * @param heldOut  what nobody sees until the judgement, ascending
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Samples(double[] training, double[] heldOut) implements RealData {}

    /**
     * A distribution in n dimensions; minibatches are drawn from it, and fresh draws are judged against.
     *
     * @param distribution p_data
     */
    record KnownPoints(MultivariateDistribution distribution) implements RealData {}

    /**
     * Rows of several columns; minibatches are drawn from the training part with replacement, and the held-out part is
     * judged against. Both are in the data's units.
     *
     * @param training what D sees, in the order of the file
     * @param heldOut  what nobody sees until the judgement, in the order of the file
     * @param columns  the names of the columns
     */
    record Rows(Points training, Points heldOut, List<String> columns) implements RealData {

        /** Copies the names. */
        public Rows {
            columns = List.copyOf(columns);
        }
    }
}
