package dev.gan4j.train.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Dataset;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.train.Checkpoint;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import dev.gan4j.train.TrainingEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumedTrainingTest {

    private static final Experiment SHORT = Experiment.preset("tutorial").with(Map.of("iterations", "25",
            "pretraining.steps", "12", "batch", "24", "evaluation",
            "{samples: 1000, every: 10, quickSamples: 100}"));

    @ParameterizedTest
    @ValueSource(strings = {"{type: sgd, learningRate: 0.01, schedule: {type: staircase, factor: 0.5, every: 7}}",
            "momentum", "adam"})
    void aRunThatGoesOnFromAnyStepHasTheSameBits(String optimiser) {
        goesOnFromAnyStep(SHORT.with("optimiser", optimiser));
    }

    @Test
    void aRunWithSeveralStepsOfTheDiscriminatorGoesOnToTheSameBits() {
        goesOnFromAnyStep(SHORT.with(Map.of("discriminatorSteps", "3", "optimiser", "momentum")));
    }

    @Test
    void aRunWithoutPretrainingGoesOnToTheSameBits() {
        goesOnFromAnyStep(SHORT.with("pretraining", "none"));
    }

    @Test
    void aRunOnSamplesGoesOnToTheSameBits() {
        double[] samples = new Random(4).doubles(300).map(x -> 3e6 + 5e4 * x).toArray();
        goesOnFromAnyStep(() -> Trainer.of(SHORT, samples),
                checkpoint -> Trainer.resume(checkpoint, Dataset.ofColumn("x1", samples)));
    }

    @Test
    void whatThePretrainingsOptimiserRemembersIsThereWithAPretrainingOnlyAndLeftOutOfOldCheckpoints() {
        Experiment momentum = SHORT.with("optimiser", "momentum");
        String velocity = "pretraining:discriminator.0.weight#velocity";
        assertThat(new TrainingPrograms(momentum).values().values()).containsKey(velocity);
        TrainingPrograms programs = new TrainingPrograms(momentum.with("pretraining", "none"));
        assertThat(programs.values().values()).doesNotContainKey(velocity);

        Parameters.Value weight = programs.values().get("discriminator.0.weight");
        Map<String, Parameters.Value> old = new LinkedHashMap<>(programs.values().values());
        old.put(velocity, weight);
        programs.restore(new Parameters(old));

        old.put("game:discriminator.0.weight#velocity", weight);
        assertThatThrownBy(() -> programs.restore(new Parameters(old))).isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("game:");
    }

    @Test
    void whatIsWrongAlreadyIsNotReportedAgain() {
        Experiment collapsed = SHORT.with("generator.scale", "0.001");
        assertThat(Trainer.of(collapsed).train().alarms()).isNotEmpty();
        goesOnFromAnyStep(collapsed);
    }

    @Test
    void aRunThatDivergesDoesSoAgainAfterItWasInterrupted() {
        Experiment diverging = SHORT.with(Map.of("discriminator",
                "{output: linear, clamp: none, activation: relu}", "generator", "{output: linear, activation: relu}",
                "optimiser.learningRate", "1e6", "pretraining", "none"));
        assertThat(Trainer.of(diverging).train().outcome()).isEqualTo(TrainingOutcome.NOT_FINITE);
        goesOnFromAnyStep(diverging);
    }

    @Test
    void aRunThatIsStoppedAtEveryTurnHasTheSameBits() {
        TrainedGan whole = Trainer.of(SHORT).train();
        List<Checkpoint> checkpoints = checkpoints(Trainer.of(SHORT), step -> step == 0);
        TrainedGan part = Trainer.of(SHORT.with("iterations", "0")).train();
        for (int turn = 1; part.outcome() != TrainingOutcome.COMPLETED || turn == 1; turn++) {
            Trainer trainer = Trainer.resume(checkpoints.getLast()).checkpointEvery(Duration.ZERO);
            int until = 5 * turn;
            trainer.listen(event -> {
                if (event instanceof TrainingEvent.CheckpointTaken(Checkpoint checkpoint)) {
                    checkpoints.add(checkpoint);
                    if (checkpoint.pretrainingSteps() + checkpoint.iterations() >= until) {
                        trainer.stop();
                    }
                }
            });
            part = trainer.train();
        }
        assertSame(part, whole);
    }

    @Test
    void aStopLeavesACheckpointWhateverTheInterval() {
        List<Checkpoint> checkpoints = new ArrayList<>();
        Trainer trainer = Trainer.of(SHORT).checkpointEvery(Duration.ofDays(1));
        trainer.listen(event -> {
            if (event instanceof TrainingEvent.CheckpointTaken(Checkpoint checkpoint)) {
                checkpoints.add(checkpoint);
            } else if (event instanceof TrainingEvent.Progress progress && progress.iteration() == 10) {
                trainer.stop();
            }
        });

        assertThat(trainer.train().outcome()).isEqualTo(TrainingOutcome.STOPPED);
        assertThat(checkpoints).singleElement().satisfies(checkpoint -> {
            assertThat(checkpoint.iterations()).isEqualTo(10);
            assertSame(Trainer.resume(checkpoint).train(), Trainer.of(SHORT).train());
        });
    }

    @Test
    void noCheckpointsAreTakenUnlessAskedFor() {
        List<TrainingEvent> events = new ArrayList<>();
        Trainer.of(SHORT).listen(events::add).train();
        assertThat(events).noneMatch(TrainingEvent.CheckpointTaken.class::isInstance);
    }

    @Test
    void aCheckpointIsRefusedForOtherDataAndOtherExperiments() {
        double[] samples = new Random(4).doubles(300).toArray();
        Checkpoint checkpoint = checkpoints(Trainer.of(SHORT, samples), step -> step == 3).getFirst();
        samples[7] = 0.5;

        assertThatThrownBy(() -> Trainer.resume(checkpoint, Dataset.ofColumn("x1", samples)).train())
                .isInstanceOf(InvalidInputException.class).hasMessageContaining("other data");
        assertThat(checkpoint.isOf(SHORT)).isFalse();
        assertThatThrownBy(() -> checkpoint.withExperiment(SHORT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aResumedRunTellsWhereItStands() {
        Checkpoint checkpoint = checkpoints(Trainer.of(SHORT), step -> step == 20).getFirst();
        List<TrainingEvent> events = new ArrayList<>();

        TrainedGan trained = Trainer.resume(checkpoint).listen(events::add).train();

        assertThat(events.subList(0, 2)).containsExactly(new TrainingEvent.Started(TrainingPlan.of(SHORT)),
                new TrainingEvent.Resumed(checkpoint));
        assertThat(trained.seconds()).isGreaterThan(checkpoint.seconds());
    }

    static void goesOnFromAnyStep(Experiment experiment) {
        goesOnFromAnyStep(() -> Trainer.of(experiment), Trainer::resume);
    }

    private static void goesOnFromAnyStep(Supplier<Trainer> start, Function<Checkpoint, Trainer> resume) {
        TrainedGan whole = start.get().train();
        List<Checkpoint> checkpoints = checkpoints(start.get(), step -> true);
        assertThat(checkpoints).isNotEmpty();
        for (Checkpoint checkpoint : checkpoints) {
            assertSame(resume.apply(checkpoint).train(), whole);
        }
    }

    private static List<Checkpoint> checkpoints(Trainer trainer, IntPredicate wanted) {
        List<Checkpoint> checkpoints = new ArrayList<>();
        trainer.checkpointEvery(Duration.ZERO).listen(event -> {
            if (event instanceof TrainingEvent.CheckpointTaken(Checkpoint checkpoint)
                    && wanted.test(checkpoint.pretrainingSteps() + checkpoint.iterations())) {
                checkpoints.add(checkpoint);
            }
        }).train();
        return checkpoints;
    }

    static void assertSame(TrainedGan actual, TrainedGan expected) {
        assertThat(actual.pair().parameters()).isEqualTo(expected.pair().parameters());
        assertThat(actual.before().parameters()).isEqualTo(expected.before().parameters());
        assertThat(actual.pretrained().parameters()).isEqualTo(expected.pretrained().parameters());
        assertThat(actual.history()).isEqualTo(expected.history());
        assertThat(actual.judgement()).isEqualTo(expected.judgement());
        assertThat(actual.discriminator()).isEqualTo(expected.discriminator());
        assertThat(actual.alarms()).isEqualTo(expected.alarms());
        assertThat(actual.outcome()).isEqualTo(expected.outcome());
        assertThat(actual.iterations()).isEqualTo(expected.iterations());
        assertThat(actual.generator().sample(100, 3)).containsExactly(expected.generator().sample(100, 3));
    }
}
