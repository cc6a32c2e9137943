package dev.gan4j.train.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.engine.State;
import dev.gan4j.eval.Alarm;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every game, with every price on D's slope, through the trainer. */
class GamesTest {

    private static final List<String> OBJECTIVES = List.of("minimax", "non-saturating", "least-squares", "wasserstein",
            "hinge", "relativistic-average", "relativistic-pairing");
    private static final List<String> PENALTIES = List.of("none", "r1", "r2", "wgan-gp", "zero-centred", "dragan",
            "{type: weight-clipping, limit: 0.5}", "[r1, r2]");

    private static final Experiment LITTLE = Experiment.preset("tutorial").with(Map.of("iterations", "12", "batch",
            "24", "pretraining", "none", "evaluation", "{samples: 500, every: 5, quickSamples: 100}"));

    static Stream<Arguments> games() {
        return OBJECTIVES.stream()
                .flatMap(objective -> PENALTIES.stream().map(penalty -> Arguments.of(objective, penalty)));
    }

    /** The tutorial's alignment: it changes the order of a sum, and where that is fixed nothing at all. */
    @ParameterizedTest
    @ValueSource(
            strings = {"minimax", "non-saturating", "least-squares", "hinge", "wasserstein", "relativistic-average"})
    void sortingChangesNoBitOfASeparableObjectiveWhoseSumsHaveAFixedOrder(String objective) {
        Experiment drawn = LITTLE.with(Map.of("objective", objective, "summation", "ascending", "latent",
                "{type: uniform, range: [-5, 5]}", "coupling", "none"));

        TrainedGan unsorted = Trainer.of(drawn).train();
        TrainedGan sorted = Trainer.of(drawn.with("coupling", "sorted")).train();

        assertThat(sorted.pair().parameters()).isEqualTo(unsorted.pair().parameters());
        assertThat(sorted.judgement()).isEqualTo(unsorted.judgement());
        assertThat(Trainer.of(drawn.with("summation", "batch")).train().pair().parameters())
                .isNotEqualTo(unsorted.pair().parameters());
    }

    @ParameterizedTest
    @MethodSource("games")
    void aRunChangesBothNetworksAndGoesOnFromAnyStepToTheSameBits(String objective, String penalty) {
        Experiment experiment = LITTLE.with(Map.of("objective", objective, "penalty", penalty,
                "discriminator", "{output: linear, clamp: none}"));

        TrainedGan trained = Trainer.of(experiment).train();

        assertThat(trained.outcome()).isEqualTo(TrainingOutcome.COMPLETED);
        trained.before().parameters().values().forEach((name, value) -> {
            // A constant added to D cancels out where real and generated are compared.
            if (!name.equals("discriminator.2.bias")) {
                assertThat(trained.pair().parameters().get(name)).as(name).isNotEqualTo(value);
            }
        });
        ResumedTrainingTest.goesOnFromAnyStep(experiment);
    }

    @Test
    void theAverageFollowsTheGeneratorAndIsWhatIsJudged() {
        Experiment plain = LITTLE.with("iterations", "50");
        Experiment averaged = plain.with("generator.averageDecay", "0.5");
        TrainingPrograms programs = new TrainingPrograms(averaged);
        programs.networks().initialise(programs.state(), 1);
        Minibatches minibatches = new Minibatches(PreparedData.of(averaged));
        State state = programs.state();
        String name = "generator.1.weight";
        assertThat(state.get("average." + name)).containsExactly(state.get(name));

        float[] expected = state.get(name);
        for (int step = 0; step < 30; step++) {
            minibatches.discriminator(step, programs.discriminatorX(), programs.discriminatorZ());
            programs.stepDiscriminator(step);
            minibatches.generator(step, programs.generatorZ());
            programs.stepGenerator(step);
            double decay = Math.min(0.5, (1.0 + step) / (10 + step));
            float[] now = state.get(name);
            for (int i = 0; i < now.length; i++) {
                expected[i] = (float) (decay * expected[i] + (1 - decay) * now[i]);
            }
        }
        float[] average = state.get("average." + name);
        for (int i = 0; i < average.length; i++) {
            assertThat(average[i]).isCloseTo(expected[i], within(1e-6f));
        }
        assertThat(programs.networks().parameters(state).get(name).elements()).containsExactly(average);

        TrainedGan raw = Trainer.of(plain).train();
        TrainedGan judged = Trainer.of(averaged).train();
        assertThat(judged.history().objectiveG()).as("the average changes nothing of the game")
                .containsExactly(raw.history().objectiveG());
        assertThat(judged.pair().parameters().get("discriminator.0.weight"))
                .isEqualTo(raw.pair().parameters().get("discriminator.0.weight"));
        assertThat(judged.pair().parameters().get(name)).isNotEqualTo(raw.pair().parameters().get(name));
        ResumedTrainingTest.goesOnFromAnyStep(averaged);
    }

    @Test
    void theGeneratorHasALearningRateAndStepsOfItsOwn() {
        Experiment still = LITTLE.with("optimiser.generatorLearningRate", "1e-30");
        TrainedGan trained = Trainer.of(still).train();
        assertThat(trained.pair().parameters().get("generator.1.weight"))
                .isEqualTo(trained.before().parameters().get("generator.1.weight"));
        assertThat(trained.pair().parameters().get("discriminator.1.weight"))
                .isNotEqualTo(trained.before().parameters().get("discriminator.1.weight"));

        Map<String, String> stairs = Map.of("optimiser.schedule", "{type: staircase, factor: 1, every: 1}");
        Experiment once = LITTLE.with(stairs).with("iterations", "1");
        Experiment stops = LITTLE.with(stairs).with("optimiser.schedule.generatorFactor", "1e-30");
        assertThat(Trainer.of(stops).train().pair().parameters().get("generator.1.weight"))
                .isEqualTo(Trainer.of(once).train().pair().parameters().get("generator.1.weight"));

        Experiment three = LITTLE.with(Map.of("generatorSteps", "3", "optimiser.learningRate", "1e-30",
                "optimiser.generatorLearningRate", "0.001"));
        Experiment thrice = three.with(Map.of("generatorSteps", "1", "iterations", "36"));
        assertThat(Trainer.of(three).train().generator().sample(100, 1))
                .containsExactly(Trainer.of(thrice).train().generator().sample(100, 1));
        ResumedTrainingTest.goesOnFromAnyStep(three.with("objective", "relativistic-pairing"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{type: r1, weight: %s}", "{type: r2, weight: %s}", "{type: wgan-gp, weight: %s}",
            "{type: zero-centred, weight: %s}", "{type: dragan, weight: %s}", "{type: weight-clipping, limit: %s}"})
    void aWeightThatIsChangedWhileTrainingHasTheBitsOfProgramsThatWereCompiledWithIt(String penalty) {
        Experiment before = LITTLE.with(Map.of("objective", "wasserstein", "penalty", penalty.replace("%s", "0.3"),
                "discriminator", "{output: linear, clamp: none}"));
        Experiment after = before.with("penalty", penalty.replace("%s", "0.07"));
        TrainingPrograms changed = new TrainingPrograms(before);
        Parameters start = afterSteps(changed, before, 3);
        changed.set(after);
        TrainingPrograms compiled = new TrainingPrograms(after);
        compiled.restore(start);
        TrainingPrograms unchanged = new TrainingPrograms(before);
        unchanged.restore(start);

        Parameters expected = afterSteps(compiled, after, 3);

        assertThat(afterSteps(changed, after, 3)).isEqualTo(expected);
        assertThat(afterSteps(unchanged, before, 3)).isNotEqualTo(expected);
    }

    /** The state after some iterations, from the first minibatch on; drawn first where it is all zeros. */
    private static Parameters afterSteps(TrainingPrograms programs, Experiment experiment, int steps) {
        boolean isNew = programs.networks().parameters(programs.state()).values().values().stream()
                .allMatch(value -> value.equals(new Parameters.Value(value.shape(), new float[value.shape().size()])));
        if (isNew) {
            programs.networks().initialise(programs.state(), 1);
        }
        Minibatches minibatches = new Minibatches(PreparedData.of(experiment));
        for (int step = 0; step < steps; step++) {
            minibatches.discriminator(step, programs);
            programs.stepDiscriminator(step);
            minibatches.generator(step, programs);
            programs.stepGenerator(step);
        }
        return programs.values();
    }

    @Test
    void weightsAreClippedAfterEveryStepOfTheDiscriminator() {
        TrainedGan trained = Trainer.of(LITTLE.with(Map.of("objective", "wasserstein", "penalty",
                "{type: weight-clipping, limit: 0.03125}"))).train();

        trained.pair().parameters().values().forEach((name, value) -> {
            if (name.startsWith("discriminator")) {
                for (float element : value.elements()) {
                    assertThat(Math.abs(element)).as(name).isLessThanOrEqualTo(0.03125f);
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"generator: {basis: fourier, hidden: [], output: linear}",
            "generator: {basis: {type: random-fourier, features: 5}, averageDecay: 0.9}",
            "generator: {hidden: [6, 6, 6], residual: true, layerNormalisation: true, initialiser: orthogonal}",
            "discriminator: {spectralNormalisation: true}",
            "discriminator: {basis: multiscale-fourier}",
            "discriminator: {basis: random-fourier, minibatchDiscrimination: {kernels: 2}}",
            "discriminator: {hidden: [6, 6], residual: true, layerNormalisation: true, activation: cos}",
            "{discriminator: {packing: 3}, coupling: none, latent: normal}",
            "{discriminator: {packing: 2, spectralNormalisation: true, minibatchDiscrimination: {dimensions: 2},"
                    + " instanceNoise: {start: 1}}, coupling: none, latent: uniform, objective: relativistic-pairing,"
                    + " penalty: [r1, r2], generator: {averageDecay: 0.99}, optimiser: adam}"})
    void everyNetworkIsTrainedAndGoesOnFromAnyStepToTheSameBits(String changes) {
        Experiment experiment = with(LITTLE, changes);

        TrainedGan trained = Trainer.of(experiment).train();

        assertThat(trained.outcome()).isEqualTo(TrainingOutcome.COMPLETED);
        assertThat(trained.pair().parameters()).isNotEqualTo(trained.before().parameters());
        assertThat(trained.discriminator().mean()).isBetween(0.0, 1.0);
        ResumedTrainingTest.goesOnFromAnyStep(experiment);
    }

    @Test
    void theVectorsOfSpectralNormalisationFollowTheWeightsAndAreSaved() {
        TrainedGan trained = Trainer.of(LITTLE.with("discriminator.spectralNormalisation", "true")).train();

        for (int layer = 0; layer < 3; layer++) {
            String name = "discriminator." + layer + ".spectral";
            float[] vector = trained.pair().parameters().get(name).elements();
            assertThat(vector).isNotEqualTo(trained.before().parameters().get(name).elements());
            double length = 0;
            for (float element : vector) {
                length += element * element;
            }
            assertThat(length).as(name).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void aDiscriminatorOfPacksGivesEachSampleTheAnswerForItsPack() {
        TrainedGan trained = Trainer.of(LITTLE.with(Map.of("discriminator",
                "{packing: 3, output: linear, clamp: none}", "coupling", "none", "latent", "normal"))).train();
        double[] x = new Random(1).doubles(24, -3, 1).toArray();

        double[] d = trained.pair().discriminator().probability(x);

        assertThat(DoubleStream.of(d).distinct().count()).isEqualTo(8);
        assertThat(d[0]).isEqualTo(d[8]).isEqualTo(d[16]);
        double[] twice = new double[48];
        for (int i = 0; i < 48; i++) {
            twice[i] = x[i / 2];
        }
        double[] spread = trained.pair().discriminator().probability(twice);
        for (int i = 0; i < 48; i++) {
            assertThat(spread[i]).as("a minibatch of every second value").isEqualTo(d[i / 2]);
        }
        assertThat(trained.pair().discriminator().probability(new double[]{0.5})).hasSize(1);
        assertThat(trained.pair().discriminator().probability(new double[0])).isEmpty();
    }

    @Test
    void instanceNoiseFadesLinearly() {
        Experiment noisy = LITTLE.with("discriminator.instanceNoise", "{start: 2, end: 0.5, iterations: 6}");
        var noise = Objects.requireNonNull(noisy.discriminator().instanceNoise());
        assertThat(Stream.of(0, 3, 6, 100).map(noise::deviation)).containsExactly(2.0, 1.25, 0.5, 0.5);

        TrainedGan trained = Trainer.of(noisy).train();
        TrainedGan quiet = Trainer.of(LITTLE).train();
        assertThat(trained.history().objectiveD()[0]).isNotEqualTo(quiet.history().objectiveD()[0]);
        TrainedGan none = Trainer.of(noisy.with("discriminator.instanceNoise", "{start: 0, end: 0}")).train();
        assertThat(none.history().objectiveD()).containsExactly(quiet.history().objectiveD());
        ResumedTrainingTest.goesOnFromAnyStep(noisy);
    }

    @Test
    void smoothedLabelsKeepTheDiscriminatorFromCertainty() {
        Map<String, String> still = new LinkedHashMap<>(Map.of("optimiser.generatorLearningRate", "1e-30",
                "optimiser.learningRate", "0.1", "iterations", "400", "discriminator",
                "{output: linear, clamp: none}", "data", "normal(-1,0.1)", "range", "[-5, 5]"));
        double certain = Trainer.of(LITTLE.with(still)).train().discriminator().mean();
        still.put("objective.labelSmoothing", "0.2");
        double smoothed = Trainer.of(LITTLE.with(still)).train().discriminator().mean();
        assertThat(certain).isGreaterThan(0.9);
        assertThat(smoothed).isLessThan(0.83);
    }

    @Test
    void aCriticThatIsSureIsNotReportedAsSaturated() {
        TrainedGan trained = Trainer.of(LITTLE.with(Map.of("objective", "wasserstein", "optimiser.learningRate", "0.5",
                "iterations", "40", "penalty", "none"))).train();
        assertThat(trained.alarms()).extracting(Alarm::kind).doesNotContain(Alarm.Kind.DISCRIMINATOR_SATURATED);
    }

    /** Lays several parts over an experiment at once, each written {@code part: value}. */
    private static Experiment with(Experiment experiment, String changes) {
        Map<String, String> parts = new LinkedHashMap<>();
        String flow = changes.startsWith("{") ? changes.substring(1, changes.length() - 1) : changes;
        int depth = 0;
        int from = 0;
        for (int at = 0; at <= flow.length(); at++) {
            char c = at == flow.length() ? ',' : flow.charAt(at);
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                String[] part = flow.substring(from, at).strip().split(": ", 2);
                parts.put(part[0], part[1]);
                from = at + 1;
            }
        }
        return experiment.with(parts);
    }
}
