package dev.gan4j.codec;

import dev.gan4j.data.Range;
import dev.gan4j.data.internal.WorkingRange;

/**
 * The map of one numeric column: x in the data's units is (x - centre) / scale in training units.
 *
 * @param centre the value, in the data's units, that is 0 in training units
 * @param scale  the length, in the data's units, of one training unit; positive
 */
public record Affine(double centre, double scale) {

    /**
     * Maps a working range onto [-{@link Codec#LIMIT}, {@link Codec#LIMIT}].
     *
     * @param range in the data's units; [-5, 5] gives the identity exactly
     * @return the map
     */
    public static Affine of(Range range) {
        return new Affine(range.middle(), range.width() / (2 * Codec.LIMIT));
    }

    /**
     * Returns whether a network can be used with this map: every finite output is finite in the data's units, and numbers in
     * the working range remain distinguishable.
     *
     * @return true for every map that training creates
     */
    public boolean isUsable() {
        double reach = scale * Codec.LIMIT;
        return scale > 0 && WorkingRange.isUsable(centre - reach, centre + reach);
    }

    /**
     * Returns whether a real number maps to a finite number that training can handle.
     *
     * @param x in the data's units
     * @return false if it is too large
     */
    public boolean accepts(double x) {
        return Math.abs(x) <= WorkingRange.LARGEST && Float.isFinite(toTraining(x));
    }

    /**
     * Converts to training units.
     *
     * @param x in the data's units
     * @return in training units
     */
    public float toTraining(double x) {
        return (float) ((x - centre) / scale);
    }

    /**
     * Converts to the data's units.
     *
     * @param x in training units
     * @return in the data's units
     */
    public double toData(float x) {
        return centre + scale * x;
    }

    /**
     * Returns the working range.
     *
     * @return the values that map to -5 and 5, in the data's units
     */
    public Range range() {
        return new Range(centre - scale * Codec.LIMIT, centre + scale * Codec.LIMIT);
    }
}
