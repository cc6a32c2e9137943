package dev.gan4j.graph;

import static java.util.Objects.requireNonNull;

/**
 * The geometry of a convolution: filters that pass over a picture and give one channel each.
 *
 * @param input   the picture that they read
 * @param count   the number of filters, at least 1
 * @param size    height and width of each, in pixels; at least 1
 * @param stride  pixels from one position to the next, at least 1
 * @param padding pixels of zeros around the picture on each side, at least 0 and below the size
 */
public record Filters(Picture input, int count, int size, int stride, int padding) {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if a size is out of range or a filter is larger than the padded picture
     */
    public Filters {
        requireNonNull(input, "input must not be null");
        require(count >= 1, "filters must be at least 1 but were " + count);
        require(size >= 1, "a filter's size must be at least 1 but was " + size);
        require(stride >= 1, "a filter's stride must be at least 1 but was " + stride);
        require(padding >= 0 && padding < size,
                "padding must be at least 0 and below the filter's size of " + size + " but was " + padding);
        require(size - 2L * padding <= Math.min(input.height(), input.width()), "filters of size " + size
                + " do not fit into pictures of " + input + " with padding " + padding);
        require((double) input.channels() * size * size * count <= Integer.MAX_VALUE - 16,
                "the weights of " + count + " filters of size " + size + " on " + input.channels()
                        + " channels must fit an array");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /**
     * Returns the picture that the filters give.
     *
     * @return a channel for each filter and a pixel for each position
     */
    public Picture output() {
        return new Picture(count, positions(input.height()), positions(input.width()));
    }

    private int positions(int length) {
        return (int) ((length + 2L * padding - size) / stride) + 1;
    }

    /**
     * Returns the shape of the filters' weights.
     *
     * @return (weights of a filter, filters); a filter's weights are ordered by channel, y and x
     */
    public Shape weights() {
        return new Shape(weightsEach(), count);
    }

    /**
     * Returns the number of weights of one filter.
     *
     * @return channels times size times size
     */
    public int weightsEach() {
        return input.channels() * size * size;
    }

    /**
     * Returns how much work a convolution, or either of its gradients, is.
     *
     * @param rows number of pictures
     * @return multiply-adds: one for each picture, position, filter and weight
     */
    public long multiplyAdds(int rows) {
        return (long) rows * output().size() * weightsEach();
    }

    @Override
    public String toString() {
        return count + " filters of " + size + " x " + size + ", stride " + stride + ", padding " + padding + ", on "
                + input;
    }
}
