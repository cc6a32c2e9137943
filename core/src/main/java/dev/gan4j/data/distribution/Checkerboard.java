package dev.gan4j.data.distribution;

import dev.gan4j.data.Distribution;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The uniform distribution over the dark squares of a 4 x 4 board on [-4, 4]^2 whose lower left square is dark: the
 * "checkerboard" of Grathwohl et al. 2019 (FFJORD).
 */
record Checkerboard() implements Distribution {

    static final String NAME = "checkerboard";

    private static final int SQUARES = 4;
    private static final double SIDE = 2;

    @Override
    public int dimension() {
        return 2;
    }

    @Override
    public Density density() {
        return this::density;
    }

    private double density(double... x) {
        double column = Math.floor(x[0] / SIDE) + SQUARES / 2;
        double row = Math.floor(x[1] / SIDE) + SQUARES / 2;
        boolean inside = column >= 0 && column < SQUARES && row >= 0 && row < SQUARES;
        boolean dark = inside && ((int) column + (int) row) % 2 == 0;
        return dark ? 2 / (SQUARES * SQUARES * SIDE * SIDE) : 0;
    }

    @Override
    public Sampler sampler(UniformRandomProvider random) {
        return point -> {
            int column = random.nextInt(SQUARES);
            int row = 2 * random.nextInt(SQUARES / 2) + column % 2;
            point[0] = (column - SQUARES / 2 + random.nextDouble()) * SIDE;
            point[1] = (row - SQUARES / 2 + random.nextDouble()) * SIDE;
        };
    }

    @Override
    public String expression() {
        return NAME;
    }

    @Override
    public String toString() {
        return NAME;
    }
}
