package dev.gan4j.train.internal;

import dev.gan4j.experiment.Experiment;
import java.util.LinkedHashMap;
import java.util.Map;
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
 * The tutorial's step under each objective and each penalty: {@code bench/jmh ObjectiveBenchmark}.
 *
 * <p>One pair: {@code bench/jmh ObjectiveBenchmark -p objective=hinge -p penalty=r1}. The gate: after ten steps both sets
 * of kernels have the same weights, to the bit, and none of them is NaN.
 */
@NullUnmarked // JMH fills the fields
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC"})
public class ObjectiveBenchmark {

    /** The game that is played. */
    @Param({"minimax", "non-saturating", "least-squares", "wasserstein", "hinge", "relativistic-average",
            "relativistic-pairing"})
    public String objective;

    /** What is added to D's loss, or done to its weights. */
    @Param({"none", "r1", "r2", "wgan-gp", "zero-centred", "dragan", "weight-clipping"})
    public String penalty;

    private TrainingPrograms programs;
    private Minibatches minibatches;
    private long step;

    /** Compiles the step, and checks it. */
    @Setup
    public void prepare() {
        prepare("plain");
        String plain = afterTen();
        prepare("vector");
        if (!plain.equals(afterTen())) {
            throw new IllegalStateException("the kernels differ");
        }
    }

    private void prepare(String kernels) {
        System.setProperty("gan4j.kernels", kernels);
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("objective", objective);
        settings.put("discriminator.output", "linear");
        settings.put("pretraining", "none");
        if (!penalty.equals("none")) {
            settings.put("penalty", penalty);
        }
        Experiment experiment = Experiment.preset("tutorial").with(settings);
        programs = new TrainingPrograms(experiment);
        programs.networks().initialise(programs.state(), experiment.seed());
        minibatches = new Minibatches(PreparedData.of(experiment));
        step = 0;
    }

    private String afterTen() {
        for (int i = 0; i < 10; i++) {
            iteration();
        }
        StringBuilder bits = new StringBuilder();
        programs.state().shapes().keySet().forEach(name -> {
            for (float weight : programs.state().get(name)) {
                if (Float.isNaN(weight)) {
                    throw new IllegalStateException(name + " is NaN");
                }
                bits.append(Float.floatToRawIntBits(weight)).append(' ');
            }
        });
        return bits.toString();
    }

    /** Drawing, a D step and a G step. */
    @Benchmark
    public float iteration() {
        minibatches.discriminator(step, programs.discriminatorX(), programs.discriminatorZ());
        float loss = programs.stepDiscriminator(step);
        minibatches.generator(step, programs.generatorZ());
        return loss + programs.stepGenerator(step++);
    }
}
