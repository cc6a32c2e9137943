package dev.gan4j.data;

import static java.util.Objects.requireNonNull;

/**
 * The modes of an even mixture of isotropic normal distributions of one standard deviation.
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
}
