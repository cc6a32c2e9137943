package dev.gan4j.cascade;

/**
 * The sizes of a cascade's layers.
 *
 * @param embedding width of an embedded column
 * @param hidden    width of each column's hidden layer
 */
public record CascadeSize(int embedding, int hidden) {

    /** Where nothing else is specified. */
    public static final CascadeSize DEFAULT = new CascadeSize(256, 128);

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if a size is below 1
     */
    public CascadeSize {
        if (embedding < 1 || hidden < 1) {
            throw new IllegalArgumentException(
                    "embedding and hidden must be at least 1 but were " + embedding + " and " + hidden);
        }
    }
}
