package dev.gan4j.train.internal;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.Generator;
import dev.gan4j.model.Pair;
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
 * Samples of the tutorial's generator, nanoseconds each: {@code bench/jmh SamplingBenchmark}.
 *
 * <p>The gate: samples in two parts are those in one, and a sample is what the network's formula gives for its latent.
 */
@NullUnmarked // JMH fills the fields
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class SamplingBenchmark {

    private static final int COUNT = 100_000;
    private static final long SEED = 5;
    private static final double TOLERANCE = 1e-5;

    /** What {@code gan4j.kernels} is set to. */
    @Param({"plain", "vector"})
    public String kernels;

    private Generator generator;
    private long first;

    /** Makes a generator, and checks it. */
    @Setup
    public void prepare() {
        System.setProperty("gan4j.kernels", kernels);
        Experiment experiment = Experiment.preset("tutorial");
        TrainingPrograms programs = new TrainingPrograms(experiment);
        programs.networks().initialise(programs.state(), experiment.seed());
        PreparedData prepared = PreparedData.of(experiment);
        generator = Pair.of(prepared.plan(), prepared.codec(),
                programs.networks().parameters(programs.state())).generator();
        double[] whole = generator.sample(1000, SEED);
        double[] part = generator.sample(600, 400, SEED);
        for (int i = 0; i < part.length; i++) {
            require(whole[600 + i] == part[i], "samples in two parts are not those in one");
        }
        double[] z = {-4.5, -0.3, 0, 2.25};
        double[] expected = byFormula(programs, z);
        double[] actual = generator.apply(z);
        for (int i = 0; i < z.length; i++) {
            require(Math.abs(actual[i] - expected[i]) <= TOLERANCE, "a sample is not what the formula gives");
        }
    }

    private static double[] byFormula(TrainingPrograms programs, double[] z) {
        double[] samples = new double[z.length];
        for (int n = 0; n < z.length; n++) {
            double[] value = {z[n]};
            for (int layer = 0; layer < 3; layer++) {
                float[] weight = programs.state().get("generator." + layer + ".weight");
                float[] bias = programs.state().get("generator." + layer + ".bias");
                double[] next = new double[bias.length];
                for (int j = 0; j < next.length; j++) {
                    double sum = bias[j];
                    for (int i = 0; i < value.length; i++) {
                        sum += value[i] * weight[i * next.length + j];
                    }
                    next[j] = Math.tanh(sum);
                }
                value = next;
            }
            samples[n] = 5 * value[0];
        }
        return samples;
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }

    /** Latents drawn, mapped, and in the data's units. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public double[] sample() {
        first += COUNT;
        return generator.sample(first, COUNT, SEED);
    }
}
