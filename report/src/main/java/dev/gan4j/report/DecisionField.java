package dev.gan4j.report;

import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.objective.DecisionWords;
import java.util.Arrays;

/** D over a plane of two columns. */
public final class DecisionField {

    private DecisionField() {}

    /**
     * Returns where D is asked.
     *
     * @param across what the first column spans
     * @param along  what the second column spans
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
     * Returns decisions as a field shows them. A score says only where D is higher than elsewhere: its zero is arbitrary (a
     * constant added to a critic changes nothing), so it is shown about its own median.
     *
     * @param decisions D's outputs, in [0, 1]
     * @param meaning   what they mean
     * @return the same, or with their median at 0.5
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
