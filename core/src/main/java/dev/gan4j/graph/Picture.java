package dev.gan4j.graph;

/**
 * The geometry of pictures that are rows of features: feature (channel, y, x) is at (channel * height + y) * width + x.
 *
 * @param channels such as 3 for red, green and blue; at least 1
 * @param height   in pixels, at least 1
 * @param width    in pixels, at least 1
 */
public record Picture(int channels, int height, int width) {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException if a size is not positive or the features would not fit an array
     */
    public Picture {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("a picture's sizes must be positive but were " + channels + " x "
                    + height + " x " + width);
        }
        if ((double) channels * height * width > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("a picture must fit an array but was " + channels + " x " + height
                    + " x " + width);
        }
    }

    /**
     * Returns the number of features.
     *
     * @return channels times pixels
     */
    public int size() {
        return channels * pixels();
    }

    /**
     * Returns the number of pixels of one channel.
     *
     * @return height times width
     */
    public int pixels() {
        return height * width;
    }

    /**
     * Returns the number of lines of all channels.
     *
     * @return channels times height
     */
    public int lines() {
        return channels * height;
    }

    /**
     * Returns this picture with each pixel stretched to a rectangle.
     *
     * @param down   the rectangle's height, at least 1
     * @param across its width, at least 1
     * @return the larger picture
     * @throws IllegalArgumentException if a size is not positive or the features would not fit an array
     */
    public Picture stretched(int down, int across) {
        if (down < 1 || across < 1 || (double) down * across > Integer.MAX_VALUE
                || (double) size() * down * across > Integer.MAX_VALUE - 16) {
            throw new IllegalArgumentException("each pixel of " + this
                    + " must become a rectangle of positive size that fits an array, but it was " + down + " x "
                    + across);
        }
        return new Picture(channels, height * down, width * across);
    }

    @Override
    public String toString() {
        return channels + " x " + height + " x " + width;
    }
}
