package dev.gan4j.codec;

import java.util.Arrays;

/**
 * The codes of a categorical column: one for each category that enough training rows have, and one, which is never emitted, for
 * all others.
 */
public final class CategoryCode implements ColumnCode {

    private final int[] categories; // of each code
    private final int[] codes; // of each category
    private final int rare; // the code of all others; the width where there are none

    private CategoryCode(int[] categories, int known) {
        this.categories = categories.clone();
        codes = new int[known];
        rare = categories.length;
        Arrays.fill(codes, rare);
        for (int code = 0; code < categories.length; code++) {
            codes[categories[code]] = code;
        }
    }

    /**
     * Creates codes of some categories.
     *
     * @param categories indices of the categories that are emitted, in the order of their codes
     * @param known      number of all categories
     * @return the codes
     */
    public static CategoryCode of(int[] categories, int known) {
        return new CategoryCode(categories, known);
    }

    /**
     * Fits codes to training rows. Where no category has enough rows, all that occur are kept.
     *
     * @param values       indices of categories, as a dataset holds them
     * @param known        number of categories
     * @param minimumCount rows that a category needs
     * @return the codes
     */
    static CategoryCode fit(double[] values, int known, int minimumCount) {
        int[] counts = new int[known];
        for (double value : values) {
            counts[(int) value]++;
        }
        int[] kept = java.util.stream.IntStream.range(0, known).filter(category -> counts[category] >= minimumCount)
                .toArray();
        return new CategoryCode(kept, known);
    }

    /**
     * Returns the categories that are emitted.
     *
     * @return their indices, in the order of their codes
     */
    public int[] categories() {
        return categories.clone();
    }

    /**
     * Returns the number of all categories.
     *
     * @return at least as many as are emitted
     */
    public int known() {
        return codes.length;
    }

    /**
     * Returns whether some categories are too rare to be sampled, and share a code.
     *
     * @return false where each has its own
     */
    public boolean isPooled() {
        return categories.length < codes.length;
    }

    @Override
    public int width() {
        return isPooled() ? categories.length + 1 : categories.length;
    }

    @Override
    public int encode(double value) {
        int category = (int) value;
        return category >= 0 && category < codes.length ? codes[category] : rare;
    }

    @Override
    public double decode(int code, double uniform) {
        return categories[code];
    }

    @Override
    public boolean isEmitted(int code) {
        return code < categories.length;
    }
}
