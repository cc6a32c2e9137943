package dev.gan4j.train.internal;

import dev.gan4j.bench.Engine;
import dev.gan4j.bench.Gates;
import dev.gan4j.bench.Workload;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.internal.Forward;
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
 * The tutorial's step, whole and by part: {@code bench/jmh TutorialStepBenchmark}.
 *
 * <p>One part, one set of kernels: {@code bench/jmh TutorialStepBenchmark.discriminatorStep -p kernels=vector}.
 * Allocation: {@code bench/jmh TutorialStepBenchmark -prof gc}. The gate: objectives and weights of some iterations are
 * those of the step by hand.
 */
@NullUnmarked // JMH fills the fields
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC"})
public class TutorialStepBenchmark {

    /** What {@code gan4j.kernels} is set to. */
    @Param({"plain", "vector"})
    public String kernels;

    private TrainingPrograms programs;
    private Minibatches minibatches;
    private Forward generator;
    private float[] x;
    private float[] z;
    private float[] samples;
    private long step;

    /** Compiles the step, and checks it. */
    @Setup
    public void prepare() {
        System.setProperty("gan4j.kernels", kernels);
        Engine engine = new Gan4jTutorial();
        Gates.againstHand(engine);
        Experiment experiment = Experiment.preset("tutorial");
        programs = new TrainingPrograms(experiment);
        programs.networks().initialise(programs.state(), experiment.seed());
        minibatches = new Minibatches(PreparedData.of(experiment));
        generator = Forward.of(programs.networks().generator(), programs.state());
        x = new float[Workload.TUTORIAL.xSize()];
        z = new float[Workload.TUTORIAL.zSize()];
        samples = new float[Workload.TUTORIAL.zSize()];
        minibatches.discriminator(0, programs.discriminatorX(), programs.discriminatorZ());
        minibatches.generator(0, programs.generatorZ());
    }

    /** One iteration as a run does it. */
    @Benchmark
    public float whole() {
        minibatches.discriminator(step, programs.discriminatorX(), programs.discriminatorZ());
        float objective = programs.stepDiscriminator(step);
        minibatches.generator(step, programs.generatorZ());
        return objective + programs.stepGenerator(step++);
    }

    /** x and z of a D step, drawn and coupled. */
    @Benchmark
    public float[] drawingXAndZ() {
        minibatches.discriminator(step++, x, z);
        return x;
    }

    /** z of a G step. */
    @Benchmark
    public float[] drawingZ() {
        minibatches.generator(step++, z);
        return z;
    }

    /** Forward, backward and update of D. */
    @Benchmark
    public float discriminatorStep() {
        return programs.stepDiscriminator(step++);
    }

    /** Forward through both, backward and update of G. */
    @Benchmark
    public float generatorStep() {
        return programs.stepGenerator(step++);
    }

    /** G alone, forward, on one minibatch. */
    @Benchmark
    public float[] forward() {
        System.arraycopy(programs.generatorZ(), 0, samples, 0, samples.length);
        generator.apply(samples, samples, samples.length);
        return samples;
    }
}
