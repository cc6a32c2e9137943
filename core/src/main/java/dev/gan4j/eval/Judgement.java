package dev.gan4j.eval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * How close generated samples are to real ones.
 *
 * @param reference what the samples were compared with, such as "held-out rows"
 * @param sizes     how many rows each part has
 * @param scores    of all columns together, in the order of {@link Metrics}
 * @param columns   each column of numbers on its own, at least one; empty of a table of mixed columns
 * @param classes   each class on its own; empty where there are none
 * @param modes     how many modes the real distribution is known to have; 0 where nobody knows
 * @param checks    what anybody sees at once, a sentence each without its end, such as "column age: real values are integers,
 *                  generated ones are not"; empty where nothing was found
 * @param table     what else is said of a table of mixed columns; null of columns of numbers
 */
public record Judgement(String reference, SampleSizes sizes, List<Score> scores, List<ColumnJudgement> columns,
        List<ClassJudgement> classes, int modes, List<String> checks, @Nullable TableJudgement table) {

    /** Copies the lists. */
    public Judgement {
        scores = List.copyOf(scores);
        columns = List.copyOf(columns);
        classes = List.copyOf(classes);
        checks = List.copyOf(checks);
    }

    /**
     * Creates a judgement of columns of numbers.
     *
     * @param reference what was compared with
     * @param sizes     how many rows there are of each part
     * @param scores    of all columns together
     * @param columns   each column on its own, at least one
     * @param classes   each class on its own
     * @param modes     how many modes the real distribution is known to have
     * @param checks    what anybody sees at once
     */
    public Judgement(String reference, SampleSizes sizes, List<Score> scores, List<ColumnJudgement> columns,
            List<ClassJudgement> classes, int modes, List<String> checks) {
        this(reference, sizes, scores, columns, classes, modes, checks, null);
    }

    /**
     * Returns a figure.
     *
     * @param metric the metric's key
     * @return null if the metric is not in this judgement, or was not judged
     */
    public Score.@Nullable Judged judged(String metric) {
        return find(scores, metric);
    }

    /**
     * Returns a figure's value.
     *
     * @param metric the metric's key, such as {@code wasserstein1}
     * @return the value
     * @throws java.util.NoSuchElementException if the metric is not in this judgement, or was not judged
     */
    public double value(String metric) {
        return require(metric).value();
    }

    /**
     * Returns a figure's noise floor.
     *
     * @param metric the metric's key
     * @return the floor
     * @throws java.util.NoSuchElementException if the metric is not in this judgement, or was not judged
     */
    public double floor(String metric) {
        return require(metric).floor();
    }

    private Score.Judged require(String metric) {
        Score.Judged score = judged(metric);
        if (score == null) {
            throw new java.util.NoSuchElementException("there is no figure of " + metric + " in " + scores);
        }
        return score;
    }

    /**
     * Finds a figure in a list.
     *
     * @param scores where to look
     * @param metric the metric's key
     * @return null if it is not there, or was not judged
     */
    public static Score.@Nullable Judged find(List<Score> scores, String metric) {
        for (Score score : scores) {
            if (score instanceof Score.Judged judged && judged.metric().equals(metric)) {
                return judged;
            }
        }
        return null;
    }

    /**
     * Returns the distance that runs are compared by: Wasserstein-1 in standard deviations of the real data, the sliced one
     * of several columns; 1 less the score of the pairs of a table of mixed columns, or of the shapes where it has one
     * column.
     *
     * @return value and floor
     */
    public Score.Judged distance() {
        if (table != null) {
            Score.Judged score = ofTable();
            return new Score.Judged(score.metric(), 1 - score.value(), 1 - score.floor(), score.p(), null);
        }
        return first(Metrics.SCALED_WASSERSTEIN1, Metrics.SLICED_WASSERSTEIN1);
    }

    /**
     * Returns the distance that is shown first: Wasserstein-1 in the data's units, the sliced one in standard deviations of
     * several columns; the score of the pairs of a table of mixed columns.
     *
     * @return value and floor
     */
    public Score.Judged headline() {
        return table != null ? ofTable() : first(Metrics.WASSERSTEIN1, Metrics.SLICED_WASSERSTEIN1);
    }

    private Score.Judged ofTable() {
        Score.Judged pairs = judged(TableMetrics.PAIRS);
        return pairs == null ? require(TableMetrics.SHAPES) : pairs;
    }

    /**
     * Returns whether it has the distances that every judgement must have.
     *
     * @return false if this is not a proper judgement
     */
    public boolean hasDistance() {
        return table != null
                || (judged(Metrics.SCALED_WASSERSTEIN1.key()) != null && judged(Metrics.WASSERSTEIN1.key()) != null)
                || judged(Metrics.SLICED_WASSERSTEIN1.key()) != null;
    }

    private Score.Judged first(Metric ofOne, Metric ofSeveral) {
        Score.Judged score = judged(ofOne.key());
        score = score == null ? judged(ofSeveral.key()) : score;
        if (score == null) {
            throw new IllegalStateException("a judgement must have a distance but has " + scores);
        }
        return score;
    }

    /**
     * Returns the figures as one list, for tables of many runs: each value under its metric's key, its floor under the key with
     * {@code Floor} appended, its p-value with {@code P} appended; then, for one column, means and standard deviations.
     *
     * @return in order
     */
    public SequencedMap<String, Double> figures() {
        SequencedMap<String, Double> figures = new LinkedHashMap<>();
        figures.put("samples", (double) sizes.generated());
        for (Score score : scores) {
            if (score instanceof Score.Judged judged) {
                figures.put(judged.metric(), judged.value());
                figures.put(judged.metric() + "Floor", judged.floor());
                if (judged.p() != null) {
                    figures.put(judged.metric() + "P", judged.p());
                }
            }
        }
        if (columns.size() == 1) {
            ColumnJudgement column = columns.getFirst();
            figures.put("meanReal", column.judged().mean());
            figures.put("meanGenerated", column.generated().mean());
            figures.put("sdReal", column.judged().standardDeviation());
            figures.put("sdGenerated", column.generated().standardDeviation());
        }
        return figures;
    }

    /**
     * Returns the judgement in words.
     *
     * @return grade and sentences
     */
    public Verdict verdict() {
        return Verdict.of(this);
    }

    @Override
    public String toString() {
        return "Judgement[" + sizes.generated() + " generated rows against " + reference + ": " + verdict() + "]";
    }

    /** The distances that were tested. */
    List<Score.Judged> tested() {
        List<Score.Judged> tested = new ArrayList<>();
        for (Score score : scores) {
            if (score instanceof Score.Judged judged && judged.p() != null) {
                tested.add(judged);
            }
        }
        return tested;
    }
}
