package dev.gan4j.lab.paint;

import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.train.internal.PairView;
import java.util.List;

/**
 * The directions in which G's objective moves generated samples.
 *
 * @param at     the samples
 * @param by     the gradient of G's objective at each, in the data's units
 * @param widest the widest side of the domain
 */
public record Pull(Points at, Points by, double widest) {

    private static final double LONGEST = 1.0 / 12;

    /**
     * Computes the gradients of G's objective.
     *
     * @param view      the networks
     * @param generated a minibatch of generated samples
     * @param real      as many real ones, or none if the objective does not use any
     * @param codes     the class of each row; empty if there are no classes
     * @param domain    of each column
     * @return the gradients
     */
    public static Pull of(PairView view, Points generated, Points real, int[] codes, List<Range> domain) {
        return new Pull(generated, view.pull(generated, real, codes),
                domain.stream().mapToDouble(Range::width).max().orElseThrow());
    }

    private double length(int row) {
        double square = 0;
        for (int j = 0; j < by.columns(); j++) {
            square += by.get(row, j) * by.get(row, j);
        }
        return Math.sqrt(square);
    }

    /** The mean length of all gradients, relative to the width of the domain. */
    double mean() {
        double sum = 0;
        for (int row = 0; row < by.rows(); row++) {
            sum += length(row);
        }
        return sum / by.rows() / widest;
    }

    /**
     * Returns the first gradients, scaled so that the longest is a twelfth of the domain's widest side.
     *
     * @param count how many
     * @return shape (count, columns)
     */
    public Points scaled(int count) {
        double longest = 0;
        for (int row = 0; row < count; row++) {
            longest = Math.max(longest, length(row));
        }
        double scale = longest > 0 ? LONGEST * widest / longest : 0;
        return Points.generate(count, by.columns(), (row, point) -> {
            for (int j = 0; j < point.length; j++) {
                point[j] = scale * by.get(row, j);
            }
        });
    }
}
