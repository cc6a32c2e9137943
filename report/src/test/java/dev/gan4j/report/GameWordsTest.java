package dev.gan4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.engine.ReferenceExecutor;
import dev.gan4j.experiment.ObjectiveSpec;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import dev.gan4j.objective.Decision;
import dev.gan4j.objective.Hinge;
import dev.gan4j.objective.LeastSquares;
import dev.gan4j.objective.Minimax;
import dev.gan4j.objective.NonSaturating;
import dev.gan4j.objective.Objective;
import dev.gan4j.objective.RelativisticAverage;
import dev.gan4j.objective.RelativisticPairing;
import dev.gan4j.objective.Wasserstein;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GameWordsTest {

    @ParameterizedTest
    @EnumSource
    void theGuidesStandWhereTheObjectivesHaveTheirValuesForAFlatDiscriminator(ObjectiveSpec.Type type) {
        for (double smoothing : type.hasLabels() ? new double[]{0, 0.2} : new double[]{0}) {
            GameWords game = GameWords.of(new ObjectiveSpec(type, smoothing));
            double best = (1 - smoothing) / 2;
            double raw = type == ObjectiveSpec.Type.LEAST_SQUARES ? best : Math.log(best / (1 - best));
            Decision flat = new Decision.Logit(Node.constant(raw).broadcast(new Shape(3, 1)));
            Objective objective = switch (type) {
                case NON_SATURATING -> new NonSaturating(smoothing);
                case MINIMAX -> new Minimax(smoothing);
                case LEAST_SQUARES -> new LeastSquares(smoothing);
                case WASSERSTEIN -> new Wasserstein();
                case HINGE -> new Hinge();
                case RELATIVISTIC_AVERAGE -> new RelativisticAverage();
                case RELATIVISTIC_PAIRING -> new RelativisticPairing();
            };

            assertThat(game.ofFlatD()).isCloseTo(value(objective.discriminator(flat, flat).adversarial()),
                    within(1e-12));
            if (type == ObjectiveSpec.Type.WASSERSTEIN) {
                assertThat(game.ofFlatG()).as("any constant").isNaN();
            } else {
                assertThat(game.ofFlatG()).isCloseTo(value(objective.generator(flat, flat).adversarial()),
                        within(1e-12));
            }
            assertThat(game.isRatio()).isEqualTo(type.hasLabels() && smoothing == 0);
        }
    }

    private static double value(Node scalar) {
        return ReferenceExecutor.evaluate(List.of(scalar), Map.of()).getFirst()[0];
    }

    @Test
    void onlyAProbabilityIsCalledOne() {
        for (ObjectiveSpec.Type type : ObjectiveSpec.Type.values()) {
            boolean isProbability = type == ObjectiveSpec.Type.NON_SATURATING || type == ObjectiveSpec.Type.MINIMAX;
            DecisionWords decision = GameWords.of(new ObjectiveSpec(type)).decision();
            assertThat(decision == DecisionWords.PROBABILITY).as(type.name()).isEqualTo(isProbability);
            assertThat(decision.title().contains("probability")).as(decision.title()).isEqualTo(isProbability);
        }
    }
}
