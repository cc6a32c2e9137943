package dev.gan4j.codec;

import dev.gan4j.data.Range;
import dev.gan4j.data.internal.WorkingRange;

/**
 * The map of one numeric column: x in the data's units is (x - centre) / scale in training units.
 *
 * @param centre the value, in the data's units, that is 0 in training units
 * @param scale  the length, in the data's units, of one training unit; positive
 */
public record Affine(double centre, double scale) implements ColumnMap {

    /**
     * Maps a working range onto [-{@link Codec#LIMIT}, {@link Codec#LIMIT}].
     *
     * @param range in the data's units; [-5, 5] gives the identity exactly
     * @return the map
     */
    public static Affine of(Range range) {
        return new Affine(range.middle(), range.width() / (2 * Codec.LIMIT));
    }

    @Override
    public boolean isUsable() {
        double reach = scale * Codec.LIMIT;
        return scale > 0 && WorkingRange.isUsable(centre - reach, centre + reach);
    }

    @Override
    public boolean accepts(double x) {
        return Math.abs(x) <= WorkingRange.LARGEST && Float.isFinite(toTraining(x));
    }

    @Override
    public float toTraining(double x) {
        return (float) ((x - centre) / scale);
    }

    @Override
    public float toTraining(double x, double uniform) {
        return toTraining(x);
    }

    @Override
    public boolean isSpread() {
        return false;
    }

    @Override
    public boolean isWhole() {
        return false;
    }

    @Override
    public double scaleAt(double x) {
        return scale;
    }

    @Override
    public double toData(float x) {
        return centre + scale * x;
    }

    /** The values that map to -5 and 5. */
    @Override
    public Range range() {
        return new Range(centre - scale * Codec.LIMIT, centre + scale * Codec.LIMIT);
    }
}
