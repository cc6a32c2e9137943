package dev.gan4j.eval;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A way to compare generated samples with real ones.
 *
 * <p>{@link Metrics} lists those of the library; metrics of other modules are found by {@link java.util.ServiceLoader}. Such a
 * metric is part of every judgement whose data it fits, and so of models, tables, reports, sweeps, JSON and the laboratory.
 */
public interface Metric {

    /** The direction that is better. */
    enum Better {
        /** A smaller value is better. */
        LOWER,
        /** A larger value is better. */
        HIGHER,
        /** A value nearer to the noise floor is better. */
        AT_FLOOR
    }

    /** What a metric needs; if the data do not have it, the metric is not in the judgement. */
    enum Need {
        /** One column. */
        ONE_COLUMN,
        /** More than one column. */
        SEVERAL_COLUMNS,
        /** Training rows besides the reference rows. */
        TRAINING_ROWS,
        /** The known modes of a mixture. */
        MODES,
        /** One class of several, judged alone. */
        CLASSES
    }

    /** The result of a metric. */
    sealed interface Finding {

        /**
         * A figure.
         *
         * @param value    the figure; one that is not finite counts as "not judged"
         * @param interval the confidence interval, if the value is an estimate; otherwise null
         */
        record Value(double value, @Nullable Interval interval) implements Finding {}

        /**
         * No figure.
         *
         * @param reason why, as part of a sentence
         */
        record None(String reason) implements Finding {}
    }

    /**
     * Returns its name in files.
     *
     * @return letters and digits, beginning with a lower-case letter; it never changes
     */
    String key();

    /**
     * Returns its name in tables.
     *
     * @return such as "sliced Wasserstein-1"
     */
    String title();

    /**
     * Returns the unit of its values.
     *
     * @return such as "data's units"; empty for a pure number
     */
    default String unit() {
        return "";
    }

    /**
     * Returns which direction is better.
     *
     * @return the direction
     */
    default Better better() {
        return Better.AT_FLOOR;
    }

    /**
     * Returns what it needs.
     *
     * @return empty if it works with any data
     */
    default Set<Need> needs() {
        return Set.of();
    }

    /**
     * Returns its meaning.
     *
     * @return one sentence
     */
    String sentence();

    /**
     * Compares two samples.
     *
     * @param samples generated ones and real ones
     * @return the figure, or why there is none
     */
    Finding compare(TwoSamples samples);

    /**
     * Returns the noise floor, if it is known without comparing real samples.
     *
     * @return the floor; NaN if real samples must be compared
     */
    default double knownFloor() {
        return Double.NaN;
    }

    /**
     * Returns whether it takes so long that a judgement may leave it out ({@link Judging#WITHOUT_REFEREES}).
     *
     * @return whether it trains its own model
     */
    default boolean isReferee() {
        return false;
    }
}
