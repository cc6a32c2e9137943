package dev.gan4j.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learns a target from the rows of a table: the referee of {@link TableDetection} and {@link Usefulness}. It is found by
 * {@link java.util.ServiceLoader}; module {@code dev.gan4j.referees} brings XGBoost with its default settings, the referee of
 * the literature.
 */
public interface Learner {

    /** What is learned. */
    sealed interface Target {

        /** The target of each row, shape (rows): the number of its class, or a number. */
        float[] values();

        /**
         * One of two classes.
         *
         * @param values 0 or 1, shape (rows)
         */
        @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
        record Binary(float[] values) implements Target {}

        /**
         * One of several classes.
         *
         * @param values  the number of a class, from 0; shape (rows)
         * @param classes how many there are
         */
        @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
        record Classes(float[] values, int classes) implements Target {}

        /**
         * A number.
         *
         * @param values shape (rows)
         */
        @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
        record Numbers(float[] values) implements Target {}
    }

    /**
     * One condition on the way from a tree's root to a node.
     *
     * @param feature   that is asked for
     * @param threshold that it is compared with
     * @param below     whether rows with a smaller value go on; else those with one as large or larger
     * @param missing   whether rows without a value go on
     */
    record Condition(int feature, double threshold, boolean below, boolean missing) {

        /**
         * Tells whether a row goes on.
         *
         * @param value the feature's; NaN where the row has none
         * @return whether it does
         */
        public boolean holds(float value) {
            return Float.isNaN(value) ? missing : value < threshold == below;
        }
    }

    /**
     * What was learned.
     *
     * @param predictions of the rows to judge, shape (rows, outputs): the probability of class 1 of two, of each of several,
     *                    or the number
     * @param nodes       the conditions on the way to each node of the first trees, the first tree's first; empty where
     *                    nobody can tell
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    record Learned(float[][] predictions, List<List<Condition>> nodes) {

        /** Copies the list. */
        public Learned {
            nodes = List.copyOf(nodes);
        }
    }

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
     * @param training rows to learn from
     * @param target   of each of them
     * @param test     rows to judge, of the same features
     * @param seed     of all that it draws
     * @return what was learned
     */
    Learned learn(SparseRows training, Target target, SparseRows test, long seed);
}
