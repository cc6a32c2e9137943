package dev.gan4j.data.distribution;

import dev.gan4j.data.Distribution;
import dev.gan4j.data.UnivariateDistribution;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Independent coordinates, each with its own distribution.
 *
 * @param coordinates the distribution of each, at least one
 */
record ProductDistribution(List<UnivariateDistribution> coordinates) implements Distribution {

    static final String NAME = "product";

    ProductDistribution {
        coordinates = List.copyOf(coordinates);
    }

    @Override
    public int dimension() {
        return coordinates.size();
    }

    @Override
    public Density density() {
        return this::density;
    }

    private double density(double... x) {
        double density = 1;
        for (int j = 0; j < x.length; j++) {
            density *= coordinates.get(j).density(x[j]);
        }
        return density;
    }

    @Override
    public Sampler sampler(UniformRandomProvider random) {
        UnivariateDistribution.Sampler[] samplers = coordinates.stream().map(coordinate -> coordinate.sampler(random))
                .toArray(UnivariateDistribution.Sampler[]::new);
        return point -> {
            for (int j = 0; j < point.length; j++) {
                point[j] = samplers[j].sample();
            }
        };
    }

    @Override
    public String expression() {
        return coordinates.stream().map(UnivariateDistribution::expression)
                .collect(Collectors.joining(",", NAME + "(", ")"));
    }

    @Override
    public String toString() {
        return expression();
    }
}
