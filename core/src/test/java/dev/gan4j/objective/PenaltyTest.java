package dev.gan4j.objective;

import static dev.gan4j.objective.ObjectiveCases.WEIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.engine.ReferenceExecutor;
import dev.gan4j.experiment.PenaltySpec;
import dev.gan4j.graph.Axis;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.RandomInputs;
import dev.gan4j.graph.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Penalties against their formulas, worked out by hand for critics that have simple slopes. */
class PenaltyTest {

    private static final double[] REAL = {1, 2, -1, 0.5};
    private static final double[] GENERATED = {3, -2, 0, 1};

    static List<Penalty> penalties() {
        return ObjectiveCases.penalties();
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void aLinearCriticOfSlopeTwoPaysForItsSlopeAlone(Penalty penalty) {
        double expected = switch (penalty) {
            case R1() -> WEIGHT / 2 * 4;
            case R2() -> WEIGHT / 2 * 4;
            case WassersteinGradientPenalty() -> WEIGHT;
            case ZeroCentredInterpolation() -> WEIGHT * 4;
            case Dragan() -> WEIGHT;
            default -> throw new AssertionError(penalty);
        };
        assertThat(value(penalty, WEIGHT, x -> x.multiply(2))).isCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("penalties")
    void aFlatCriticPaysNothingUnlessASlopeOfOneIsAskedFor(Penalty penalty) {
        double expected = switch (penalty) {
            case WassersteinGradientPenalty() -> WEIGHT;
            case Dragan() -> WEIGHT;
            case R1 zero -> 0;
            case R2 zero -> 0;
            case ZeroCentredInterpolation zero -> 0;
            default -> throw new AssertionError(penalty);
        };
        assertThat(value(penalty, WEIGHT, x -> x.multiply(0))).isCloseTo(expected, within(1e-5));
    }

    @Test
    void eachPenaltyLooksAtItsOwnPoints() {
        // D = x^2 / 2 has the slope x, so that a penalty on the square of the slope says where it looked.
        UnaryOperator<Node> parabola = x -> x.square().multiply(0.5);
        assertThat(value(new R1(), 2, parabola)).isCloseTo(meanSquare(REAL), within(1e-12));
        assertThat(value(new R2(), 2, parabola)).isCloseTo(meanSquare(GENERATED), within(1e-12));
        double[] share = {0.25, 0, 1, 0.5};
        double[] between = new double[4];
        for (int i = 0; i < 4; i++) {
            between[i] = GENERATED[i] + share[i] * (REAL[i] - GENERATED[i]);
        }
        assertThat(value(new ZeroCentredInterpolation(), 1, parabola, Map.of("zero-centred share", share)))
                .isCloseTo(meanSquare(between), within(1e-12));
        double distance = 0;
        for (double point : between) {
            distance += (Math.abs(point) - 1) * (Math.abs(point) - 1) / 4;
        }
        assertThat(value(new WassersteinGradientPenalty(), 1, parabola, Map.of("wgan-gp share", share)))
                .isCloseTo(distance, within(1e-9));
    }

    @Test
    void draganLooksBesideTheDataByHalfADeviation() {
        double mean = (1 + 2 - 1 + 0.5) / 4;
        double deviation = Math
                .sqrt((square(1 - mean) + square(2 - mean) + square(-1 - mean) + square(0.5 - mean)) / 4);
        double[] share = {0.25, 0, 1, 0.5};
        double[] noise = {0.5, 0.9, 0.1, 0};
        double expected = 0;
        for (int i = 0; i < 4; i++) {
            expected += square(Math.abs(REAL[i] + share[i] * noise[i] * deviation / 2) - 1) / 4;
        }
        assertThat(value(new Dragan(), 1, x -> x.square().multiply(0.5),
                Map.of("dragan share", share, "dragan noise", noise))).isCloseTo(expected, within(1e-9));
    }

    @Test
    void theLengthOfTheSlopeIsTakenOverAllFeatures() {
        Node x = Node.input("x", new Shape(2, 3));
        Node weights = Node.concat(Axis.BATCH, List.of(Node.constant(1), Node.constant(2), Node.constant(-2)));
        Node penalty = new WassersteinGradientPenalty().value(y -> y.matmul(weights), x, x, Node.constant(1),
                new RandomInputs());

        double value = ReferenceExecutor.evaluate(List.of(penalty),
                Map.of("x", new double[6], "wgan-gp share", new double[2])).getFirst()[0];

        assertThat(value).isCloseTo(4, within(1e-9));
    }

    @Test
    void clippingLimitsWhatAnUpdateWouldMakeOfAParameter() {
        Node clipped = WeightClipping.apply(Node.input("w", new Shape(1, 3)), Node.constant(0.01));

        assertThat(ReferenceExecutor.evaluate(List.of(clipped), Map.of("w", new double[]{-5, 0.004, 0.02})).getFirst())
                .containsExactly(-0.01, 0.004, 0.01);
    }

    @Test
    void theLossIsThePriceLessTheGame() {
        Terms terms = new Terms(Node.constant(3)).with("r1", Node.constant(1)).with("r2", Node.constant(0.5));

        assertThat(ReferenceExecutor.evaluate(List.of(terms.loss()), Map.of()).getFirst()).containsExactly(-1.5);
        assertThat(terms.penalties()).containsOnlyKeys("r1", "r2");
        assertThatThrownBy(() -> terms.with("r1", Node.constant(0))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is a penalty \"r1\" already");
    }

    @Test
    void valuesOutOfRangeAreRefusedWithTheRule() {
        assertThatThrownBy(() -> new PenaltySpec.Slope(PenaltySpec.Type.R1, 0))
                .hasMessage("weight must be positive and finite but was 0.0");
        assertThatThrownBy(() -> new PenaltySpec.Slope(PenaltySpec.Type.DRAGAN, Double.NaN))
                .hasMessage("weight must be positive and finite but was NaN");
        assertThatThrownBy(() -> new PenaltySpec.WeightClipping(-1))
                .hasMessage("limit must be positive and finite but was -1.0");
        assertThatThrownBy(() -> new Minimax(0.5)).hasMessage("labelSmoothing must be in [0, 0.5) but was 0.5");
    }

    @Test
    void anObjectiveOnRawOutputsRefusesAProbability() {
        Decision probability = new Decision.Probability(Node.input("d", new Shape(2, 1)));

        assertThatThrownBy(() -> new Hinge().discriminator(probability, probability))
                .hasMessage("the objective needs D's raw output but D's output is a probability");
    }

    private static double value(Penalty penalty, double weight, UnaryOperator<Node> critic) {
        return value(penalty, weight, critic, Map.of());
    }

    private static double value(Penalty penalty, double weight, UnaryOperator<Node> critic,
            Map<String, double[]> told) {
        RandomInputs random = new RandomInputs();
        Node value = penalty.value(critic, Node.input("real", new Shape(4, 1)),
                Node.input("generated", new Shape(4, 1)), Node.constant(weight), random);
        Map<String, double[]> values = new HashMap<>(Map.of("real", REAL, "generated", GENERATED));
        random.draws().forEach(draw -> values.put(draw.name(), new Random(1).doubles(4).toArray()));
        values.putAll(told);
        return ReferenceExecutor.evaluate(List.of(value), values).getFirst()[0];
    }

    private static double meanSquare(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum / values.length;
    }

    private static double square(double value) {
        return value * value;
    }
}
