package dev.gan4j.train;

import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.data.WorkingRange;
import dev.gan4j.experiment.Experiment;
import java.util.List;

/**
 * The affine map between the data's units and training units, in which the working range is [-5, 5].
 *
 * @param centre the value, in the data's units, that is 0 in training units
 * @param scale  the length, in the data's units, of one training unit; positive
 */
public record Units(double centre, double scale) {

    /**
     * Maps a working range onto [-5, 5].
     *
     * @param range in the data's units; [-5, 5] gives the identity exactly
     * @return the map
     */
    public static Units of(Range range) {
        return new Units(range.middle(), range.width() / (2 * Experiment.WORKING_LIMIT));
    }

    /**
     * Returns whether a network can be used with this map: whatever finite number it gives becomes a finite one in the
     * data's units, and numbers in the working range can be told apart.
     *
     * @return true of every map that training makes
     */
    public boolean isUsable() {
        double reach = scale * Experiment.WORKING_LIMIT;
        return scale > 0 && WorkingRange.isUsable(centre - reach, centre + reach);
    }

    /** Returns whether a real number becomes a finite one that training can count with. */
    boolean accepts(double x) {
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
     * Converts points to training units.
     *
     * @param x     with as many columns as there are units
     * @param units of each column
     * @return shape (rows, columns), feature-major
     * @throws IllegalArgumentException if they have another number of columns
     */
    static float[] toTraining(Points x, List<Units> units) {
        if (x.columns() != units.size()) {
            throw new IllegalArgumentException("x must have " + units.size() + " columns but was " + x);
        }
        int rows = x.rows();
        float[] values = new float[rows * units.size()];
        for (int j = 0; j < units.size(); j++) {
            for (int i = 0; i < rows; i++) {
                values[j * rows + i] = units.get(j).toTraining(x.get(i, j));
            }
        }
        return values;
    }

    /**
     * Converts points from training units.
     *
     * @param values shape (rows, columns), feature-major
     * @param units  of each column
     */
    static Points toData(float[] values, List<Units> units) {
        int rows = values.length / units.size();
        return Points.generate(rows, units.size(), (row, point) -> {
            for (int j = 0; j < point.length; j++) {
                point[j] = units.get(j).toData(values[j * rows + row]);
            }
        });
    }

    /**
     * Returns the working range in the data's units.
     *
     * @return what -5 and 5 stand for
     */
    public Range range() {
        return new Range(centre - scale * Experiment.WORKING_LIMIT, centre + scale * Experiment.WORKING_LIMIT);
    }
}
