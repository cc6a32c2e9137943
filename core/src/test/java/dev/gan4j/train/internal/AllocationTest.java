package dev.gan4j.train.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.gan4j.data.Dataset;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.internal.Networks;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An iteration allocates nothing: neither drawing, nor the D step, nor the G step. */
class AllocationTest {

    private static final int WARM_UP = 15_000;
    private static final int ITERATIONS = 1_000;
    private static final int MOST_ROUNDS = 60;
    private static final String KERNELS = "gan4j.kernels";

    @ParameterizedTest
    @ValueSource(strings = {"normal(-1,1)", "mixture(0.3*normal(-2,0.5), 0.7*exponential(1))"})
    void anIterationOnADistributionAllocatesNothing(String data) {
        Experiment experiment = Experiment.preset("tutorial").with("data", data);
        assertThat(allocated(PreparedData.of(experiment))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"uniform", "normal", "stratified"})
    void anIterationOnSamplesAllocatesNothingWithAnyLatent(String latent) {
        Experiment experiment = Experiment.preset("tutorial").with("latent", latent).with("optimiser", "adam");
        double[] samples = new Random(1).doubles(1000).toArray();
        assertThat(allocated(PreparedData.of(experiment, Dataset.ofColumn("x1", samples)))).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void anIterationOfLargeNetworksByVectorsAllocatesNothing(int threads) {
        Experiment experiment = Experiment.preset("tutorial")
                .with(Map.of("batch", "256", "generator.hidden", "[64, 64]",
                        "discriminator.hidden", "[64, 64]"));
        System.setProperty(KERNELS, "vector");
        try {
            assertThat(allocated(PreparedData.of(experiment), threads)).isZero();
        } finally {
            System.clearProperty(KERNELS);
        }
    }

    @Test
    void anIterationWithPenaltiesNoiseAndAnAverageAllocatesNothing() {
        Experiment experiment = Experiment.preset("tutorial").with(Map.of("batch", "16", "objective",
                "relativistic-pairing", "penalty", "[r1, wgan-gp, dragan]", "generator.averageDecay", "0.99",
                "discriminator.instanceNoise", "{start: 1}", "discriminator.spectralNormalisation", "true"));
        assertThat(allocated(PreparedData.of(experiment))).isZero();
    }

    private static long allocated(PreparedData prepared) {
        return allocated(prepared, 1);
    }

    private static long allocated(PreparedData prepared, int workers) {
        TrainingPrograms programs = new TrainingPrograms(prepared.experiment(), new Networks(prepared.plan()),
                workers);
        programs.networks().initialise(programs.state(), 1);
        Minibatches minibatches = new Minibatches(prepared);
        // Compiled code removes what the interpreter allocates for the compiler's own bookkeeping.
        iterate(programs, minibatches, 0, WARM_UP);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        // A recompilation in one of the rounds may allocate, and on a busy machine the compiler is late; an iteration that
        // allocates does so in all of them.
        for (int round = 0; round < MOST_ROUNDS && least > 0; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            iterate(programs, minibatches, WARM_UP + round * ITERATIONS, ITERATIONS);
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private static void iterate(TrainingPrograms programs, Minibatches minibatches, int from, int count) {
        for (int i = from; i < from + count; i++) {
            minibatches.discriminator(i, programs);
            programs.stepDiscriminator(i);
            minibatches.generator(i, programs);
            programs.stepGenerator(i);
        }
    }
}
