package dev.gan4j.report;

import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.objective.DecisionWords;
import java.util.Arrays;

/** D over a plane of two columns. */
public final class DecisionField {

    private DecisionField() {}

    /**
     * Returns the points at which D is evaluated.
     *
     * @param across the range of the first column
     * @param along  the range of the second column
     * @param cells  along each side
     * @return the middles of the cells, row by row from the lower left
     */
    public static Points cells(Range across, Range along, int cells) {
        return Points.generate(cells * cells, 2, (cell, point) -> {
            point[0] = across.low() + across.width() * (cell % cells + 0.5) / cells;
            point[1] = along.low() + along.width() * (Math.floorDiv(cell, cells) + 0.5) / cells;
        });
    }

    /**
     * Returns decisions in the form in which a field shows them. The zero of a score is arbitrary, because adding a constant to
     * a critic changes nothing; therefore a score is centred on its median.
     *
     * @param decisions D's outputs, in [0, 1]
     * @param meaning   what they mean
     * @return the same decisions, or decisions with their median at 0.5
     */
    @SuppressWarnings("exports") // for the laboratory, which knows the words
    public static double[] centred(double[] decisions, DecisionWords meaning) {
        return switch (meaning) {
            case PROBABILITY, TARGET -> decisions;
            case SCORE, RELATIVE -> {
                double[] logits = Arrays.stream(decisions)
                        .map(d -> Math.log(Math.max(1e-9, d) / Math.max(1e-9, 1 - d))).toArray();
                double[] ascending = logits.clone();
                Arrays.sort(ascending);
                double median = ascending[ascending.length / 2];
                yield Arrays.stream(logits).map(logit -> 1 / (1 + Math.exp(median - logit))).toArray();
            }
        };
    }
}
