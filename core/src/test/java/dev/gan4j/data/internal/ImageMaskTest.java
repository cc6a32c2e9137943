package dev.gan4j.data.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Points;
import dev.gan4j.random.AddressedRandom;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageMaskTest {

    private static final int SEED = 3;

    @TempDir
    private Path folder;

    /** The platform writes; every pixel is read as dark as it was. */
    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_USHORT_GRAY})
    void everyKindOfPixelIsReadAsDarkAsItIs(int type) throws IOException {
        BufferedImage image = new BufferedImage(13, 7, type);
        Random random = new Random(SEED);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);

        PngDecoder.Picture picture = PngDecoder.decode(png.toByteArray(), "noise.png");

        BufferedImage read = ImageIO.read(new ByteArrayInputStream(png.toByteArray()));
        boolean grey = read.getColorModel().getNumColorComponents() == 1;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double luma;
                double alpha = 1;
                if (grey) {
                    int sample = read.getRaster().getSample(x, y, 0);
                    luma = sample / (read.getSampleModel().getSampleSize(0) == 16 ? 65535.0 : 255.0);
                } else {
                    Color colour = new Color(read.getRGB(x, y), true);
                    luma = (0.2126 * colour.getRed() + 0.7152 * colour.getGreen() + 0.0722 * colour.getBlue()) / 255;
                    alpha = colour.getAlpha() / 255.0;
                }
                assertThat(picture.ink()[y * 13 + x]).as("type %d, pixel %d, %d, seed %d", type, x, y, SEED)
                        .isEqualTo(alpha * (1 - luma), within(1e-9));
            }
        }
    }

    @Test
    void pointsAreDrawnWhereThePictureIsDarkAndTheDensitySaysSo() throws IOException {
        BufferedImage image = new BufferedImage(4, 2, BufferedImage.TYPE_BYTE_GRAY);
        int[] grey = {255, 255, 255, 255, 0, 255, 128, 255};
        image.getRaster().setSamples(0, 0, 4, 2, 0, grey);
        Path file = folder.resolve("mask.png");
        ImageIO.write(image, "png", file.toFile());

        ImageMask mask = ImageMask.read(file);

        double half = (255 - 128) / 255.0;
        // The left dark pixel of the lower row is [-1, -0.5] x [-0.5, 0], the grey one [0, 0.5] x [-0.5, 0].
        assertThat(mask.density().at(-0.75, -0.25)).isEqualTo(1 / (1 + half) / 0.25, within(1e-12));
        assertThat(mask.density().at(0.25, -0.25)).isEqualTo(half / (1 + half) / 0.25, within(1e-12));
        assertThat(mask.density().at(-0.75, 0.25)).isZero();
        assertThat(mask.density().at(7, 0)).isZero();
        Distribution.Sampler sampler = mask.sampler(new AddressedRandom(SEED));
        Points points = Points.generate(10_000, 2, (row, point) -> sampler.sample(point));
        assertThat(Arrays.stream(points.column(1))).allMatch(y -> y >= -0.5 && y <= 0);
        assertThat(Arrays.stream(points.column(0))).allMatch(x -> (x >= -1 && x <= -0.5) || (x >= 0 && x <= 0.5));
        double left = Arrays.stream(points.column(0)).filter(x -> x < -0.4).count() / 10_000.0;
        assertThat(left).isEqualTo(1 / (1 + half), within(0.02));
    }

    @Test
    void whatIsNoMaskIsRefusedByName() throws IOException {
        ByteArrayOutputStream white = new ByteArrayOutputStream();
        BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().fillRect(0, 0, 8, 8);
        ImageIO.write(image, "png", white);
        byte[] good = white.toByteArray();
        byte[] flipped = good.clone();
        flipped[20] ^= 1;
        Path text = Files.writeString(folder.resolve("text.png"), "no picture");

        refused(() -> ImageMask.of(good, "white.png"), "white.png: is entirely white or transparent");
        refused(() -> ImageMask.of(Arrays.copyOf(good, good.length - 8), "cut.png"), "cut.png: is cut short");
        refused(() -> ImageMask.of(flipped, "flipped.png"), "flipped.png: is damaged");
        refused(() -> ImageMask.read(text), "text.png: is not a PNG");
        refused(() -> ImageMask.read(folder.resolve("none.png")), "none.png: no such file");
        refused(() -> ImageMask.read(folder), "is a directory, but must be a PNG file");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(InvalidInputException.class).hasMessageContaining(message);
    }
}
