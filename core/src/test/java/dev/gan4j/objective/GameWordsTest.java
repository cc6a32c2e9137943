package dev.gan4j.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.engine.ReferenceExecutor;
import dev.gan4j.experiment.ObjectiveSpec;
import dev.gan4j.graph.Node;
import dev.gan4j.graph.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GameWordsTest {

    @ParameterizedTest
    @EnumSource
    void theGuidesStandWhereTheObjectivesHaveTheirValuesForAFlatDiscriminator(ObjectiveSpec.Type type) {
        for (double smoothing : type.objective().hasLabels() ? new double[]{0, 0.2} : new double[]{0}) {
            Objective objective = new ObjectiveSpec(type, smoothing).objective();
            GameWords game = objective.words();
            double best = (1 - smoothing) / 2;
            double raw = type == ObjectiveSpec.Type.LEAST_SQUARES ? best : Math.log(best / (1 - best));
            Decision flat = new Decision.Logit(Node.constant(raw).broadcast(new Shape(3, 1)));
            assertThat(game.ofFlatD()).isCloseTo(value(objective.discriminator(flat, flat).adversarial()),
                    within(1e-12));
            if (type == ObjectiveSpec.Type.WASSERSTEIN) {
                assertThat(game.ofFlatG()).as("any constant").isNaN();
            } else {
                assertThat(game.ofFlatG()).isCloseTo(value(objective.generator(flat, flat).adversarial()),
                        within(1e-12));
            }
            assertThat(game.isRatio()).isEqualTo(type.objective().hasLabels() && smoothing == 0);
        }
    }

    private static double value(Node scalar) {
        return ReferenceExecutor.evaluate(List.of(scalar), Map.of()).getFirst()[0];
    }

    @Test
    void onlyAProbabilityIsCalledOne() {
        for (ObjectiveSpec.Type type : ObjectiveSpec.Type.values()) {
            boolean isProbability = type == ObjectiveSpec.Type.NON_SATURATING || type == ObjectiveSpec.Type.MINIMAX;
            DecisionWords decision = new ObjectiveSpec(type).objective().words().decision();
            assertThat(decision == DecisionWords.PROBABILITY).as(type.name()).isEqualTo(isProbability);
            assertThat(decision.title().replace("not a probability", "").contains("probability")).as(decision.title())
                    .isEqualTo(isProbability);
        }
    }
}
