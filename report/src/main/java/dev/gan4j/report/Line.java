package dev.gan4j.report;

import dev.gan4j.codec.Codec;
import dev.gan4j.data.Dataset;
import dev.gan4j.data.Latent;
import dev.gan4j.data.Range;
import dev.gan4j.experiment.DataSpec;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.Generator;
import dev.gan4j.model.Pair;
import dev.gan4j.train.TrainedGan;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The view of one column: densities, D and G as functions; all in the data's units.
 *
 * @param quantity   the name of x: the column's name, or x
 * @param domain     the values of x that figures show: the working range with a margin
 * @param scale      one training unit, in which D was pretrained, in the data's units
 * @param x          where densities and D are drawn, ascending
 * @param real       the real density
 * @param edges      limits of the bins of p_g, evenly spaced over the domain
 * @param before     both networks before any training
 * @param pretrained D after pretraining at x; null if there was none
 * @param after      both networks at the end
 * @param mapping    G at the end as a function; null if z has several dimensions, or G sees classes
 */
@SuppressWarnings("ArrayRecordComponent")
record Line(String quantity, Range domain, double scale, double[] x, Real real, double[] edges, State before,
        double @Nullable [] pretrained, State after, @Nullable Mapping mapping) implements View {

    /** The number of G's samples for a picture of p_g, if the judgement had fewer. */
    private static final int SAMPLES = 50_000;

    private static final int POINTS = 401;
    private static final int BINS_IN_RANGE = 100;
    private static final int BINS_BESIDE = 3;
    private static final int LINES = 61;

    /**
     * The real density.
     *
     * @param density  at each x
     * @param bins     its mean over each bin
     * @param estimate whether it is estimated from rows because the true one is unknown
     */
    record Real(double[] density, double[] bins, boolean estimate) {}

    /**
     * Both networks at one moment.
     *
     * @param discriminator D at each x; null if it sees classes
     * @param generated     p_g over the bins
     */
    record State(double @Nullable [] discriminator, Histogram generated) {}

    /**
     * G as a function of z.
     *
     * @param latent the values of z that figures show
     * @param z      where G is drawn, ascending
     * @param g      G(z)
     * @param ideal  the map that would make p_g equal p_data, falling if G mostly falls; NaN where it is infinite
     * @param lineZ  the ends of the mapping lines at z, ascending
     * @param lineG  their ends at G(z)
     */
    record Mapping(Range latent, double[] z, double[] g, double[] ideal, double[] lineZ, double[] lineG) {

        /** Returns how many pairs of mapping lines cross. */
        long crossings() {
            return Crossings.count(lineG);
        }

        /** Returns whether G falls more than it rises. */
        boolean falling() {
            return 2 * crossings() > Crossings.pairs(lineG.length);
        }
    }

    static Line of(TrainedGan gan) {
        Range range = gan.pair().codec().columns().getFirst().range();
        double bin = range.width() / BINS_IN_RANGE;
        Range domain = new Range(range.low() - BINS_BESIDE * bin, range.high() + BINS_BESIDE * bin);
        double[] edges = Histogram.edges(domain, BINS_IN_RANGE + 2 * BINS_BESIDE);
        double[] x = Histogram.even(domain, POINTS);
        RealColumn real = new RealColumn(gan.data());
        double[] bins = new double[edges.length - 1];
        Arrays.setAll(bins, i -> real.density(edges[i], edges[i + 1]));
        Generator generator = gan.generator();
        boolean isFunction = generator.latent().dimension() == 1 && generator.classes().isEmpty();
        Dataset judged = gan.evaluation().generated();
        int more = Math.max(0, SAMPLES - judged.rows());
        return new Line(quantity(gan.plan().complete()), domain, range.width() / (2 * Codec.LIMIT), x,
                new Real(Arrays.stream(x).map(real::density).toArray(), bins, real.isEstimate()), edges,
                state(gan, gan.before(), new double[0], SAMPLES, domain, x),
                gan.history().pretrainingLoss().length == 0 ? null : discriminator(gan.pretrained(), x),
                state(gan, gan.pair(), judged.column(0), more, domain, x),
                isFunction ? mapping(generator, real) : null);
    }

    /** The column's name in its file, or its number if it has no name. */
    private static String quantity(Experiment experiment) {
        String name = experiment.data() instanceof DataSpec.Csv csv ? csv.columnNames().getFirst() : "x";
        return name.matches("[0-9]+") ? "column " + name : name;
    }

    /** The state of both networks, from the given samples and more of the same series. */
    private static State state(TrainedGan gan, Pair pair, double[] drawn, int more, Range domain, double[] x) {
        Dataset rest = pair.generator().drawForEvaluation(gan.evaluation().generated().schema(), drawn.length, more,
                gan.experiment().seed());
        double[] samples = Arrays.copyOf(drawn, drawn.length + more);
        System.arraycopy(rest.column(0), 0, samples, drawn.length, more);
        return new State(discriminator(pair, x), Histogram.of(samples, domain, BINS_IN_RANGE + 2 * BINS_BESIDE));
    }

    private static double @Nullable [] discriminator(Pair pair, double[] x) {
        return pair.generator().classes().isEmpty() ? pair.discriminator().probability(x) : null;
    }

    private static Mapping mapping(Generator generator, RealColumn real) {
        Latent latent = generator.latent();
        double[] z = Histogram.even(latent.range(), POINTS);
        double[] lineZ = Histogram.even(latent.range(), LINES);
        double[] ideal = new double[z.length];
        Mapping mapping = new Mapping(latent.range(), z, generator.apply(z), ideal, lineZ, generator.apply(lineZ));
        boolean falling = mapping.falling();
        Arrays.setAll(ideal, i -> {
            double p = latent.cumulative(z[i]);
            double value = real.quantile(falling ? 1 - p : p);
            return Double.isFinite(value) ? value : Double.NaN;
        });
        return mapping;
    }

    /** Returns the necessary height of a picture of the real density; a pole or a spike within one bin is cut off. */
    double highestReal() {
        double mean = highest(real.bins, Double.MAX_VALUE);
        return Math.max(mean, highest(real.density, 1.5 * mean));
    }

    private static double highest(double[] values, double limit) {
        double highest = 0;
        for (double value : values) {
            highest = value <= limit ? Math.max(highest, value) : highest;
        }
        return highest;
    }
}
