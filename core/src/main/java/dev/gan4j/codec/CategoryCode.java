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
    private final boolean hasRare;

    private CategoryCode(int[] categories, int known, boolean hasRare) {
        this.categories = categories.clone();
        this.hasRare = hasRare;
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
     * @param known      number of all categories that have a name
     * @param hasRare    whether there is a code of others; true where not all that have a name are emitted
     * @return the codes
     */
    public static CategoryCode of(int[] categories, int known, boolean hasRare) {
        return new CategoryCode(categories, known, hasRare);
    }

    /**
     * Fits codes to training rows.
     *
     * @param values       indices of categories, as a dataset holds them, or the number after the last one for one without a name
     * @param known        number of categories that have a name
     * @param minimumCount rows that a category needs
     * @return the codes
     */
    static CategoryCode fit(double[] values, int known, int minimumCount) {
        int[] counts = new int[known + 1];
        for (double value : values) {
            counts[(int) value]++;
        }
        int[] kept = java.util.stream.IntStream.range(0, known).filter(category -> counts[category] >= minimumCount)
                .toArray();
        return new CategoryCode(kept, known, kept.length < known || counts[known] > 0);
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
     * Returns whether there is a code of categories that are never emitted.
     *
     * @return true where training rows have such
     */
    public boolean hasRare() {
        return hasRare;
    }

    @Override
    public int width() {
        return hasRare ? categories.length + 1 : categories.length;
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
