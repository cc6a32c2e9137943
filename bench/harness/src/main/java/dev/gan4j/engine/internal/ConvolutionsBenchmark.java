package dev.gan4j.engine.internal;

import dev.gan4j.graph.Filters;
import dev.gan4j.graph.Picture;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Convolutions of sizes that networks on pictures have, on one thread: {@code bench/jmh ConvolutionsBenchmark}. The rows
 * {@code call:gigaflops} have the floating-point operations of a second, in thousands of millions.
 *
 * <p>One kernel: {@code bench/jmh ConvolutionsBenchmark -p kernel=FORWARD -p filters=64x14x14-64-3x3/1+1 -p batch=100}. The
 * gate: the vector kernels have the plain bits on the very arrays that are timed.
 */
@NullUnmarked // JMH fills the fields
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC"})
public class ConvolutionsBenchmark {

    private static final long SEED = 11;

    /** What is timed. */
    public enum Kernel {
        /** The convolution. */
        FORWARD,
        /** The transposed convolution. */
        TRANSPOSED,
        /** The gradient of the weights. */
        WEIGHTS
    }

    /** Channels, height and width; filters; their size, stride and padding. */
    @Param({"1x28x28-32-5x5/2+2", "32x14x14-64-5x5/2+2", "64x14x14-64-3x3/1+1", "64x28x28-32-3x3/1+1",
            "128x7x7-128-3x3/1+1", "32x28x28-1-3x3/1+1", "1x28x28-64-4x4/2+1"})
    public String filters;

    /** Number of pictures. */
    @Param("64")
    public int batch;

    /** What is timed. */
    @Param
    public Kernel kernel;

    private final Kernels kernels = new VectorKernels(1);
    private Filters geometry;
    private float[] x;
    private float[] w;
    private float[] d;
    private float[] y;

    /** What was done, which JMH divides by the time. */
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Work {

        /** Floating-point operations, in thousands of millions. */
        public double gigaflops;
    }

    /** Draws the operands, and compares with the plain kernels. */
    @Setup
    public void prepare() {
        int[] sizes = Arrays.stream(filters.split("[x/+-]", -1)).mapToInt(Integer::parseInt).toArray();
        geometry = new Filters(new Picture(sizes[0], sizes[1], sizes[2]), sizes[3], sizes[4], sizes[6], sizes[7]);
        SplittableRandom random = new SplittableRandom(SEED);
        x = numbers(geometry.input().size() * batch, random);
        w = numbers(geometry.weights().size(), random);
        d = numbers(geometry.output().size() * batch, random);
        y = run(new PlainKernels(), result());
        if (!Arrays.equals(run(kernels, result()), y)) {
            throw new IllegalStateException(kernel + " of " + filters + " lacks the plain bits");
        }
    }

    private float[] result() {
        return switch (kernel) {
            case FORWARD -> new float[d.length];
            case TRANSPOSED -> new float[x.length];
            case WEIGHTS -> new float[w.length];
        };
    }

    /** One call. */
    @Benchmark
    public float[] call(Work work) {
        work.gigaflops += 2e-9 * geometry.multiplyAdds(batch);
        return run(kernels, y);
    }

    private float[] run(Kernels k, float[] result) {
        switch (kernel) {
            case FORWARD -> k.convolution(geometry, x, w, null, null, result, batch);
            case TRANSPOSED -> k.convolutionTransposed(geometry, d, w, null, null, result, batch);
            case WEIGHTS -> k.convolutionWeights(geometry, x, d, result, batch);
        }
        return result;
    }

    private static float[] numbers(int count, SplittableRandom random) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextDouble(-1, 1);
        }
        return numbers;
    }
}
