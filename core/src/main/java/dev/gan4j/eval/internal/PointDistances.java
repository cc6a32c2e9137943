package dev.gan4j.eval.internal;

import dev.gan4j.data.Points;
import dev.gan4j.eval.Splits;
import dev.gan4j.internal.Assignment;
import dev.gan4j.random.AddressedRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.UnitSphereSampler;

/**
 * Distances between two samples of points in n dimensions.
 *
 * <p>All of them use Euclidean distances; scale columns of different units first.
 */
public final class PointDistances {

    /** The default number of directions of a sliced distance. */
    public static final int DEFAULT_DIRECTIONS = 128;
    /** The most points of each sample that the median heuristic uses. */
    private static final int MEDIAN_POINTS = 1000;

    private PointDistances() {}

    /**
     * Returns the sliced 2-Wasserstein distance: the root of the mean, over directions, of the squared 2-Wasserstein
     * distances between the projections (Bonneel et al. 2015, "Sliced and Radon Wasserstein barycenters of measures").
     * The directions are fixed: evenly spread in two dimensions, pseudo-random in more.
     *
     * <p>A shift by a vector s gives |s| / sqrt(n).
     *
     * @param a          at least one point
     * @param b          at least one point, in any number, of the same dimension n
     * @param directions how many, at least 1
     * @return in the points' units
     * @throws IllegalArgumentException if a sample is empty, dimensions differ, or there are no directions
     */
    public static double slicedWasserstein2(Points a, Points b, int directions) {
        return Math.sqrt(meanOverDirections(a, b, directions, PointDistances::squaredWasserstein2));
    }

    /**
     * Returns the sliced 1-Wasserstein distance: the mean, over the same directions as those of
     * {@link #slicedWasserstein2}, of the 1-Wasserstein distances between the projections; in one dimension the
     * 1-Wasserstein distance itself.
     *
     * @param a          at least one point
     * @param b          at least one point, in any number, of the same dimension
     * @param directions how many, at least 1
     * @return in the points' units
     * @throws IllegalArgumentException if a sample is empty, dimensions differ, or there are no directions
     */
    public static double slicedWasserstein1(Points a, Points b, int directions) {
        return meanOverDirections(a, b, directions, Distances::wasserstein1);
    }

    private static double meanOverDirections(Points a, Points b, int directions,
            ToDoubleBiFunction<double[], double[]> distance) {
        Rows[] rows = Rows.both(a, b);
        if (directions < 1) {
            throw new IllegalArgumentException("directions must be at least 1 but were " + directions);
        }
        double sum = 0;
        for (double[] direction : directions(a.columns(), directions)) {
            sum += distance.applyAsDouble(ascending(rows[0], direction), ascending(rows[1], direction));
        }
        return sum / directions;
    }

    private static List<double[]> directions(int columns, int count) {
        UnitSphereSampler sphere = UnitSphereSampler.of(new AddressedRandom(0), columns);
        return IntStream.range(0, count).mapToObj(d -> {
            double angle = Math.PI * (d + 0.5) / count;
            return columns == 2 ? new double[]{Math.cos(angle), Math.sin(angle)} : sphere.sample();
        }).toList();
    }

    /** The mean, over directions, of the distances between the projections of the parts of pooled points. */
    private static Splits meanOfSplits(Points pooled, int directions,
            ToDoubleBiFunction<double[], double[]> distance) {
        Rows rows = new Rows(pooled);
        List<Splits> splits = directions(pooled.columns(), directions).stream()
                .map(direction -> Splits.ofNumbers(projection(rows, direction), distance)).toList();
        return isFirst -> splits.stream().mapToDouble(split -> split.distance(isFirst)).sum() / directions;
    }

    /** The sliced 1-Wasserstein distances of the parts of pooled points. */
    public static Splits slicedWasserstein1(Points pooled, int directions) {
        return meanOfSplits(pooled, directions, Distances::wasserstein1);
    }

    /** The sliced 2-Wasserstein distances of the parts of pooled points. */
    public static Splits slicedWasserstein2(Points pooled, int directions) {
        Splits squared = meanOfSplits(pooled, directions, PointDistances::squaredWasserstein2);
        return isFirst -> Math.sqrt(squared.distance(isFirst));
    }

    private static double[] ascending(Rows rows, double[] direction) {
        double[] projection = projection(rows, direction);
        Arrays.sort(projection);
        return projection;
    }

    private static double[] projection(Rows rows, double[] direction) {
        double[] projection = new double[rows.count];
        Arrays.setAll(projection, i -> rows.dot(i, direction));
        return projection;
    }

    private static double squaredWasserstein2(double[] a, double[] b) {
        return Distances.betweenQuantiles(a, b, (mass, difference) -> mass * difference * difference);
    }

    /**
     * Returns the exact 2-Wasserstein distance between two samples of one size: the root of the least possible mean squared
     * distance of pairs, found by an exact assignment. Memory and time grow fast: 1,000 points take 8 MB and a fraction of a
     * second.
     *
     * @param a at least one point
     * @param b as many points of the same dimension
     * @return in the points' units
     * @throws IllegalArgumentException if a sample is empty, or dimensions or sizes differ
     */
    public static double wasserstein2(Points a, Points b) {
        Rows[] rows = Rows.both(a, b);
        int n = a.rows();
        if (n != b.rows()) {
            throw new IllegalArgumentException(
                    "both must have as many points but had " + n + " and " + b.rows());
        }
        double[] costs = new double[Math.multiplyExact(n, n)];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                costs[i * n + k] = Rows.squaredDistance(rows[0], i, rows[1], k);
            }
        }
        int[] partners = new Assignment(n).solve(costs);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += costs[i * n + partners[i]];
        }
        return Math.sqrt(sum / n);
    }

    /**
     * Returns the energy distance 2 E|X - Y| - E|X - X'| - E|Y - Y'| of two empirical distributions (Szekely and Rizzo 2013,
     * "Energy statistics"), which is 0 only if they are equal.
     *
     * @param a at least one point
     * @param b at least one point, in any number, of the same dimension
     * @return in the points' units; not negative, apart from rounding
     * @throws IllegalArgumentException if a sample is empty or dimensions differ
     */
    public static double energy(Points a, Points b) {
        Rows[] rows = Rows.both(a, b);
        return 2 * meanDistance(rows[0], rows[1]) - meanDistance(rows[0], rows[0]) - meanDistance(rows[1], rows[1]);
    }

    private static double meanDistance(Rows a, Rows b) {
        double sum = 0;
        for (int i = 0; i < a.count; i++) {
            for (int k = 0; k < b.count; k++) {
                sum += Math.sqrt(Rows.squaredDistance(a, i, b, k));
            }
        }
        return sum / ((double) a.count * b.count);
    }

    /**
     * Returns the maximum mean discrepancy of two empirical distributions under the kernel exp(-|x - y|^2 / (2 h^2))
     * (Gretton et al. 2012, "A kernel two-sample test"; the biased estimate, which is a distance).
     *
     * @param a         at least one point
     * @param b         at least one point, in any number, of the same dimension
     * @param bandwidth h, positive, in the points' units; see {@link #medianDistance}
     * @return in [0, sqrt(2)]
     * @throws IllegalArgumentException if a sample is empty, dimensions differ, or the bandwidth is not positive
     */
    public static double maximumMeanDiscrepancy(Points a, Points b, double bandwidth) {
        Rows[] rows = Rows.both(a, b);
        if (!(bandwidth > 0)) {
            throw new IllegalArgumentException("bandwidth must be positive but was " + bandwidth);
        }
        double squared = meanKernel(rows[0], rows[0], bandwidth) + meanKernel(rows[1], rows[1], bandwidth)
                - 2 * meanKernel(rows[0], rows[1], bandwidth);
        return Math.sqrt(Math.max(0, squared));
    }

    private static double meanKernel(Rows a, Rows b, double bandwidth) {
        double rate = -1 / (2 * bandwidth * bandwidth);
        double sum = 0;
        for (int i = 0; i < a.count; i++) {
            for (int k = 0; k < b.count; k++) {
                sum += Math.exp(rate * Rows.squaredDistance(a, i, b, k));
            }
        }
        return sum / ((double) a.count * b.count);
    }

    /**
     * Returns the median distance between two different points of a sample: the usual bandwidth of a kernel (Gretton et al.
     * 2012). For large samples, only the first {@value #MEDIAN_POINTS} points are used.
     *
     * @param points at least two points
     * @return in the points' units; 0 if most points are equal
     * @throws IllegalArgumentException if there are fewer than two points
     */
    public static double medianDistance(Points points) {
        if (points.rows() < 2) {
            throw new IllegalArgumentException("a distance needs two points but there were " + points.rows());
        }
        Rows rows = new Rows(points.rows() > MEDIAN_POINTS ? points.head(MEDIAN_POINTS) : points);
        double[] squares = new double[rows.count * (rows.count - 1) / 2];
        int at = 0;
        for (int i = 0; i < rows.count; i++) {
            for (int k = 0; k < i; k++) {
                squares[at++] = Rows.squaredDistance(rows, i, rows, k);
            }
        }
        Arrays.sort(squares);
        return Math.sqrt(squares[squares.length / 2]);
    }
}
