package dev.gan4j.report;

import dev.gan4j.data.Range;
import dev.gan4j.objective.GameWords;
import dev.gan4j.train.History;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that the figures show, and nothing else; all in the data's units. The arrays are not copied.
 *
 * @param quantity   what x is: the column's name, or x
 * @param domain     the values of x that figures show: the working range with a little room
 * @param scale      how many of the data's units make one training unit, in which D was pretrained
 * @param x          where densities and D are drawn, ascending
 * @param real       the real density
 * @param edges      limits of the bins of p_g, evenly spaced over the domain
 * @param before     both networks before any training
 * @param pretrained D after pretraining at x; null where there was none
 * @param after      both networks at the end
 * @param mapping    G at the end as a function
 * @param history    what was recorded in training
 * @param game       what both played for
 * @param floor      Wasserstein-1 of a real sample of the size that was judged
 */
@SuppressWarnings("ArrayRecordComponent")
record FigureData(String quantity, Range domain, double scale, double[] x, Real real, double[] edges, State before,
        double @Nullable [] pretrained, State after, Mapping mapping, History history, GameWords game,
        double floor) {

    /**
     * The real density.
     *
     * @param density  at each x
     * @param bins     its mean over each bin
     * @param estimate whether it is estimated from rows, since the true one is unknown
     */
    record Real(double[] density, double[] bins, boolean estimate) {}

    /**
     * Both networks at one moment.
     *
     * @param discriminator D at each x
     * @param generated     p_g's mean over each bin: the share of samples there by the bin's width
     * @param samples       how many samples of G were counted
     * @param outside       the share of them that no bin holds
     */
    record State(double[] discriminator, double[] generated, int samples, double outside) {}

    /**
     * G as a function of z.
     *
     * @param latent the values of z that figures show
     * @param z      where G is drawn, ascending
     * @param g      G(z)
     * @param ideal  the map that would make p_g equal p_data, falling where G mostly falls; NaN where it is infinite
     * @param lineZ  the ends of the mapping lines at z, ascending
     * @param lineG  their ends at G(z)
     */
    record Mapping(Range latent, double[] z, double[] g, double[] ideal, double[] lineZ, double[] lineG) {

        /** Returns how many pairs of mapping lines cross. */
        long crossings() {
            return Crossings.count(lineG);
        }

        /** Tells whether G falls more than it rises. */
        boolean falling() {
            return 2 * crossings() > Crossings.pairs(lineG.length);
        }
    }

    /** Returns how high a picture of the real density has to be: a pole or a spike within one bin is cut off. */
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
