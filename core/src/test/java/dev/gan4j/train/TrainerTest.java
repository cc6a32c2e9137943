package dev.gan4j.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.RealData;
import dev.gan4j.eval.Alarm;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.Generator;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.nn.internal.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TrainerTest {

    private static final Experiment SHORT = Experiment.preset("tutorial").with("iterations", "300")
            .with("pretraining.steps", "100").with("evaluation.samples", "5000").with("evaluation.every", "100");

    @Test
    void oneSeedGivesOneResultToTheBit() {
        TrainedGan first = Trainer.of(SHORT).train();
        TrainedGan second = Trainer.of(SHORT).train();

        assertThat(second.pair().parameters()).isEqualTo(first.pair().parameters());
        assertThat(second.history()).isEqualTo(first.history());
        assertThat(second.judgement()).isEqualTo(first.judgement());
        assertThat(second.generator().sample(1000, 3)).containsExactly(first.generator().sample(1000, 3));
    }

    @Test
    void anotherSeedGivesAnotherResult() {
        Parameters first = Trainer.of(SHORT).train().pair().parameters();
        Parameters second = Trainer.of(SHORT.with("seed", "2")).train().pair().parameters();

        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void trainingOnSeveralThreadsAtOnceChangesNothing() throws InterruptedException {
        Parameters alone = Trainer.of(SHORT).train().pair().parameters();
        List<AtomicReference<Parameters>> results = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            AtomicReference<Parameters> result = new AtomicReference<>();
            results.add(result);
            threads.add(Thread.ofPlatform().start(() -> result.set(Trainer.of(SHORT).train().pair().parameters())));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(results).allSatisfy(result -> assertThat(result.get()).isEqualTo(alone));
    }

    @Test
    void pretrainingFitsTheDensity() {
        TrainedGan trained = Trainer.of(SHORT.with("pretraining.steps", "1000").with("iterations", "0")).train();

        float[] loss = trained.history().pretrainingLoss();
        assertThat(loss).hasSize(1000);
        assertThat(mean(loss, 900, 1000)).isLessThan(0.5 * mean(loss, 0, 10));
        assertThat(trained.before().parameters()).isNotEqualTo(trained.pretrained().parameters());
        assertThat(trained.pair().parameters()).isEqualTo(trained.pretrained().parameters());
    }

    @Test
    void eventsComeInOrderAndHistoriesHaveTheirLengths() {
        List<TrainingEvent> events = new ArrayList<>();

        TrainedGan trained = Trainer.of(SHORT).listen(events::add).train();

        assertThat(events.getFirst()).isInstanceOf(TrainingEvent.Started.class);
        assertThat(events.getLast()).isEqualTo(new TrainingEvent.Finished(trained));
        assertThat(events.stream().filter(TrainingEvent.Progress.class::isInstance)
                .map(event -> ((TrainingEvent.Progress) event).iteration())).containsExactly(0L, 100L, 200L, 300L);
        assertThat(trained.history().objectiveD()).hasSize(300);
        assertThat(trained.history().objectiveG()).hasSize(300);
        assertThat(trained.history().distanceIterations()).containsExactly(0, 100, 200, 300);
        assertThat(trained.outcome()).isEqualTo(TrainingOutcome.COMPLETED);
    }

    @Test
    void aRunThatIsStoppedKeepsWhatItHas() {
        Trainer trainer = Trainer.of(SHORT);
        trainer.listen(event -> {
            if (event instanceof TrainingEvent.Progress progress && progress.iteration() == 100) {
                trainer.stop();
            }
        });

        TrainedGan trained = trainer.train();

        assertThat(trained.outcome()).isEqualTo(TrainingOutcome.STOPPED);
        assertThat(trained.iterations()).isEqualTo(100);
        assertThat(trained.history().objectiveD()).hasSize(100);
        assertThat(trained.generator().sample(10, 1)).hasSize(10);
    }

    @Test
    void numbersThatAreNoLongerFiniteStopTheRunWithItsLastGoodState() {
        // Without a bound on D's logit or G's output a huge learning rate blows up.
        Experiment diverging = SHORT.with("discriminator", "{output: linear, clamp: none, activation: relu}")
                .with("generator", "{output: linear, activation: relu}").with("optimiser.learningRate", "1000")
                .with("pretraining", "none");

        TrainedGan trained = Trainer.of(diverging).train();

        assertThat(trained.outcome()).isEqualTo(TrainingOutcome.NOT_FINITE);
        assertThat(trained.alarms()).extracting(Alarm::kind).contains(Alarm.Kind.NOT_FINITE);
        assertThat(trained.pair().parameters().isFinite()).isTrue();
        assertThat(trained.judgement().headline().value()).isFinite();
    }

    @Test
    void aGeneratorThatCannotMoveIsReportedAsCollapsed() {
        TrainedGan trained = Trainer.of(SHORT.with("generator.scale", "0.001")).train();

        assertThat(trained.alarms()).extracting(Alarm::kind).contains(Alarm.Kind.GENERATOR_COLLAPSED);
    }

    @Test
    void samplesInAnyUnitsGiveAModelInThoseUnits() {
        Random random = new Random(4);
        double[] samples = random.doubles(2000).map(x -> 3e6 + 5e4 * x).toArray();

        TrainedGan trained = Trainer.of(SHORT.with("iterations", "0"), samples).train();

        assertThat(trained.generator().codec().columns().getFirst().range().low()).isBetween(2.9e6, 3e6);
        assertThat(trained.generator().codec().columns().getFirst().range().high()).isBetween(3.05e6, 3.1e6);
        assertThat(Arrays.stream(trained.generator().sample(1000, 1)).min().orElseThrow()).isGreaterThan(2.9e6);
        assertThat(((RealData.Rows) trained.data()).heldOut().rows()).isEqualTo(200);
        assertThat(trained.judgement().columns().getFirst().judged().mean()).isCloseTo(3.025e6, within(5e3));
    }

    @Test
    void aSampleThatIsNotFiniteIsNamed() {
        assertThatThrownBy(() -> Trainer.of(SHORT, new double[]{1, Double.NaN}))
                .isInstanceOf(InvalidInputException.class).hasMessage("row 2, column x1: must be finite but was NaN");
    }

    @Test
    void anySampleCanBeDrawnWithoutTheOnesBefore() {
        Generator generator = Trainer.of(SHORT.with("iterations", "0")).train().generator();

        double[] whole = generator.sample(2000, 9);

        assertThat(generator.sample(1234, 700, 9)).containsExactly(Arrays.copyOfRange(whole, 1234, 1934));
    }

    private static double mean(float[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        return sum / (to - from);
    }
}
