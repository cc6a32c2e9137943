package dev.gan4j.eval;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way to compare generated samples with real ones.
 *
 * <p>{@link Metrics} lists those of the library; one of another module is found by {@link java.util.ServiceLoader}. It then
 * stands in every judgement whose data it fits, and with that in models, tables, reports, sweeps, JSON and the laboratory.
 */
public interface Metric {

    /** Which way is better. */
    enum Better {
        /** A smaller value is better. */
        LOWER,
        /** A larger value is better. */
        HIGHER,
        /** A value nearer to the noise floor is better. */
        AT_FLOOR
    }

    /** What a metric needs of the data; where it is not there, the metric is not in the judgement. */
    enum Need {
        /** One column. */
        ONE_COLUMN,
        /** More than one column. */
        SEVERAL_COLUMNS,
        /** Training rows beside those that are judged against. */
        TRAINING_ROWS,
        /** The known modes of a mixture. */
        MODES,
        /** One class out of several, judged on its own. */
        CLASSES,
        /** A table of mixed columns. */
        TABLE,
        /** A target of two classes in a table. */
        BINARY_TARGET,
        /** A target of classes in a table. */
        CLASS_TARGET,
        /** A target of numbers in a table. */
        NUMERIC_TARGET
    }

    /** What a metric finds. */
    sealed interface Finding {

        /**
         * A figure.
         *
         * @param value    the figure; taken for "not judged" where it is not finite
         * @param interval how sure it is, where it is an estimate; null otherwise
         */
        record Value(double value, @Nullable Interval interval) implements Finding {}

        /**
         * Nothing.
         *
         * @param reason why, as half a sentence
         */
        record None(String reason) implements Finding {}
    }

    /**
     * Returns its name in files.
     *
     * @return letters and digits, beginning with a small letter; it never changes
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
     * Returns which way is better.
     *
     * @return the direction
     */
    default Better better() {
        return Better.AT_FLOOR;
    }

    /**
     * Returns what it needs.
     *
     * @return nothing for a metric of any data
     */
    default Set<Need> needs() {
        return Set.of();
    }

    /**
     * Returns what it means.
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
     * Tells whether it compares tables of mixed columns.
     *
     * @return whether {@link #compareTables} finds something
     */
    default boolean judgesTables() {
        return needs().contains(Need.TABLE);
    }

    /**
     * Compares two tables of mixed columns.
     *
     * @param tables generated rows and real ones
     * @return the figure, or why there is none
     */
    default Finding compareTables(TwoTables tables) {
        return new Finding.None("it compares numbers only");
    }

    /**
     * Returns the noise floor, where it is known without real samples.
     *
     * @return the floor; NaN where real samples have to be compared
     */
    default double knownFloor() {
        return Double.NaN;
    }

    /**
     * Tells whether it takes so long that a judgement may leave it out ({@link Judging#WITHOUT_REFEREES}).
     *
     * @return whether it trains a model of its own
     */
    default boolean isReferee() {
        return false;
    }
}
