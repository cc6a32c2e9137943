package dev.gan4j.bench;

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
 * A D step and a G step of larger networks on two features: {@code bench/jmh MlpBenchmark}.
 *
 * <p>One size: {@code bench/jmh MlpBenchmark -p hidden=256-256 -p batch=500}. The gate: both sets of kernels come
 * to the same objectives, and some small steps raise D's; bench/peers checks the gradients against other engines.
 */
@NullUnmarked // JMH fills the fields
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC"})
public class MlpBenchmark {

    private static final long SEED = 7;
    private static final float RATE = 1e-4f;
    private static final int CHECKED = 20;

    /** Sizes of the hidden layers of both networks. */
    @Param({"256-256", "400-400-400-400"})
    public String hidden;

    /** Rows of a minibatch. */
    @Param({"100", "500"})
    public int batch;

    /** What {@code gan4j.kernels} is set to. */
    @Param({"plain", "vector"})
    public String kernels;

    private final float[] objectives = new float[2];
    private Engine engine;
    private float[] x;
    private float[] z;

    /** Compiles both steps, and checks them. */
    @Setup
    public void prepare() {
        String[] words = hidden.split("-", -1);
        int[] generatorSizes = new int[words.length + 2];
        int[] discriminatorSizes = new int[words.length + 2];
        for (int i = 0; i < words.length; i++) {
            generatorSizes[i + 1] = Integer.parseInt(words[i]);
            discriminatorSizes[i + 1] = generatorSizes[i + 1];
        }
        generatorSizes[0] = 2;
        discriminatorSizes[0] = 2;
        generatorSizes[words.length + 1] = 2;
        discriminatorSizes[words.length + 1] = 1;
        SplittableRandom random = new SplittableRandom(SEED);
        Weights start = new Weights(drawn(generatorSizes, random), drawn(discriminatorSizes, random));
        x = normals(2 * batch, 1, random);
        z = normals(2 * batch, 1, random);

        System.setProperty("gan4j.kernels", kernels.equals("plain") ? "vector" : "plain");
        float[] expected = objectives(new Gan4jMlp(batch, generatorSizes, discriminatorSizes, RATE), start);
        System.setProperty("gan4j.kernels", kernels);
        engine = new Gan4jMlp(batch, generatorSizes, discriminatorSizes, RATE);
        float[] actual = objectives(engine, start);
        for (int i = 0; i < actual.length; i++) {
            if (!(Math.abs(actual[i] - expected[i]) <= Gate.TOLERANCE)) {
                throw new IllegalStateException("objective " + i + " is " + actual[i] + " with " + kernels
                        + " kernels but " + expected[i] + " with the others");
            }
        }
        if (!(actual[2] > actual[0] && Float.isFinite(actual[3]))) {
            throw new IllegalStateException("D's objective fell from " + actual[0] + " to " + actual[2]);
        }
        engine.reset(start);
    }

    /** Both objectives at first, then after some iterations on one minibatch. */
    private float[] objectives(Engine checked, Weights start) {
        float[] result = new float[4];
        checked.reset(start);
        for (int i = 0; i <= CHECKED; i++) {
            checked.iterate(x, z, z, objectives);
            if (i == 0 || i == CHECKED) {
                System.arraycopy(objectives, 0, result, i == 0 ? 0 : 2, 2);
            }
        }
        return result;
    }

    private static float[][] drawn(int[] sizes, SplittableRandom random) {
        float[][] network = Weights.zeros(sizes);
        for (int layer = 0; layer < sizes.length - 1; layer++) {
            network[2 * layer] = normals(network[2 * layer].length, Math.sqrt(1.0 / sizes[layer]), random);
        }
        return network;
    }

    private static float[] normals(int count, double deviation, SplittableRandom random) {
        float[] normals = new float[count];
        for (int i = 0; i < count; i++) {
            normals[i] = (float) (deviation * random.nextGaussian());
        }
        return normals;
    }

    /** One iteration. */
    @Benchmark
    public float[] iteration() {
        engine.iterate(x, z, z, objectives);
        return objectives;
    }
}
