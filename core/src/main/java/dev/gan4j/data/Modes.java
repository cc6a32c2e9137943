package dev.gan4j.data;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The modes of an evenly weighted mixture of isotropic normal distributions with the same standard deviation.
 *
 * @param centres           the means, one in each row, in the data's units; at least one
 * @param standardDeviation of each coordinate within a mode, in the data's units, positive
 */
public record Modes(Points centres, double standardDeviation) {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if there is no mode or the standard deviation is not positive and finite
     */
    public Modes {
        requireNonNull(centres, "centres must not be null");
        if (centres.rows() == 0) {
            throw new IllegalArgumentException("there must be at least one mode but there was none");
        }
        if (!(standardDeviation > 0 && standardDeviation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "standardDeviation must be positive and finite but was " + standardDeviation);
        }
    }

    /**
     * Returns how many modes there are.
     *
     * @return at least 1
     */
    public int count() {
        return centres.rows();
    }

    /**
     * Returns the class of each point: its nearest mode.
     *
     * @param points  any
     * @param classes a name for each mode
     * @return for each point, the mode whose mean is nearest
     */
    public Labels labels(Points points, List<String> classes) {
        int[] codes = new int[points.rows()];
        double[] point = new double[points.columns()];
        for (int row = 0; row < codes.length; row++) {
            points.copyRow(row, point);
            codes[row] = nearest(point);
        }
        return Labels.of(classes, codes);
    }

    /**
     * Returns the mode whose mean is nearest to a point.
     *
     * @param point shape (dimensions)
     * @return from 0
     */
    public int nearest(double... point) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < centres.rows(); i++) {
            double square = 0;
            for (int j = 0; j < point.length; j++) {
                double difference = point[j] - centres.get(i, j);
                square += difference * difference;
            }
            if (square < least) {
                least = square;
                nearest = i;
            }
        }
        return nearest;
    }
}
