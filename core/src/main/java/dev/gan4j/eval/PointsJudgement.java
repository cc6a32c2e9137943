package dev.gan4j.eval;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * How close generated points are to real ones, each figure beside its noise floor.
 *
 * <p>Distances are in standard deviations: each column was divided by that of the real one (under heavy tails by a robust
 * figure). The modes of a mixture are counted in the data's own units.
 *
 * @param reference          what was compared with: "fresh real samples" or "held-out rows"
 * @param samples            how many generated points were judged
 * @param slicedWasserstein1 see {@link PointDistances#slicedWasserstein1}
 * @param slicedWasserstein2 see {@link PointDistances#slicedWasserstein2}
 * @param wasserstein2       see {@link PointDistances#wasserstein2}
 * @param energy             see {@link PointDistances#energy}
 * @param mmd                see {@link PointDistances#maximumMeanDiscrepancy}, at the median distance of real points
 * @param precision          see {@link Neighbourhoods}
 * @param recall             see {@link Neighbourhoods}
 * @param density            see {@link Neighbourhoods}
 * @param coverage           see {@link Neighbourhoods}
 * @param treeAccuracy       see {@link ClassifierTest}, with trees
 * @param linearAccuracy     see {@link ClassifierTest}, with a linear model
 * @param copies             see {@link CopyTest}; null where there are no training rows
 * @param modes              the coverage of the modes; null where there are none
 * @param modesFloor         the same of as many real points; null where there are none
 * @param columns            each column judged on its own, in the data's units
 * @param classes            each class judged on its own; empty where there are none
 */
public record PointsJudgement(String reference, int samples, Score slicedWasserstein1, Score slicedWasserstein2,
        Score wasserstein2, Score energy,
        Score mmd, Score precision, Score recall, Score density, Score coverage, Score treeAccuracy,
        Score linearAccuracy, @Nullable Score copies, @Nullable ModeCoverage modes, @Nullable ModeCoverage modesFloor,
        List<Judgement> columns, List<ClassJudgement> classes) {

    /** Copies the list. */
    public PointsJudgement {
        columns = List.copyOf(columns);
        classes = List.copyOf(classes);
    }

    /**
     * Returns this judgement with each class judged on its own.
     *
     * @param judged in the order of the classes
     * @return the same figures with them
     */
    public PointsJudgement withClasses(List<ClassJudgement> judged) {
        return new PointsJudgement(reference, samples, slicedWasserstein1, slicedWasserstein2, wasserstein2, energy,
                mmd,
                precision, recall, density, coverage, treeAccuracy, linearAccuracy, copies, modes, modesFloor, columns,
                judged);
    }

    /**
     * Returns the figures that have one value and one floor.
     *
     * @return by the names that they have here, in that order; without copies where there are no training rows
     */
    public SequencedMap<String, Score> scores() {
        SequencedMap<String, Score> scores = new LinkedHashMap<>();
        scores.put("slicedWasserstein1", slicedWasserstein1);
        scores.put("slicedWasserstein2", slicedWasserstein2);
        scores.put("wasserstein2", wasserstein2);
        scores.put("energy", energy);
        scores.put("mmd", mmd);
        scores.put("precision", precision);
        scores.put("recall", recall);
        scores.put("density", density);
        scores.put("coverage", coverage);
        scores.put("treeAccuracy", treeAccuracy);
        scores.put("linearAccuracy", linearAccuracy);
        if (copies != null) {
            scores.put("copies", copies);
        }
        return scores;
    }

    /**
     * Returns the name of a score in words.
     *
     * @param name one of {@link #scores()}
     * @return such as {@code sliced Wasserstein-2} for {@code slicedWasserstein2}
     */
    public static String title(String name) {
        return switch (name) {
            case "slicedWasserstein1" -> "sliced Wasserstein-1";
            case "slicedWasserstein2" -> "sliced Wasserstein-2";
            case "wasserstein2" -> "Wasserstein-2";
            case "energy" -> "energy distance";
            case "mmd" -> "MMD";
            case "treeAccuracy" -> "accuracy of trees";
            case "linearAccuracy" -> "accuracy, linear";
            default -> name;
        };
    }

    /**
     * Sums this judgement up in the figures that one column has: the sliced Wasserstein-1 distance in real standard
     * deviations, and the largest Kolmogorov-Smirnov statistic of a column.
     *
     * @return the figures, with this judgement in them; means and standard deviations are NaN, since they are those of
     *         the columns
     */
    public Judgement summary() {
        Judgement worst = columns.stream().max(Comparator.comparingDouble(Judgement::ks)).orElseThrow();
        return new Judgement(reference, samples, slicedWasserstein1.value(), slicedWasserstein1.floor(), worst.ks(),
                worst.ksFloor(), Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, this);
    }

    /**
     * Returns the judgement in one or two sentences.
     *
     * @return words for people
     */
    public String verdict() {
        return PointsVerdict.of(this);
    }
}
