package dev.gan4j.train.internal;

import dev.gan4j.data.UnivariateDistribution;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds a value, drawn by (seed, stream, index) as minibatches are: {@code bench/jmh DrawingBenchmark}.
 *
 * <p>The gate: the share of values below the quartiles is what it should be, within five standard
 * errors,.
 */
@NullUnmarked // JMH fills the fields
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class DrawingBenchmark {

    private static final int BATCH = 200;
    private static final int CHECKED = 1_000_000;

    /** What is drawn. */
    @Param({"normal(-1,1)", "uniform(0,1)", "exponential(2)", "gamma(2,1)",
            "mixture(0.3*normal(-2,0.5),0.7*normal(1,1))"})
    public String distribution;

    private final AddressedRandom random = new AddressedRandom(1);
    private final double[] values = new double[BATCH];
    private UnivariateDistribution.Sampler sampler;
    private long index;

    /** Makes the sampler, and checks it. */
    @Setup
    public void prepare() {
        UnivariateDistribution drawn = UnivariateDistribution.parse(distribution);
        sampler = drawn.sampler(random);
        for (double share : new double[]{0.25, 0.5, 0.75}) {
            double quantile = drawn.quantile(share);
            int below = 0;
            for (int i = 0; i < CHECKED / BATCH; i++) {
                for (double value : draw()) {
                    below += value <= quantile ? 1 : 0;
                }
            }
            double error = Math.sqrt(share * (1 - share) / CHECKED);
            if (Math.abs(below / (double) CHECKED - share) > 5 * error) {
                throw new IllegalStateException(distribution + " is not what is drawn");
            }
        }
    }

    /** A minibatch. */
    @Benchmark
    @OperationsPerInvocation(BATCH)
    public double[] draw() {
        random.seek(Stream.DATA, index++);
        sampler.fill(values);
        return values;
    }
}
