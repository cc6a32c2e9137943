package dev.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.eval.Judgement;
import dev.gan4j.experiment.Experiment;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fifth of the preset's iterations comes near to targets of different shapes and units, without any change. */
class RecommendedPresetTest {

    @ParameterizedTest
    @ValueSource(strings = {"normal(-1,1)", "uniform(1000,1001)", "exponential(0.002)"})
    void itComesNearWhateverTheShapeAndTheUnits(String data) {
        Judgement judgement = Trainer.of(Experiment.preset("recommended").with(Map.of("data", data, "iterations",
                "6000", "optimiser.schedule.every", "1000", "evaluation.samples", "20000"))).train().judgement();
        assertThat(judgement.distance().value()).isLessThan(0.15);
    }
}
