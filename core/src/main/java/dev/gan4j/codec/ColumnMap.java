package dev.gan4j.codec;

import dev.gan4j.data.Range;

/** The map between a numeric column and the feature that networks see; never falling. */
public sealed interface ColumnMap permits Affine, Ranks {

    /**
     * Converts to training units.
     *
     * @param x in the data's units
     * @return in training units; the middle of those that convert back to x
     */
    float toTraining(double x);

    /**
     * Converts to training units, at random where several numbers convert back to the same value.
     *
     * @param x       in the data's units
     * @param uniform in [0, 1)
     * @return in training units
     */
    float toTraining(double x, double uniform);

    /**
     * Returns whether several numbers in training units convert back to the same value.
     *
     * @return false if {@link #toTraining(double, double)} ignores its second argument
     */
    boolean isSpread();

    /**
     * Returns whether the training values are whole numbers, which all values that {@link #toData} returns then are.
     *
     * @return false if nothing is known of them
     */
    boolean isWhole();

    /**
     * Converts to the data's units.
     *
     * @param x in training units
     * @return in the data's units
     */
    double toData(float x);

    /**
     * Returns how fast values change.
     *
     * @param x in the data's units
     * @return the length, in the data's units, of one training unit at x; at least 0
     */
    double scaleAt(double x);

    /**
     * Returns whether a real number maps to a finite number that training can handle.
     *
     * @param x in the data's units
     * @return false if it is too large
     */
    boolean accepts(double x);

    /**
     * Returns whether a network can be used with this map: every finite output is finite in the data's units, and numbers in
     * the working range remain distinguishable.
     *
     * @return true for every map that training creates
     */
    boolean isUsable();

    /**
     * Returns the working range.
     *
     * @return in the data's units
     */
    Range range();
}
