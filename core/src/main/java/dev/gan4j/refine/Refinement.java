package dev.gan4j.refine;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Points;
import dev.gan4j.eval.Calibration;
import dev.gan4j.model.Discriminator;
import dev.gan4j.model.Generator;
import dev.gan4j.model.internal.LatentDraws;
import dev.gan4j.random.Stream;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/**
 * Samples of a generator that are selected by its discriminator and so nearer to the data than G's own. Thread-safe.
 *
 * <p>Row i depends only on the seed and i, so any part of a long series can be drawn anywhere. Samples that G never generates
 * cannot be selected: a missing mode stays missing.
 */
public final class Refinement {

    /** Proposals of a row of {@link #metropolisHastings} after its first, as in the paper. */
    public static final int DEFAULT_BURN_IN = 640;

    /** The most proposals of a row after its first. */
    public static final int MOST_BURN_IN = Proposals.MOST - 1;

    /** The number of generated samples for the largest ratio, as in the paper. */
    private static final int PILOT = 10_000;
    private static final long PILOT_SEED = 0;

    /** The number of proposals for each call of the networks; if there are few rows, each gets several at once. */
    private static final int BATCH = 4096;

    private final Proposals proposals;
    private final Rule rule;
    private final LongAdder accepted = new LongAdder();
    private final LongAdder looked = new LongAdder();

    private Refinement(Proposals proposals, Rule rule) {
        this.proposals = proposals;
        this.rule = rule;
    }

    /**
     * Creates discriminator rejection sampling: a sample x of G is kept with probability r(x) / M, where r = p_data / p_g as
     * the calibrated D estimates it, and M is the largest r of 10,000 samples of G; x is kept if r is larger than M.
     *
     * <p>Source: Azadi et al. 2018, "Discriminator rejection sampling" (arXiv 1810.06758), with gamma = 0 and M fixed, which
     * makes rows independent of each other. It is exact if D is, and slow if M is large, because one of M samples is kept.
     *
     * @param generator     G
     * @param discriminator D, which judges each sample alone
     * @param calibration   of D
     * @return the refinement
     * @throws InvalidInputException if D judges several samples together
     */
    public static Refinement rejection(Generator generator, Discriminator discriminator, Calibration calibration) {
        return rejection(proposals(generator, discriminator, calibration));
    }

    static Refinement rejection(Proposals proposals) {
        Points pilot = proposals.generate()
                .apply(LatentDraws.points(proposals.latent(), Stream.CALIBRATION, PILOT, PILOT_SEED));
        double logMaximum = Arrays.stream(proposals.logRatio().apply(pilot)).max().orElseThrow();
        return new Refinement(proposals, new Rule.Rejection(logMaximum));
    }

    /**
     * Creates the Metropolis-Hastings sampler: each row is the end of a separate chain, which begins with a sample of G and
     * moves from x to another sample x' of G with probability min(1, r(x') / r(x)), with r = p_data / p_g = 1 / (1 / D - 1) for
     * a calibrated D.
     *
     * <p>Source: Turner et al. 2019, "Metropolis-Hastings generative adversarial networks" (arXiv 1811.11357). It needs no
     * largest ratio, and always the same number of samples of G. The paper starts chains from real samples; a model has none,
     * so the burn-in must be long enough to forget the first sample.
     *
     * @param generator     G
     * @param discriminator D, which judges each sample alone
     * @param calibration   of D
     * @param burnIn        samples of G that a chain considers after its first, 1 to {@link #MOST_BURN_IN}
     * @return the refinement
     * @throws InvalidInputException if D judges several samples together, or the burn-in is out of range
     */
    public static Refinement metropolisHastings(Generator generator, Discriminator discriminator,
            Calibration calibration, int burnIn) {
        return metropolisHastings(proposals(generator, discriminator, calibration), burnIn);
    }

    static Refinement metropolisHastings(Proposals proposals, int burnIn) {
        if (burnIn < 1 || burnIn > MOST_BURN_IN) {
            throw new InvalidInputException("burn-in must be from 1 to " + MOST_BURN_IN + " but was " + burnIn);
        }
        return new Refinement(proposals, new Rule.MetropolisHastings(burnIn));
    }

    private static Proposals proposals(Generator generator, Discriminator discriminator, Calibration calibration) {
        if (discriminator.rowsTogether() > 1) {
            throw new InvalidInputException("the discriminator must judge each sample alone but judges "
                    + discriminator.rowsTogether()
                    + " together (packing, minibatch discrimination); it has no density ratio of one sample");
        }
        Function<Points, double[]> logRatio = x -> {
            double[] ratios = discriminator.score(x);
            Arrays.setAll(ratios, i -> calibration.logRatio(ratios[i]));
            return ratios;
        };
        return new Proposals(generator.latent(), generator.dimension(), generator::apply, logRatio);
    }

    /**
     * Draws refined samples.
     *
     * @param first the index of the first sample, at least 0
     * @param count how many, at least 0
     * @param seed  of the samples
     * @return samples first to first + count - 1, in the data's units
     * @throws InvalidInputException if a row of rejection sampling has rejected 65,536 samples of G
     */
    public Points points(long first, int count, long seed) {
        if (first < 0 || count < 0 || first > Proposals.MOST_ROWS - count) {
            throw new IllegalArgumentException("first and count must be at least 0, and rows below 2^40, but were "
                    + first + " and " + count);
        }
        Rows rows = new Rows(first, count);
        for (int from = 0; rows.pending > 0;) {
            if (from == rule.most()) {
                throw new InvalidInputException("row " + rows.indices[0] + ": none of " + from
                        + " generated samples was kept; the discriminator calls nearly all of them unreal; "
                        + "Metropolis-Hastings has no such limit");
            }
            int each = Math.clamp(BATCH / rows.pending, 1, rule.most() - from);
            rows.look(proposals.make(rows.indices, rows.pending, from, each, seed), from, each);
            from += each;
        }
        return rows.result();
    }

    /**
     * Returns the share of G's samples that {@link #points} has accepted so far: the samples kept in rejection sampling, or the
     * moves of the chains in Metropolis-Hastings. It is near 1 if D finds little to improve, and near 0 if it rejects nearly
     * all samples.
     *
     * @return from 0 to 1; NaN before the first sample
     */
    public double acceptanceRate() {
        return (double) accepted.sum() / looked.sum();
    }

    /** Rows in progress; unfinished ones are kept at the front. */
    private final class Rows {

        private final long first;
        private final int count;
        private final long[] indices;
        private final double[] held;
        private final int columns = proposals.columns();
        private final double[] points; // (count, columns)
        private int pending;

        Rows(long first, int count) {
            this.first = first;
            this.count = count;
            indices = new long[count];
            held = new double[count];
            points = new double[Math.multiplyExact(count, columns)];
            Arrays.setAll(indices, i -> first + i);
            Arrays.fill(held, Double.NaN);
            pending = count;
        }

        void look(Proposals.Batch batch, int from, int each) {
            int left = 0;
            for (int row = 0; row < pending; row++) {
                long index = indices[row];
                double ratio = held[row];
                boolean done = false;
                for (int k = 0; k < each && !done; k++) {
                    int at = row * each + k;
                    boolean accepts = rule.accepts(batch.logRatios()[at], ratio, batch.uniforms()[at]);
                    if (accepts) {
                        ratio = batch.logRatios()[at];
                        hold(index, batch.x(), at, from + k);
                    }
                    done = rule.isDone(from + k + 1, accepts);
                    if (done) {
                        looked.add(rule.counted(from + k + 1));
                    }
                }
                if (!done) {
                    indices[left] = index;
                    held[left++] = ratio;
                }
            }
            pending = left;
        }

        private void hold(long index, Points x, int at, int number) {
            int row = (int) (index - first);
            for (int j = 0; j < columns; j++) {
                points[row * columns + j] = x.get(at, j);
            }
            if (rule.counted(number + 1) > 0) {
                accepted.increment();
            }
        }

        Points result() {
            return Points.generate(count, columns,
                    (row, point) -> System.arraycopy(points, row * columns, point, 0, columns));
        }
    }

    @Override
    public String toString() {
        return "Refinement[" + rule + "]";
    }
}
