package dev.gan4j.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.engine.ReferenceExecutor;
import dev.gan4j.graph.GraphCases.Case;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks every derivative rule, and the derivative of every derivative, by finite differences in float64. */
class DerivativeRulesTest {

    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-6;
    private static final long SEED = 11;

    static List<Case> cases() {
        // A stopped gradient is not the derivative, on purpose; it has a test of its own.
        return GraphCases.all().stream().filter(operation -> !operation.name().startsWith("stopGradient")).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void firstDerivativesAgreeWithFiniteDifferences(Case operation) {
        Setting setting = new Setting(operation);
        check(setting.weightedSum(), setting);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void secondDerivativesAgreeWithFiniteDifferences(Case operation) {
        Setting setting = new Setting(operation);
        // A weighted sum of squared gradients, as gradient penalties have it.
        Node penalty = Node.constant(0);
        for (Node gradient : Gradients.of(setting.weightedSum(), setting.inputs)) {
            penalty = penalty.add(gradient.square().multiply(Node.input("w1", Shape.SCALAR)).sum(Axis.ALL));
        }
        check(penalty, setting);
    }

    @Test
    void noGradientFlowsThroughStopGradient() {
        Node x = Node.input("x", new Shape(2, 2));
        Node y = x.square().stopGradient().multiply(x).sum(Axis.ALL);

        double[] gradient = ReferenceExecutor.evaluate(Gradients.of(y, List.of(x)),
                Map.of("x", new double[]{1, 2, 3, 4})).getFirst();

        assertThat(gradient).containsExactly(1, 4, 9, 16);
    }

    @Test
    void aStraightThroughSampleHasItsOwnValueAndTheGradientOfItsSoftForm() {
        Node hard = Node.input("hard", new Shape(1, 2));
        Node soft = Node.input("soft", new Shape(1, 2));
        Node y = hard.straightThrough(soft).square().sum(Axis.ALL);

        List<double[]> values = ReferenceExecutor.evaluate(Gradients.of(y, List.of(hard, soft)),
                Map.of("hard", new double[]{1, 0}, "soft", new double[]{0.7, 0.3}));

        assertThat(values.get(0)).containsExactly(0, 0);
        assertThat(values.get(1)).containsExactly(2, 0);
    }

    @Test
    void aValueThatIsNotUsedHasZeroGradient() {
        Node x = Node.input("x", new Shape(2, 3));
        Node unused = Node.input("unused", new Shape(3, 1));

        double[] gradient = ReferenceExecutor.evaluate(Gradients.of(x.sum(Axis.ALL), List.of(unused)), Map.of())
                .getFirst();

        assertThat(gradient).containsExactly(0, 0, 0);
    }

    @Test
    void aParameterThatIsUsedTwiceUnderTwoNodesHasOneGradient() {
        Node first = Node.parameter("w", Shape.SCALAR);
        Node second = Node.parameter("w", Shape.SCALAR);

        double[] gradient = ReferenceExecutor.evaluate(Gradients.of(first.multiply(second), List.of(first)),
                Map.of("w", new double[]{3})).getFirst();

        assertThat(gradient).containsExactly(6);
    }

    private static void check(Node scalar, Setting setting) {
        List<double[]> exact = ReferenceExecutor.evaluate(Gradients.of(scalar, setting.inputs), setting.values);
        for (int i = 0; i < setting.inputs.size(); i++) {
            for (int element = 0; element < exact.get(i).length; element++) {
                double numeric = (setting.shifted(scalar, "x" + i, element, STEP)
                        - setting.shifted(scalar, "x" + i, element, -STEP)) / (2 * STEP);
                assertThat(exact.get(i)[element]).as("element %d of input %d, seed %d", element, i, SEED)
                        .isCloseTo(numeric, within(TOLERANCE * Math.max(1, Math.abs(numeric))));
            }
        }
    }

    /** A case with its inputs, random values, and random weights that make a scalar of its result. */
    private static final class Setting {

        private final List<Node> inputs = new ArrayList<>();
        private final Map<String, double[]> values = new HashMap<>();
        private final Node result;

        Setting(Case operation) {
            Random random = new Random(SEED);
            for (int i = 0; i < operation.shapes().size(); i++) {
                Shape shape = operation.shapes().get(i);
                inputs.add(Node.input("x" + i, shape));
                double[] value = new double[shape.size()];
                for (int j = 0; j < value.length; j++) {
                    value[j] = operation.low() + random.nextDouble() * (operation.high() - operation.low());
                }
                values.put("x" + i, value);
            }
            result = operation.build().apply(inputs);
            values.put("w0", random.doubles(result.shape().size(), -1, 1).toArray());
            values.put("w1", random.doubles(1, 0.5, 1).toArray());
        }

        Node weightedSum() {
            return result.multiply(Node.input("w0", result.shape())).sum(Axis.ALL);
        }

        double shifted(Node scalar, String name, int element, double by) {
            Map<String, double[]> moved = new HashMap<>(values);
            double[] value = Objects.requireNonNull(values.get(name), name).clone();
            value[element] += by;
            moved.put(name, value);
            return ReferenceExecutor.evaluate(List.of(scalar), moved).getFirst()[0];
        }
    }
}
