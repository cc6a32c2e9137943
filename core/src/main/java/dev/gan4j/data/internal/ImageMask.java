package dev.gan4j.data.internal;

import static java.util.Objects.requireNonNull;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Distribution;
import dev.gan4j.internal.InputFiles;
import dev.gan4j.internal.Printable;
import dev.gan4j.internal.Sha256;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;

/**
 * Points drawn from a picture: the darker a pixel, the more points; white and transparent pixels have none.
 *
 * <p>The longer side of the picture is [-1, 1], the centre is the origin, and y points up. Points are uniform within a pixel,
 * so the density is known exactly: it is a step function.
 */
public final class ImageMask implements Distribution {

    /** Several times the size of the largest picture that the decoder accepts. */
    private static final long LARGEST_FILE = 1 << 28;

    private final String expression;
    private final String sha256;
    private final int width;
    private final int height;
    private final double[] shares; // (height, width), row by row from the top; sums to 1
    private final double pixel; // the side of a pixel, in the data's units

    private ImageMask(String expression, String sha256, PngDecoder.Picture picture, double sum) {
        this.sha256 = sha256;
        this.expression = expression;
        width = picture.width();
        height = picture.height();
        shares = Arrays.stream(picture.ink()).map(ink -> ink / sum).toArray();
        pixel = 2.0 / Math.max(width, height);
    }

    /**
     * Reads a mask from a PNG file.
     *
     * @param file a PNG of any colour type and bit depth
     * @return the distribution
     * @throws InvalidInputException if there is no such file, it is not a readable PNG, or it is entirely white
     * @throws UncheckedIOException  if the disk fails
     */
    public static ImageMask read(Path file) {
        String display = Printable.line(file.toString());
        return of(InputFiles.read(file, display, "a PNG file",
                (int) Math.min(LARGEST_FILE, Runtime.getRuntime().maxMemory() / 4)), display);
    }

    /**
     * Reads a mask from the bytes of a PNG file.
     *
     * @param png     the whole file
     * @param display the name for messages
     * @return the distribution
     * @throws InvalidInputException if it is not a readable PNG, or it is entirely white
     */
    public static ImageMask of(byte[] png, String display) {
        requireNonNull(display, "display must not be null");
        PngDecoder.Picture picture = PngDecoder.decode(png, display);
        double sum = Arrays.stream(picture.ink()).sum();
        if (!(sum > 0)) {
            throw new InvalidInputException(display + ": is entirely white or transparent, but points are drawn where"
                    + " a picture is dark");
        }
        return new ImageMask("image(" + display + ")", Sha256.of(png), picture, sum);
    }

    /**
     * Returns the hash of the picture's file.
     *
     * @return SHA-256 in hexadecimal
     */
    public String sha256() {
        return sha256;
    }

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public Density density() {
        return this::density;
    }

    private double density(double... x) {
        double column = Math.floor(x[0] / pixel + width / 2.0);
        double row = Math.floor(height / 2.0 - x[1] / pixel);
        boolean inside = column >= 0 && column < width && row >= 0 && row < height;
        return inside ? shares[((int) row) * width + (int) column] / (pixel * pixel) : 0;
    }

    @Override
    public Sampler sampler(UniformRandomProvider random) {
        SharedStateDiscreteSampler pixels = AliasMethodDiscreteSampler.of(random, shares);
        return point -> {
            int chosen = pixels.sample();
            int row = chosen / width;
            int column = chosen % width;
            point[0] = (column + random.nextDouble() - width / 2.0) * pixel;
            point[1] = (height / 2.0 - row - random.nextDouble()) * pixel;
        };
    }

    /**
     * Returns the picture's name, which {@link Distribution#parse} does not accept.
     *
     * @return such as {@code image(face.png)}
     */
    @Override
    public String expression() {
        return expression;
    }

    @Override
    public String toString() {
        return expression;
    }
}
