package dev.gan4j.cascade;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullMarked;

/**
 * What an engine must pass before it is timed: its surprise after each of some steps is gan4j's, and rows that it samples are as
 * likely as gan4j's.
 */
@NullMarked
final class CascadeGate {

    private static final int STEPS = 10;
    /** In nats a row; the surprise is some 38. */
    private static final double TOLERANCE = 1e-4;
    private static final int SAMPLED_MINIBATCHES = 32;
    private static final double STANDARD_ERRORS = 5;

    private CascadeGate() {}

    /** Throws unless an engine that has done no step yet does what gan4j does. */
    static void check(CascadeEngine engine) {
        Gan4jCascade gan4j = new Gan4jCascade();
        int[][] rows = new CascadeStart().minibatch(0);
        double begin = gan4j.surprise(rows);
        compare(engine.surprise(rows), begin, "before the first step");
        for (int step = 0; step < STEPS; step++) {
            gan4j.step(step);
            engine.step(step);
            compare(engine.surprise(rows), gan4j.surprise(rows), "after step " + (step + 1));
        }
        require(gan4j.surprise(rows) < begin - 1, "steps do not lower the surprise, so they cannot be compared");
        double[] ours = surprises(gan4j, gan4j);
        double[] theirs = surprises(engine, gan4j);
        double allowed = STANDARD_ERRORS * Math.hypot(standardError(ours), standardError(theirs));
        require(Math.abs(mean(theirs) - mean(ours)) <= allowed, "its samples have a surprise of " + mean(theirs)
                + " nats a row, gan4j's of " + mean(ours) + "; they may differ by " + allowed);
    }

    private static void compare(double actual, double expected, String when) {
        require(Math.abs(actual - expected) <= TOLERANCE,
                "its surprise " + when + " is " + actual + " nats a row, gan4j's is " + expected);
    }

    /** The surprise of each minibatch of samples. */
    private static double[] surprises(CascadeEngine sampler, Gan4jCascade judge) {
        int batch = CascadeStart.SETTINGS.batch();
        int[][] samples = sampler.sample(0, SAMPLED_MINIBATCHES * batch);
        return IntStream.range(0, SAMPLED_MINIBATCHES).mapToDouble(i -> judge.surprise(Arrays.stream(samples)
                .map(column -> Arrays.copyOfRange(column, i * batch, (i + 1) * batch)).toArray(int[][]::new)))
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double standardError(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}
