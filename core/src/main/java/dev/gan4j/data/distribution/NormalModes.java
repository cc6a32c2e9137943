package dev.gan4j.data.distribution;

import dev.gan4j.data.Distribution;
import dev.gan4j.data.Modes;
import dev.gan4j.data.Points;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * An evenly weighted mixture of isotropic normal distributions.
 *
 * @param expression name and parameters, canonical
 * @param modes      means and standard deviation
 */
record NormalModes(String expression, Modes modes) implements Distribution {

    /**
     * Returns the ring of Metz et al. 2017 and Srivastava et al. 2017 ("VEEGAN"): means evenly on a circle, the first
     * on the x axis.
     */
    static NormalModes ring(String expression, int modes, double radius, double sd) {
        return new NormalModes(expression, new Modes(Points.generate(modes, 2, (i, centre) -> {
            double angle = 2 * Math.PI * i / modes;
            centre[0] = radius * Math.cos(angle);
            centre[1] = radius * Math.sin(angle);
        }), sd));
    }

    /** Returns the grid of the same papers: side * side means centred on the origin. */
    static NormalModes grid(String expression, int side, double spacing, double sd) {
        return new NormalModes(expression, new Modes(Points.generate(side * side, 2, (i, centre) -> {
            int column = i / side;
            int row = i % side;
            centre[0] = spacing * (column - (side - 1) / 2.0);
            centre[1] = spacing * (row - (side - 1) / 2.0);
        }), sd));
    }

    @Override
    public int dimension() {
        return modes.centres().columns();
    }

    @Override
    public Density density() {
        return this::density;
    }

    private double density(double... x) {
        double sum = 0;
        double sd = modes.standardDeviation();
        for (int i = 0; i < modes.count(); i++) {
            double square = 0;
            for (int j = 0; j < x.length; j++) {
                double difference = (x[j] - modes.centres().get(i, j)) / sd;
                square += difference * difference;
            }
            sum += Math.exp(-square / 2);
        }
        return sum / modes.count() / Math.pow(2 * Math.PI * sd * sd, x.length / 2.0);
    }

    @Override
    public Sampler sampler(UniformRandomProvider random) {
        NormalizedGaussianSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
        Points centres = modes.centres();
        double sd = modes.standardDeviation();
        return point -> {
            int mode = random.nextInt(centres.rows());
            for (int j = 0; j < point.length; j++) {
                point[j] = centres.get(mode, j) + sd * normal.sample();
            }
        };
    }

    @Override
    public String toString() {
        return expression;
    }
}
