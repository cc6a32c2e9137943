package dev.gan4j.engine.internal;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
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
 * Each kernel in both sets, the plain one being the reference: {@code bench/jmh KernelsBenchmark}.
 *
 * <p>One kernel: {@code bench/jmh KernelsBenchmark -p kernel=LAYER_GRADIENT -p size=500x256x256}. The gate: the set has
 * the plain bits on the very arrays that are timed.
 */
@NullUnmarked // JMH fills the fields
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC"})
public class KernelsBenchmark {

    private static final long SEED = 11;

    /** Which kernels. */
    public enum Set {
        /** The reference. */
        PLAIN,
        /** On the Vector API. */
        VECTOR
    }

    /** What is timed; elementwise kernels run over (rows, outer). */
    public enum Kernel {
        /** tanh(x W + b). */
        LAYER,
        /** x W + b. */
        AFFINE,
        /** (x W) (1 - h h). */
        LAYER_SLOPE,
        /** x^T h, and the sums of h. */
        LAYER_GRADIENT,
        /** Sums of columns. */
        SUM_RUNS,
        /** g (1 - h h). */
        SLOPE,
        /** A momentum step of as many weights as the layer has. */
        MOMENTUM,
        /** tanh. */
        TANH,
        /** log of numbers in (0, 1). */
        LOG,
        /** log(1 + exp(g)). */
        SOFTPLUS,
        /** max(g, 0). */
        RELU,
        /** g h. */
        MULTIPLY
    }

    /** Rows, then the layer's inputs and outputs. */
    @Param({"200x1x6", "200x6x5", "200x5x1", "500x256x256"})
    public String size;

    /** What is timed. */
    @Param
    public Kernel kernel;

    /** By which set. */
    @Param
    public Set set;

    private Kernels kernels;
    private Data data;

    /** Draws the operands, and compares with the reference. */
    @Setup
    public void prepare() {
        int[] sizes = Arrays.stream(size.split("x", -1)).mapToInt(Integer::parseInt).toArray();
        kernels = switch (set) {
            case PLAIN -> new PlainKernels();
            case VECTOR -> new VectorKernels(1);
        };
        Data expected = new Data(sizes[0], sizes[1], sizes[2]);
        run(new PlainKernels(), expected);
        data = new Data(sizes[0], sizes[1], sizes[2]);
        run(kernels, data);
        if (!Arrays.equals(data.y, expected.y) || !Arrays.equals(data.sums, expected.sums)
                || !Arrays.equals(data.w, expected.w)) {
            throw new IllegalStateException(set + " " + kernel + " of " + size + " lacks the plain bits");
        }
    }

    /** One call. */
    @Benchmark
    public float[] call() {
        run(kernels, data);
        return data.y;
    }

    private void run(Kernels k, Data d) {
        int n = d.rows * d.outer;
        switch (kernel) {
            case LAYER ->
                k.layer(d.x, d.w, d.outer, 1, d.bias, new Activation(Unary.TANH, 0), d.y, d.rows, d.inner, d.outer);
            case AFFINE -> k.layer(d.x, d.w, d.outer, 1, d.bias, null, d.y, d.rows, d.inner, d.outer);
            case LAYER_SLOPE ->
                k.layerSlope(d.x, d.w, d.outer, 1, new Activation(Unary.TANH, 0), d.h, d.y, d.rows, d.inner, d.outer);
            case LAYER_GRADIENT -> k.layerGradient(d.x, d.h, d.y, d.sums, d.rows, d.inner, d.outer);
            case SUM_RUNS -> k.sumRuns(d.h, d.y, d.rows, d.outer);
            case SLOPE -> k.slope(new Activation(Unary.TANH, 0), d.g, 0, d.h, 0, d.y, 0, n);
            case MOMENTUM -> k.momentum(d.w, d.velocity, d.gradient, 0.6f, 1e-9f);
            case TANH -> k.unary(Unary.TANH, d.g, 0, d.y, 0, n, 0, 0);
            case LOG -> k.unary(Unary.LOG, d.h, 0, d.y, 0, n, 0, 0);
            case SOFTPLUS -> k.unary(Unary.SOFTPLUS, d.g, 0, d.y, 0, n, 0, 0);
            case RELU -> k.unary(Unary.RELU, d.g, 0, d.y, 0, n, 0, 0);
            case MULTIPLY -> k.binary(Binary.MULTIPLY, d.g, 0, 1, d.h, 0, 1, d.y, 0, n);
        }
    }

    /** Operands and results, feature-major. */
    private static final class Data {

        private final int rows;
        private final int inner;
        private final int outer;
        private final float[] x;
        private final float[] w;
        private final float[] velocity;
        private final float[] gradient;
        private final float[] bias;
        private final float[] g;
        private final float[] h;
        private final float[] y;
        private final float[] sums;

        Data(int rows, int inner, int outer) {
            SplittableRandom random = new SplittableRandom(SEED);
            this.rows = rows;
            this.inner = inner;
            this.outer = outer;
            x = numbers(rows * inner, -2, 2, random);
            w = numbers(inner * outer, -1, 1, random);
            velocity = numbers(inner * outer, -1, 1, random);
            gradient = numbers(inner * outer, -1, 1, random);
            bias = numbers(outer, -1, 1, random);
            g = numbers(rows * outer, -2, 2, random);
            h = numbers(rows * outer, 0.01, 0.99, random);
            y = new float[Math.max(rows * outer, inner * outer)];
            sums = new float[outer];
        }

        private static float[] numbers(int count, double low, double high, SplittableRandom random) {
            float[] numbers = new float[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = (float) random.nextDouble(low, high);
            }
            return numbers;
        }
    }
}
