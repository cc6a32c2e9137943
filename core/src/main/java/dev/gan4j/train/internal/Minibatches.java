package dev.gan4j.train.internal;

import dev.gan4j.codec.Affine;
import dev.gan4j.codec.Codec;
import dev.gan4j.codec.ColumnMap;
import dev.gan4j.data.Coupling;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Distribution;
import dev.gan4j.data.Labels;
import dev.gan4j.data.Latent;
import dev.gan4j.data.Modes;
import dev.gan4j.data.RealData;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.data.internal.KernelDensity;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.PretrainingSpec;
import dev.gan4j.model.internal.ClassColumns;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Draws the minibatches of a run, in training units; the n-th of each kind depends only on the seed and n. */
final class Minibatches {

    /** The number of samples of a known distribution from which a density is estimated. */
    private static final int DENSITY_SAMPLES = 10_000;
    /** An index of the pretraining stream that no step uses. */
    private static final long DENSITY_INDEX = (1L << 56) - 1;

    private final AddressedRandom random;
    private final ColumnMap[] units; // of each column
    private final boolean[] isSpread; // of each column
    private final Latent latent;
    private final Coupling.Coupler coupler;
    private final RealSamples real;

    /** The class of each row of the last minibatch; empty if there are no classes. */
    private final int[] codes;
    /** Receives real samples of which only the classes are needed; empty if there are no classes. */
    private final float[] unseen;

    /** Draws real samples. */
    @FunctionalInterface
    private interface RealSamples {

        /** Fills a minibatch in training units, shape (batch, columns), feature-major. */
        void fill(float[] x);
    }

    /** Draws a real point. */
    @FunctionalInterface
    private interface RealPoint {

        /** Fills a point in the data's units, shape (columns); returns its class, 0 if there are none. */
        int fill(double[] point);
    }

    Minibatches(PreparedData prepared) {
        Experiment experiment = prepared.experiment();
        random = new AddressedRandom(experiment.seed());
        units = prepared.codec().columns().toArray(ColumnMap[]::new);
        isSpread = new boolean[units.length];
        for (int j = 0; j < isSpread.length; j++) {
            isSpread[j] = units[j].isSpread();
        }
        latent = experiment.latent();
        codes = new int[experiment.label() == null ? 0 : experiment.batch()];
        unseen = new float[codes.length * units.length];
        Coupling.Coupler coupled = experiment.coupling().coupler(experiment.batch(), units.length, latent.dimension());
        coupler = switch (experiment.summation()) {
            case BATCH -> coupled;
            case ASCENDING -> {
                Coupling.Coupler ascending = Coupling.SORTED.coupler(experiment.batch());
                yield (x, z) -> {
                    coupled.couple(x, z);
                    ascending.couple(x, z);
                };
            }
        };
        real = switch (prepared.data()) {
            case RealData.Known(Distribution distribution) -> distribution instanceof UnivariateDistribution line
                    ? numbers(line.sampler(random), experiment.batch())
                    : points(known(distribution));
            case RealData.Rows rows -> resampled(rows.training(), experiment.batch());
        };
    }

    /** Training rows, each equally likely, and their classes. */
    private RealSamples resampled(Dataset training, int batch) {
        double[][] columns = IntStream.range(0, units.length).mapToObj(training::column).toArray(double[][]::new);
        float[][] features = new float[units.length][training.rows()];
        for (int j = 0; j < units.length; j++) {
            for (int row = 0; row < features[j].length; row++) {
                features[j][row] = units[j].toTraining(columns[j][row]);
            }
        }
        Labels labels = training.labels();
        return x -> {
            for (int i = 0; i < batch; i++) {
                int row = random.nextInt(training.rows());
                if (codes.length > 0) {
                    codes[i] = labels == null ? 0 : labels.code(row);
                }
                for (int j = 0; j < units.length; j++) {
                    x[j * batch + i] = isSpread[j]
                            ? units[j].toTraining(columns[j][row], random.nextDouble())
                            : features[j][row];
                }
            }
        };
    }

    private RealSamples numbers(UnivariateDistribution.Sampler sampler, int batch) {
        ColumnMap only = units[0];
        double[] drawn = new double[batch];
        return x -> {
            sampler.fill(drawn);
            for (int i = 0; i < x.length; i++) {
                x[i] = only.toTraining(drawn[i]);
            }
        };
    }

    /** The class of a mixture's point is its nearest mode. */
    private RealPoint known(Distribution distribution) {
        Distribution.Sampler sampler = distribution.sampler(random);
        Modes modes = codes.length == 0 ? null : distribution.modes();
        return point -> {
            sampler.sample(point);
            return modes == null ? 0 : modes.nearest(point);
        };
    }

    private RealSamples points(RealPoint sampler) {
        double[] point = new double[units.length];
        return x -> {
            int batch = x.length / units.length;
            for (int i = 0; i < batch; i++) {
                int code = sampler.fill(point);
                if (codes.length > 0) {
                    codes[i] = code;
                }
                for (int j = 0; j < units.length; j++) {
                    x[j * batch + i] = isSpread[j]
                            ? units[j].toTraining(point[j], random.nextDouble())
                            : units[j].toTraining(point[j]);
                }
            }
        };
    }

    /** Fills every input of a D step. */
    void discriminator(long step, TrainingPrograms programs) {
        discriminator(step, programs.discriminatorX(), programs.discriminatorZ());
        classes(programs.discriminatorClasses());
    }

    /** Fills every input of a G step; classes are those of real samples, even if the step does not use those samples. */
    void generator(long step, TrainingPrograms programs) {
        float[] classes = programs.generatorClasses();
        float[] x = programs.generatorX();
        if (x == null && classes != null) {
            x = unseen;
        }
        if (x == null) {
            generator(step, programs.generatorZ());
        } else {
            generator(step, x, programs.generatorZ());
        }
        classes(classes);
    }

    /** Fills the minibatch of a D step. */
    void discriminator(long step, float[] x, float[] z) {
        random.seek(Stream.DATA, step);
        real.fill(x);
        random.seek(Stream.LATENT_DISCRIMINATOR, step);
        latent.fill(z, random);
        coupler.couple(x, z);
    }

    /** Fills the minibatch of a G step. */
    void generator(long step, float[] z) {
        random.seek(Stream.LATENT_GENERATOR, step);
        latent.fill(z, random);
    }

    /** Fills the minibatch of a G step whose objective also uses real samples. */
    void generator(long step, float[] x, float[] z) {
        random.seek(Stream.DATA_GENERATOR, step);
        real.fill(x);
        generator(step, z);
        coupler.couple(x, z);
    }

    /** Fills the classes' columns of the last minibatch, shape (batch, classes), if there are any. */
    private void classes(float @Nullable [] columns) {
        if (columns != null) {
            ClassColumns.fill(codes, columns, 0);
        }
    }

    /** Fills points in the working range for a step of pretraining. */
    void pretraining(long step, float[] x) {
        random.seek(Stream.PRETRAINING, step);
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) ((random.nextFloat() - 0.5) * 2 * Codec.LIMIT);
        }
    }

    /** Returns the density that D is pretrained on, from training units to training units. */
    DoubleUnaryOperator density(PretrainingSpec.Density kind, RealData data) {
        DoubleUnaryOperator inDataUnits = switch (kind) {
            case EXACT -> exactDensity(data);
            case ESTIMATED -> KernelDensity.of(densitySamples(data))::density;
        };
        if (!(units[0] instanceof Affine only)) {
            throw refused();
        }
        return u -> inDataUnits.applyAsDouble(only.toData((float) u)) * only.scale();
    }

    private static DoubleUnaryOperator exactDensity(RealData data) {
        if (data.distribution() instanceof UnivariateDistribution known) {
            return known::density;
        }
        throw refused();
    }

    private static IllegalArgumentException refused() {
        return new IllegalArgumentException("the data have no density to pretrain on; an experiment refuses it");
    }

    private double[] densitySamples(RealData data) {
        if (!data.isUnivariate()) {
            throw refused();
        }
        return switch (data) {
            case RealData.Rows rows -> rows.training().column(0);
            case RealData.Known known -> {
                random.seek(Stream.PRETRAINING, DENSITY_INDEX);
                yield known.distribution().sample(random, DENSITY_SAMPLES).column(0);
            }
        };
    }
}
