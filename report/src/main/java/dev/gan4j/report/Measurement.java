package dev.gan4j.report;

import dev.gan4j.data.KernelDensity;
import dev.gan4j.data.Latent;
import dev.gan4j.data.Range;
import dev.gan4j.data.RealData;
import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.model.Generator;
import dev.gan4j.model.Pair;
import dev.gan4j.report.FigureData.Mapping;
import dev.gan4j.report.FigureData.Real;
import dev.gan4j.report.FigureData.State;
import dev.gan4j.train.TrainedGan;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Takes from a finished run the numbers that its figures show. */
final class Measurement {

    /** Samples of G behind each picture of p_g. */
    static final int SAMPLES = 50_000;

    private static final int POINTS = 401;
    private static final int BINS_IN_RANGE = 100;
    private static final int BINS_BESIDE = 3;
    private static final int LINES = 61;

    private Measurement() {}

    /**
     * Measures a run.
     *
     * @param gan what training left
     * @return the figures' numbers
     */
    static FigureData of(TrainedGan gan) {
        Range range = gan.pair().codec().columns().getFirst().range();
        double bin = range.width() / BINS_IN_RANGE;
        Range domain = new Range(range.low() - BINS_BESIDE * bin, range.high() + BINS_BESIDE * bin);
        double[] edges = even(domain, BINS_IN_RANGE + 2 * BINS_BESIDE + 1);
        double[] x = even(domain, POINTS);
        double[] pretrained = gan.history().pretrainingLoss().length == 0
                ? null
                : gan.pretrained().discriminator().probability(x);
        long seed = gan.experiment().seed();
        return new FigureData(quantity(gan.plan().data()), domain,
                gan.pair().codec().columns().getFirst().scale(), x,
                real(gan.data(), x, edges), edges, state(gan.before(), x, edges, seed), pretrained,
                state(gan.pair(), x, edges, seed), mapping(gan.generator(), gan.data()), gan.history(),
                gan.experiment().objective().objective().words(), gan.judgement().headline().floor());
    }

    private static String quantity(DataSpec data) {
        return data instanceof DataSpec.Csv csv ? csv.columnNames().getFirst() : "x";
    }

    /** Returns evenly spaced points, both ends included. */
    static double[] even(Range range, int points) {
        double[] values = new double[points];
        for (int i = 0; i < points; i++) {
            values[i] = range.low() + range.width() * i / (points - 1);
        }
        return values;
    }

    private static Real real(RealData data, double[] x, double[] edges) {
        double[] density = new double[x.length];
        double[] bins = new double[edges.length - 1];
        if (data.distribution() instanceof UnivariateDistribution distribution) {
            Arrays.setAll(density, i -> distribution.density(x[i]));
            Arrays.setAll(bins, i -> (distribution.cumulative(edges[i + 1]) - distribution.cumulative(edges[i]))
                    / (edges[i + 1] - edges[i]));
            return new Real(density, bins, false);
        }
        KernelDensity estimate = KernelDensity.of(rows(data));
        Arrays.setAll(density, i -> estimate.density(x[i]));
        Arrays.setAll(bins, i -> estimate.density((edges[i] + edges[i + 1]) / 2));
        return new Real(density, bins, true);
    }

    /** Returns all real rows, ascending. */
    private static double[] rows(RealData data) {
        if (!(data instanceof RealData.Rows split) || !data.isUnivariate()) {
            throw new IllegalArgumentException("these figures are of one column; see PointsReport");
        }
        double[] training = split.training().column(0);
        double[] heldOut = split.heldOut().column(0);
        double[] rows = Arrays.copyOf(training, training.length + heldOut.length);
        System.arraycopy(heldOut, 0, rows, training.length, heldOut.length);
        Arrays.sort(rows);
        return rows;
    }

    private static State state(Pair pair, double[] x, double[] edges, long seed) {
        double[] samples = pair.generator().sample(SAMPLES, seed);
        return histogram(samples, edges, pair.discriminator().probability(x));
    }

    /** Counts samples in evenly spaced bins; the last bin holds its upper limit too. */
    static State histogram(double[] samples, double[] edges, double[] discriminator) {
        int bins = edges.length - 1;
        double low = edges[0];
        double high = edges[bins];
        double[] generated = new double[bins];
        int outside = 0;
        for (double sample : samples) {
            if (sample >= low && sample <= high) {
                generated[Math.min(bins - 1, (int) ((sample - low) / (high - low) * bins))]++;
            } else {
                outside++;
            }
        }
        double width = (high - low) / bins;
        for (int i = 0; i < bins; i++) {
            generated[i] /= samples.length * width;
        }
        return new State(discriminator, generated, samples.length, (double) outside / samples.length);
    }

    private static Mapping mapping(Generator generator, RealData data) {
        Latent latent = generator.latent();
        double[] z = even(latent.range(), POINTS);
        double[] lineZ = even(latent.range(), LINES);
        double[] lineG = generator.apply(lineZ);
        double[] ideal = new double[z.length];
        Mapping mapping = new Mapping(latent.range(), z, generator.apply(z), ideal, lineZ, lineG);
        DoubleUnaryOperator quantile = quantile(data);
        for (int i = 0; i < z.length; i++) {
            double p = mapping.falling() ? 1 - latent.cumulative(z[i]) : latent.cumulative(z[i]);
            double value = quantile.applyAsDouble(p);
            ideal[i] = Double.isFinite(value) ? value : Double.NaN;
        }
        return mapping;
    }

    private static DoubleUnaryOperator quantile(RealData data) {
        if (data.distribution() instanceof UnivariateDistribution distribution) {
            return distribution::quantile;
        }
        double[] rows = rows(data);
        return p -> rows[(int) Math.min(rows.length - 1, p * rows.length)];
    }
}
