package dev.gan4j.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How close generated points are to real ones, each figure beside its noise floor.
 *
 * <p>Distances are in standard deviations: each column was divided by that of the real one (under heavy tails by a robust
 * figure). The modes of a mixture are counted in the data's own units.
 *
 * @param reference          what was compared with: "fresh real samples" or "held-out rows"
 * @param samples            how many generated points were judged
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
 */
public record PointsJudgement(String reference, int samples, Score slicedWasserstein2, Score wasserstein2, Score energy,
        Score mmd, Score precision, Score recall, Score density, Score coverage, Score treeAccuracy,
        Score linearAccuracy, @Nullable Score copies, @Nullable ModeCoverage modes, @Nullable ModeCoverage modesFloor,
        List<Judgement> columns) {

    /** Copies the list. */
    public PointsJudgement {
        columns = List.copyOf(columns);
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
