package dev.gan4j.data.distribution;

import dev.gan4j.data.Distribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;

/**
 * Points on one or two curves in the plane, with normal noise around them.
 *
 * <p>The density is the integral, along the curves, of the noise's density: the midpoint rule on nodes that are at most an
 * eighth of a standard deviation apart. Its error falls as exp(-2 (pi sd / spacing)^2) inside the curve, and is below a
 * thousandth of the density at the ends.
 */
final class NoisyCurve implements Distribution {

    /** Nodes along a curve for each standard deviation of the noise. */
    private static final double NODES_PER_SD = 8;
    private static final int LEAST_NODES = 256;
    private static final int MOST_NODES = 200_000;
    private static final double LOG_NEGLIGIBLE = 40;

    private final String expression;
    private final Curve curve;
    private final Pace pace;
    private final int arms;
    private final double sd;
    private final double speed;
    private double[] nodes = {}; // (nodes, 3), row by row: x, y, weight; made when the density is first asked for

    /** A curve with a parameter in [0, 1]. */
    @FunctionalInterface
    interface Curve {

        /**
         * Computes a point.
         *
         * @param arm   the number of the curve, from 0
         * @param t     in [0, 1]
         * @param point receives the point, shape (2)
         */
        void at(int arm, double t, double[] point);
    }

    /** How the parameter of a curve is distributed over [0, 1]. */
    private enum Pace {
        /** Evenly. */
        EVEN,
        /** With density 2 t, which spreads points evenly along a spiral except near its beginning. */
        RISING
    }

    /**
     * Creates a distribution.
     *
     * @param arms   how many curves, each equally likely
     * @param speed  an upper bound of |d point / dt|, which determines the number of nodes
     * @param sd     the standard deviation of the noise, at least 0; 0 has no density
     */
    private NoisyCurve(String expression, int arms, Pace pace, double speed, double sd, Curve curve) {
        this.expression = expression;
        this.arms = arms;
        this.pace = pace;
        this.speed = speed;
        this.sd = sd;
        this.curve = curve;
    }

    /** Two interlocking half circles, as in scikit-learn's {@code make_moons}. */
    static NoisyCurve moons(String expression, double sd) {
        return new NoisyCurve(expression, 2, Pace.EVEN, Math.PI, sd, (arm, t, point) -> {
            double angle = Math.PI * t;
            point[0] = arm == 0 ? Math.cos(angle) : 1 - Math.cos(angle);
            point[1] = arm == 0 ? Math.sin(angle) : 0.5 - Math.sin(angle);
        });
    }

    /** A roll of one and a half turns: scikit-learn's {@code make_swiss_roll} seen from its end, divided by 5. */
    static NoisyCurve swissRoll(String expression, double sd) {
        return new NoisyCurve(expression, 1, Pace.EVEN, 3 * Math.PI * Math.hypot(1, 4.5 * Math.PI) / 5, sd,
                (arm, t, point) -> {
                    double angle = 1.5 * Math.PI * (1 + 2 * t);
                    point[0] = angle * Math.cos(angle) / 5;
                    point[1] = angle * Math.sin(angle) / 5;
                });
    }

    /**
     * Two arms of one and a half turns from the origin to radius pi, even along each arm except near its beginning: the
     * "2spirals" of Grathwohl et al. 2019 (FFJORD), without the uniform jitter there.
     */
    static NoisyCurve spiral(String expression, double sd) {
        return new NoisyCurve(expression, 2, Pace.RISING, Math.PI * Math.hypot(1, 3 * Math.PI), sd, (arm, t, point) -> {
            double angle = 3 * Math.PI * t;
            double sign = arm == 0 ? 1 : -1;
            point[0] = -sign * angle * Math.cos(angle) / 3;
            point[1] = sign * angle * Math.sin(angle) / 3;
        });
    }

    /** The segment from (-1, -1) to (1, 1). */
    static NoisyCurve line(String expression, double sd) {
        return new NoisyCurve(expression, 1, Pace.EVEN, 2 * Math.sqrt(2), sd, (arm, t, point) -> {
            point[0] = 2 * t - 1;
            point[1] = 2 * t - 1;
        });
    }

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public @Nullable Density density() {
        return sd > 0 ? this::density : null;
    }

    private double density(double... x) {
        double[] centres = nodes();
        double sum = 0;
        for (int i = 0; i < centres.length; i += 3) {
            double dx = (x[0] - centres[i]) / sd;
            double dy = (x[1] - centres[i + 1]) / sd;
            double half = (dx * dx + dy * dy) / 2;
            if (half < LOG_NEGLIGIBLE) {
                sum += centres[i + 2] * Math.exp(-half);
            }
        }
        return sum / (2 * Math.PI * sd * sd);
    }

    /** The midpoints of equal steps of the parameter, on every arm; the weights sum to 1. */
    private synchronized double[] nodes() {
        if (nodes.length == 0) {
            int count = (int) Math.clamp(NODES_PER_SD * speed / sd, LEAST_NODES, MOST_NODES);
            double[] made = new double[3 * arms * count];
            double[] point = new double[2];
            for (int i = 0; i < arms * count; i++) {
                double t = (i % count + 0.5) / count;
                curve.at(i / count, t, point);
                made[3 * i] = point[0];
                made[3 * i + 1] = point[1];
                made[3 * i + 2] = (pace == Pace.RISING ? 2 * t : 1) / (arms * count);
            }
            nodes = made;
        }
        return nodes;
    }

    @Override
    public Sampler sampler(UniformRandomProvider random) {
        NormalizedGaussianSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        return point -> {
            int arm = arms == 1 ? 0 : random.nextInt(arms);
            double u = random.nextDouble();
            curve.at(arm, pace == Pace.RISING ? Math.sqrt(u) : u, point);
            point[0] += sd * normal.sample();
            point[1] += sd * normal.sample();
        };
    }

    @Override
    public String expression() {
        return expression;
    }

    @Override
    public String toString() {
        return expression;
    }
}
