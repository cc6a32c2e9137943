package dev.gan4j.train;

import dev.gan4j.data.Coupling;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.KernelDensity;
import dev.gan4j.data.Latent;
import dev.gan4j.data.RealData;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.PretrainingSpec;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.function.DoubleUnaryOperator;

/** Draws the minibatches of a run, in training units; the n-th of each kind depends on the seed and n alone. */
final class Minibatches {

    /** Samples of a known distribution that an estimated density is made of. */
    private static final int DENSITY_SAMPLES = 10_000;
    /** An index of the pretraining stream that no step uses. */
    private static final long DENSITY_INDEX = (1L << 56) - 1;

    private final AddressedRandom random;
    private final Units units;
    private final Latent latent;
    private final Coupling.Coupler coupler;
    private final Distribution.Sampler real;
    /** A minibatch in the data's units. */
    private final double[] drawn;

    Minibatches(PreparedData prepared) {
        Experiment experiment = prepared.experiment();
        random = new AddressedRandom(experiment.seed());
        units = prepared.units();
        latent = experiment.latent();
        drawn = new double[experiment.batch()];
        coupler = experiment.coupling().coupler(experiment.batch());
        real = switch (prepared.data()) {
            case RealData.Known(Distribution distribution) -> distribution.sampler(random);
            case RealData.Samples samples -> resampler(samples.training());
        };
    }

    private Distribution.Sampler resampler(double[] rows) {
        return () -> rows[random.nextInt(rows.length)];
    }

    /** Fills the minibatch of a D step. */
    void discriminator(long step, float[] x, float[] z) {
        random.seek(Stream.DATA, step);
        real.fill(drawn);
        for (int i = 0; i < x.length; i++) {
            x[i] = units.toTraining(drawn[i]);
        }
        random.seek(Stream.LATENT_DISCRIMINATOR, step);
        latent.fill(z, random);
        coupler.couple(x, z);
    }

    /** Fills the minibatch of a G step. */
    void generator(long step, float[] z) {
        random.seek(Stream.LATENT_GENERATOR, step);
        latent.fill(z, random);
    }

    /** Fills the minibatch of a G step whose objective looks at real samples as well. */
    void generator(long step, float[] x, float[] z) {
        random.seek(Stream.DATA_GENERATOR, step);
        for (int i = 0; i < x.length; i++) {
            x[i] = units.toTraining(real.sample());
        }
        generator(step, z);
        coupler.couple(x, z);
    }

    /** Fills points of the working range for a step of pretraining. */
    void pretraining(long step, float[] x) {
        random.seek(Stream.PRETRAINING, step);
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) ((random.nextFloat() - 0.5) * 2 * Experiment.WORKING_LIMIT);
        }
    }

    /** Returns the density that D is pretrained on, from training units to training units. */
    DoubleUnaryOperator density(PretrainingSpec.Density kind, RealData data) {
        DoubleUnaryOperator inDataUnits = switch (kind) {
            case EXACT -> exactDensity(data);
            case ESTIMATED -> KernelDensity.of(densitySamples(data))::density;
        };
        return u -> inDataUnits.applyAsDouble(units.toData((float) u)) * units.scale();
    }

    private static DoubleUnaryOperator exactDensity(RealData data) {
        return switch (data) {
            case RealData.Known(Distribution distribution) -> distribution::density;
            case RealData.Samples samples -> throw new IllegalArgumentException(
                    "samples have no exact density; an experiment refuses it");
        };
    }

    private double[] densitySamples(RealData data) {
        return switch (data) {
            case RealData.Samples samples -> samples.training();
            case RealData.Known known -> {
                random.seek(Stream.PRETRAINING, DENSITY_INDEX);
                double[] drawn = new double[DENSITY_SAMPLES];
                for (int i = 0; i < drawn.length; i++) {
                    drawn[i] = real.sample();
                }
                yield drawn;
            }
        };
    }
}
