package dev.gan4j.model.internal;

import dev.gan4j.data.Latent;
import dev.gan4j.data.Points;
import dev.gan4j.experiment.LabelSpec;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Draws latents and classes for a generator, each at the address of its sample. */
public final class LatentDraws {

    private LatentDraws() {}

    /** Draws latents, followed by the classes' columns if there are classes. */
    public static float[] inputs(Latent latent, @Nullable LabelSpec label, Stream stream, long first, int count,
            long seed) {
        if (label == null) {
            return latents(latent, stream, first, count, seed);
        }
        int[] codes = new int[count];
        float[] z = draw(latent, label, codes, stream, first, count, seed);
        return ClassColumns.beside(z, codes, label.classes().size());
    }

    /** The class of each row. */
    public static int[] codes(Latent latent, LabelSpec label, Stream stream, long first, int count, long seed) {
        int[] codes = new int[count];
        draw(latent, label, codes, stream, first, count, seed);
        return codes;
    }

    /** Draws latents one by one: shape (count, dimension), feature-major. */
    public static float[] latents(Latent latent, Stream stream, long first, int count, long seed) {
        return draw(latent, null, new int[0], stream, first, count, seed);
    }

    /** Draws latents and, if there are classes, the class of each, from its address after the latent. */
    private static float[] draw(Latent latent, @Nullable LabelSpec label, int[] codes, Stream stream, long first,
            int count, long seed) {
        AddressedRandom random = new AddressedRandom(seed);
        float[] values = new float[Math.multiplyExact(count, latent.dimension())];
        float[] z = new float[latent.dimension()];
        for (int i = 0; i < count; i++) {
            random.seek(stream, first + i);
            latent.draw(random, z);
            for (int j = 0; j < z.length; j++) {
                values[j * count + i] = z[j];
            }
            if (label != null) {
                codes[i] = ClassColumns.at(label.shares(), random.nextDouble());
            }
        }
        return values;
    }

    /** Latents as a network's input: feature-major, in single precision. */
    public static float[] values(Points z, int dimension) {
        if (z.columns() != dimension) {
            throw new IllegalArgumentException("latents must have " + dimension + " columns but were " + z);
        }
        return values(z.toArray());
    }

    /** Numbers in single precision. */
    public static float[] values(double[] numbers) {
        float[] values = new float[numbers.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) numbers[i];
        }
        return values;
    }

    /** Draws latents one by one in double precision: shape (count, dimension). */
    public static Points points(Latent latent, Stream stream, int count, long seed) {
        AddressedRandom random = new AddressedRandom(seed);
        return Points.generate(count, latent.dimension(), (row, point) -> {
            random.seek(stream, row);
            Arrays.setAll(point, j -> latent.draw(random));
        });
    }
}
