package dev.gan4j.data.internal;

import dev.gan4j.InvalidInputException;
import java.util.Arrays;

/**
 * A density estimated from samples: the mean of Gaussian bumps, one around each sample.
 *
 * <p>The bandwidth is Silverman's rule of thumb, {@code 0.9 min(sd, IQR / 1.34) n^(-1/5)} (Silverman 1986, "Density estimation
 * for statistics and data analysis", equation 3.31), which neither outliers nor a second hump inflate. If the interquartile
 * range is 0, because half of the samples are equal, the standard deviation alone is used. There is no reflection at
 * boundaries: at a hard edge of the data, about half a bump of mass lies beyond it.
 *
 * <p>Samples are distributed linearly over the nodes of a grid with {@value #NODES_PER_BANDWIDTH} nodes per bandwidth, of which
 * only the used ones are kept, and bumps are cut off at {@value #REACH} bandwidths. The error of both together is below {@code
 * 4e-5 K(0) / h}, with K(0) = 0.399 and bandwidth h: the error of linear interpolation is at most {@code 1/8 (1/64)^2 K(0) /
 * h}, and the part that is cut off is {@code e^-32} of the bump.
 */
public final class KernelDensity {

    private static final int NODES_PER_BANDWIDTH = 64;
    private static final int REACH = 8;

    private final double bandwidth;
    private final double origin;
    private final double step;
    private final double[] nodes; // ascending, in steps from the origin
    private final double[] weights; // sum to 1 / (bandwidth sqrt(2 pi))

    private KernelDensity(double bandwidth, double origin, double step, double[] nodes, double[] weights) {
        this.bandwidth = bandwidth;
        this.origin = origin;
        this.step = step;
        this.nodes = nodes;
        this.weights = weights;
    }

    /**
     * Estimates a density.
     *
     * @param samples in any order, finite; not changed
     * @return the estimate
     * @throws InvalidInputException if there are no samples, one is not finite, all are equal, or they are too far apart
     */
    public static KernelDensity of(double[] samples) {
        WorkingRange.ofAnySize(samples);
        double[] ascending = samples.clone();
        Arrays.sort(ascending);
        double bandwidth = bandwidth(ascending);
        double step = bandwidth / NODES_PER_BANDWIDTH;
        double origin = ascending[0];
        double unit = 1 / (ascending.length * bandwidth * Math.sqrt(2 * Math.PI));
        double[] nodes = new double[2 * ascending.length];
        double[] weights = new double[2 * ascending.length];
        int last = -1;
        for (double x : ascending) {
            double place = (x - origin) / step;
            double below = Math.floor(place);
            double part = place - below;
            // The samples ascend, so a node is the last one, the one before it, or a new one.
            if (last < 0 || nodes[last] < below) {
                nodes[++last] = below;
            }
            int left = nodes[last] == below ? last : last - 1;
            weights[left] += (1 - part) * unit;
            if (left == last) {
                nodes[++last] = below + 1;
            }
            weights[left + 1] += part * unit;
        }
        return new KernelDensity(bandwidth, origin, step, Arrays.copyOf(nodes, last + 1),
                Arrays.copyOf(weights, last + 1));
    }

    private static double bandwidth(double[] ascending) {
        double scale = Math.max(Math.abs(ascending[0]), Math.abs(ascending[ascending.length - 1]));
        // Scaled to keep the squares of huge or tiny numbers within a double.
        double mean = 0;
        for (double x : ascending) {
            mean += x / scale / ascending.length;
        }
        double variance = 0;
        for (double x : ascending) {
            double off = x / scale - mean;
            variance += off * off / ascending.length;
        }
        double spread = Math.sqrt(variance) * scale;
        double quartiles = Quantiles.quantile(ascending, 0.75) - Quantiles.quantile(ascending, 0.25);
        if (quartiles > 0) {
            spread = Math.min(spread, quartiles / 1.34);
        }
        return 0.9 * spread * Math.pow(ascending.length, -0.2);
    }

    /**
     * Returns the estimated density.
     *
     * @param x any number, in the samples' units
     * @return not negative
     */
    public double density(double x) {
        double place = (x - origin) / step;
        double reach = REACH * NODES_PER_BANDWIDTH;
        int i = Arrays.binarySearch(nodes, place - reach);
        i = i < 0 ? -i - 1 : i;
        double density = 0;
        for (; i < nodes.length && nodes[i] <= place + reach; i++) {
            double u = (nodes[i] - place) / NODES_PER_BANDWIDTH;
            density += weights[i] * Math.exp(-0.5 * u * u);
        }
        return density;
    }

    /**
     * Returns the bandwidth: the standard deviation of each bump.
     *
     * @return in the samples' units
     */
    public double bandwidth() {
        return bandwidth;
    }
}
