package dev.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.TrainingOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Experiment PATIENT = Experiment.preset("tutorial").with(Map.of("optimiser", "adam",
            "optimiser.learningRate", "0.005", "iterations", "3000", "batch", "32", "pretraining", "none",
            "evaluation", "{samples: 1000, every: 10, quickSamples: 500, patience: 12}"));

    @Test
    void trainingEndsAfterSoManyLooksWithoutASmallerDistanceAndKeepsTheBest() {
        TrainedGan gan = Trainer.of(PATIENT).train();
        History history = gan.history();
        double[] distances = history.distances();
        int nearest = distances.length - 1 - 12;
        assertThat(gan.iterations()).isLessThan(3000);
        assertThat(gan.outcome()).isEqualTo(TrainingOutcome.COMPLETED);
        assertThat(distances[nearest]).isEqualTo(java.util.Arrays.stream(distances).min().orElseThrow());
        assertThat(gan.keptIteration()).isEqualTo(history.distanceIterations()[nearest]).isPositive();
        TrainedGan shorter = Trainer.of(PATIENT.with(Map.of("iterations", Long.toString(gan.keptIteration()),
                "evaluation.patience", "none"))).train();
        assertThat(gan.pair().parameters()).isEqualTo(shorter.pair().parameters());
    }

    @Test
    void aRunWhosePatienceLastsKeepsTheBestOfAllLooks() {
        TrainedGan gan = Trainer.of(PATIENT.with("evaluation.patience", "1000").with("iterations", "400")).train();
        assertThat(gan.iterations()).isEqualTo(400);
        assertThat(gan.keptIteration()).isEqualTo(gan.history().nearestIteration());
    }

    @Test
    void itGoesOnFromAnyCheckpointToTheSameBits() {
        List<Checkpoint> checkpoints = new ArrayList<>();
        TrainedGan whole = Trainer.of(PATIENT).checkpointEvery(Duration.ZERO).listen(event -> {
            if (event instanceof TrainingEvent.CheckpointTaken(Checkpoint checkpoint)) {
                checkpoints.add(checkpoint);
            }
        }).train();
        for (int i = 0; i < checkpoints.size(); i += 37) {
            TrainedGan resumed = Trainer.resume(checkpoints.get(i)).train();
            assertThat(resumed.pair().parameters()).isEqualTo(whole.pair().parameters());
            assertThat(resumed.history()).isEqualTo(whole.history());
        }
    }
}
