package dev.gan4j.experiment;

/**
 * The sizes of a cascade's layers.
 *
 * @param embedding width of an embedded column
 * @param hidden    width of each column's hidden layer
 */
public record CascadeSpec(int embedding, int hidden) {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if a size is below 1
     */
    public CascadeSpec {
        if (embedding < 1 || hidden < 1) {
            throw new IllegalArgumentException(
                    "embedding and hidden must be at least 1 but were " + embedding + " and " + hidden);
        }
    }
}
