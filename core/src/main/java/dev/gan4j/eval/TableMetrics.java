package dev.gan4j.eval;

import dev.gan4j.eval.Metric.Better;
import dev.gan4j.eval.Metric.Finding;
import dev.gan4j.eval.Metric.Need;
import dev.gan4j.eval.internal.RocArea;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The metrics of tables of mixed columns, in the order in which they are shown. */
final class TableMetrics {

    static final String SHAPES = "shapes";
    static final String PAIRS = "pairs";
    static final String VALIDITY = "validity";
    static final String DETECTION_OF_TRAINING = "detectionTraining";
    static final String EXACT_COPIES = "exactCopies";
    static final String TSTR_AREA = "tstrAuc";
    static final String TSTR_F1 = "tstrF1";
    static final String TSTR_R2 = "tstrR2";

    private static final String LEARNED = " XGBoost with its default settings learns the target from generated rows and is"
            + " tested on real ones; the floor is that of real rows to learn from.";

    /** The area under the ROC curve against held-out rows, and copies: metrics of numbers too. */
    static final List<Metric> BEFORE = List.of(
            new OfTables(SHAPES, "column shapes", Better.HIGHER, Set.of(Need.TABLE), false,
                    "How alike the columns are distributed: the mean of 1 less the Kolmogorov-Smirnov statistic of a column of"
                            + " numbers, where a blank counts as a value below all others, and of 1 less the total variation"
                            + " distance of a category.",
                    tables -> {
                        double distance = TwoTables.mean(tables.distances());
                        return Double.isNaN(distance)
                                ? new Finding.None("the real rows hold nothing to compare")
                                : new Finding.Value(1 - distance, null);
                    }),
            new OfTables(PAIRS, "column pairs", Better.HIGHER, Set.of(Need.TABLE), false,
                    "How alike the columns are related: the mean over pairs of 1 less half the difference of the correlations"
                            + " of two numbers, and of 1 less the total variation distance of the joint table of others,"
                            + " numbers in ten bins.",
                    tables -> {
                        double score = TwoTables.mean(TwoTables.flat(tables.pairs()));
                        return Double.isNaN(score)
                                ? new Finding.None("there are no two columns to compare")
                                : new Finding.Value(score, null);
                    }));

    static final List<Metric> AFTER = List.of(
            new OfTables(DETECTION_OF_TRAINING, "AUC, training rows", Better.AT_FLOOR,
                    Set.of(Need.TABLE, Need.TRAINING_ROWS), true,
                    "The same against training rows, as the literature has it, which rewards copies.",
                    TwoTables::detectionOfTraining),
            new OfTables(TSTR_AREA, "AUC of the target", Better.HIGHER, Set.of(Need.TABLE, Need.BINARY_TARGET), true,
                    "How well the rarer class of the target is told from the other." + LEARNED,
                    tables -> {
                        Usefulness.Found found = tables.usefulness();
                        RocArea area = found.area();
                        return area == null ? none(found) : Detection.mean(area);
                    }),
            new OfTables(TSTR_F1, "F1 of the target", Better.HIGHER, Set.of(Need.TABLE, Need.CLASS_TARGET), true,
                    "F1 of the rarer class of two, the mean F1 of several." + LEARNED,
                    tables -> value(tables, tables.usefulness().f1())),
            new OfTables(TSTR_R2, "R2 of the target", Better.HIGHER, Set.of(Need.TABLE, Need.NUMERIC_TARGET), true,
                    "The share of the target's variance that is explained." + LEARNED,
                    tables -> value(tables, tables.usefulness().r2())),
            new OfTables(VALIDITY, "valid rows", Better.HIGHER, Set.of(Need.TABLE), false,
                    "The share of rows with seen categories only, numbers within the real range, blanks only in columns with"
                            + " real ones, and every rule kept.",
                    tables -> new Finding.Value(tables.validity(), null)),
            new OfTables(EXACT_COPIES, "exact copies", Better.AT_FLOOR, Set.of(Need.TABLE, Need.TRAINING_ROWS), false,
                    "The share of generated rows that are a training row, value for value; the floor is that of held-out"
                            + " rows.",
                    tables -> new Finding.Value(tables.exactCopies(), null)),
            new OfTables("nearestRatio", "nearest neighbours", Better.AT_FLOOR, Set.of(Need.TABLE, Need.TRAINING_ROWS),
                    false,
                    "The median ratio of the distances of a generated row to the nearest training row and to the second"
                            + " nearest; the floor is that of held-out rows, and a generator that copies is below it.",
                    tables -> new Finding.Value(tables.nearestRatio(), null)));

    private TableMetrics() {}

    private static Finding value(TwoTables tables, @Nullable Double value) {
        return value == null ? none(tables.usefulness()) : new Finding.Value(value, null);
    }

    private static Finding none(Usefulness.Found found) {
        return new Finding.None(String.valueOf(found.reason()));
    }

    private record OfTables(String key, String title, Better better, Set<Need> needs, boolean isReferee,
            String sentence,
            Function<TwoTables, Finding> found) implements Metric {

        @Override
        public Finding compare(TwoSamples samples) {
            return new Finding.None("it compares tables of mixed columns");
        }

        @Override
        public Finding compareTables(TwoTables tables) {
            return found.apply(tables);
        }
    }
}
