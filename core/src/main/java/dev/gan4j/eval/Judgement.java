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
 * @param columns   the judgement of each column, at least one
 * @param classes   the judgement of each class; empty if there are none
 * @param modes     how many modes the real distribution is known to have; 0 if unknown
 * @param checks    obvious faults, each a sentence without a full stop, such as "column age: real values are integers,
 *                  generated ones are not"; empty if none was found
 */
public record Judgement(String reference, SampleSizes sizes, List<Score> scores, List<ColumnJudgement> columns,
        List<ClassJudgement> classes, int modes, List<String> checks) {

    /** Copies the lists. */
    public Judgement {
        scores = List.copyOf(scores);
        columns = List.copyOf(columns);
        classes = List.copyOf(classes);
        checks = List.copyOf(checks);
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
     * Returns the distance for comparing runs: Wasserstein-1 in standard deviations of the real data; for several columns, the
     * sliced one.
     *
     * @return value and floor
     */
    public Score.Judged distance() {
        return first(Metrics.SCALED_WASSERSTEIN1, Metrics.SLICED_WASSERSTEIN1);
    }

    /**
     * Returns the distance that is shown first: Wasserstein-1 in the data's units; for several columns, the sliced one in
     * standard deviations.
     *
     * @return value and floor
     */
    public Score.Judged headline() {
        return first(Metrics.WASSERSTEIN1, Metrics.SLICED_WASSERSTEIN1);
    }

    /**
     * Returns whether it has the distances that every judgement must have.
     *
     * @return false if this is not a proper judgement
     */
    public boolean hasDistance() {
        return (judged(Metrics.SCALED_WASSERSTEIN1.key()) != null && judged(Metrics.WASSERSTEIN1.key()) != null)
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
