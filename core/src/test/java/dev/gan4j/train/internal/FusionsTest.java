package dev.gan4j.train.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.engine.Program;
import dev.gan4j.experiment.Experiment;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The kernels of the steps whose speed matters most, each with how often it is called. Fusions are found by the shapes that
 * derivatives happen to have; where a derivative, a network or the simplifier changes, a fusion that is lost costs speed
 * and no bit, and shows here alone. A longer list than before is slower.
 */
class FusionsTest {

    /** A step of a preset, and its kernels. */
    record Step(String preset, String name, String kernels) {
        @Override
        public String toString() {
            return preset + ", " + name;
        }
    }

    static List<Step> steps() {
        return List.of(new Step("tutorial", "D step", """
                6 ADD
                1 CLAMP
                1 CLAMP, SUBTRACT
                2 DIVIDE, INSIDE, MULTIPLY, slope TANH
                1 LOG, LOG, ADD
                2 MULTIPLY
                9 layer TANH
                6 layerGradient and sums
                4 layerSlope TANH
                6 momentum
                1 sum
                """), new Step("tutorial", "G step", """
                1 CLAMP
                1 DIVIDE, INSIDE, MULTIPLY, slope TANH
                1 LOG
                2 MULTIPLY
                1 MULTIPLY, slope TANH
                6 layer TANH
                3 layerGradient and sums
                4 layerSlope TANH
                6 momentum
                1 product
                1 sum
                """), new Step("recommended", "D step", """
                6 ADD
                3 ADD, ADD, ADD
                3 DIVIDE
                5 DIVIDE, DIVIDE, SQRT, ADD, DIVIDE, MULTIPLY, SUBTRACT
                7 MULTIPLY
                5 MULTIPLY, ADD
                2 MULTIPLY, MULTIPLY
                5 MULTIPLY, SQUARE, MULTIPLY, ADD
                2 NEGATE
                1 SIGMOID, MULTIPLY
                1 SOFTPLUS
                1 SQRT
                1 SQUARE
                4 SUBTRACT
                1 broadcast
                3 layer
                6 layer LEAKY_RELU
                6 layerGradient
                6 layerGradient and sums
                10 layerSlope LEAKY_RELU
                3 product
                2 slope LEAKY_RELU
                1 sum
                20 update
                """), new Step("recommended", "G step", """
                4 ADD
                3 DIVIDE
                5 DIVIDE, DIVIDE, SQRT, ADD, DIVIDE, MULTIPLY, SUBTRACT
                8 MULTIPLY
                5 MULTIPLY, ADD
                5 MULTIPLY, SQUARE, MULTIPLY, ADD
                1 NEGATE
                1 SIGMOID, MULTIPLY, NEGATE
                1 SOFTPLUS
                1 SQRT
                1 SQUARE
                6 SUBTRACT
                5 SUBTRACT, MULTIPLY, ADD
                3 layer
                6 layer LEAKY_RELU
                3 layerGradient and sums
                4 layerSlope LEAKY_RELU
                1 product
                1 sum
                26 update
                """));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void aStepHasTheseKernels(Step step) {
        Program.Description program = Objects
                .requireNonNull(TrainingPrograms.describe(Experiment.preset(step.preset)).get(step.name));
        TreeMap<String, Long> counts = program.steps().stream()
                .collect(Collectors.groupingBy(Program.Description.Kernel::name, TreeMap::new, Collectors.counting()));
        String kernels = counts.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey() + "\n")
                .collect(Collectors.joining());
        assertThat(kernels).isEqualTo(step.kernels);
    }
}
