package dev.gan4j.eval;

import dev.gan4j.data.Distribution;
import dev.gan4j.data.Points;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;

/** Points for tests. */
final class Samples {

    private Samples() {}

    static Points of(String expression, int rows, long seed, long index) {
        return of(Distribution.parse(expression), rows, seed, index);
    }

    static Points of(Distribution distribution, int rows, long seed, long index) {
        AddressedRandom random = new AddressedRandom(seed);
        random.seek(Stream.DATA, index);
        Distribution.Sampler sampler = distribution.sampler(random);
        return Points.generate(rows, distribution.dimension(), (row, point) -> sampler.sample(point));
    }

    /** Moves every point by the same amounts. */
    static Points shifted(Points points, double... by) {
        return Points.generate(points.rows(), points.columns(), (row, point) -> {
            points.copyRow(row, point);
            for (int j = 0; j < point.length; j++) {
                point[j] += by[j];
            }
        });
    }
}
