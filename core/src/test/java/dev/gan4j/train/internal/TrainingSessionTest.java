package dev.gan4j.train.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.InvalidInputException;
import dev.gan4j.data.Points;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.Pair;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.train.SharedData;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainingSessionTest {

    private static final Experiment SHORT = Experiment.preset("tutorial").with(Map.of("iterations", "60",
            "evaluation.every", "20", "evaluation.samples", "2000", "pretraining.steps", "50"));

    private static TrainingSession session(Experiment experiment) {
        return TrainingSession.of(experiment, new SharedData(), event -> {});
    }

    private static TrainingSession pretrained(Experiment experiment) {
        TrainingSession session = session(experiment);
        while (!session.isPretrained()) {
            session.pretrain();
        }
        return session;
    }

    private static List<float[]> of(Parameters parameters, String network) {
        return parameters.values().entrySet().stream().filter(entry -> entry.getKey().startsWith(network))
                .map(entry -> entry.getValue().elements()).toList();
    }

    private static boolean isSame(List<float[]> a, List<float[]> b) {
        boolean same = a.size() == b.size();
        for (int i = 0; i < a.size(); i++) {
            same &= Arrays.equals(a.get(i), b.get(i));
        }
        return same;
    }

    @Test
    void stepsInAnyGroupingLeaveTheBitsOfTheTrainer() {
        Experiment experiment = SHORT.with("discriminatorSteps", "2");
        TrainedGan expected = Trainer.of(experiment).train();
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        TrainingSession session = pretrained(experiment);
        while (!session.isFinished()) {
            TrainingSession.Progress progress = session.progress();
            if (random.nextBoolean()) {
                session.iterate();
            } else if (progress.pendingDiscriminator() < 2) {
                session.stepDiscriminator();
            } else {
                session.stepGenerator();
            }
        }
        TrainedGan result = session.result();
        assertThat(result.pair().parameters()).as("seed " + seed).isEqualTo(expected.pair().parameters());
        assertThat(result.history()).isEqualTo(expected.history());
        assertThat(result.judgement()).isEqualTo(expected.judgement());
        assertThat(result.outcome()).isEqualTo(TrainingOutcome.COMPLETED);
    }

    @Test
    void aStepOfOneNetworkLeavesTheOther() {
        TrainingSession session = pretrained(SHORT);
        Parameters before = session.weights();
        session.stepDiscriminator();
        Parameters afterD = session.weights();
        assertThat(isSame(of(afterD, "generator"), of(before, "generator"))).isTrue();
        assertThat(isSame(of(afterD, "discriminator"), of(before, "discriminator"))).isFalse();
        session.stepGenerator();
        Parameters afterG = session.weights();
        assertThat(isSame(of(afterG, "discriminator"), of(afterD, "discriminator"))).isTrue();
        assertThat(isSame(of(afterG, "generator"), of(afterD, "generator"))).isFalse();
        assertThat(session.progress().iterations()).isEqualTo(1);
    }

    @Test
    void lookingAtTheNextMinibatchesChangesNothing() {
        TrainingSession session = pretrained(SHORT);
        TrainingSession undisturbed = pretrained(SHORT);
        for (int i = 0; i < 5; i++) {
            Minibatch minibatch = session.nextMinibatch();
            assertThat(minibatch).satisfies(same -> {
                assertThat(same.x().rows()).isEqualTo(200);
                assertThat(session.nextMinibatch().x()).isEqualTo(same.x());
            });
            assertThat(session.nextGeneratorMinibatch().z().rows()).isEqualTo(200);
            session.iterate();
            undisturbed.iterate();
        }
        assertThat(session.weights()).isEqualTo(undisturbed.weights());
    }

    @Test
    void settingsHoldFromTheNextStepOn() {
        Experiment experiment = SHORT.with("penalty", "{type: r1, weight: 1}");
        TrainingSession session = pretrained(experiment);
        TrainingSession unchanged = pretrained(experiment);
        session.iterate();
        unchanged.iterate();
        LiveSettings settings = session.settings();
        session.change(settings);
        assertThat(session.weights()).isEqualTo(unchanged.weights());

        session.change(new LiveSettings(settings.learningRate(), settings.generatorLearningRate(), 3, 1, 20.0));
        assertThat(session.weights()).isEqualTo(unchanged.weights());
        session.stepDiscriminator();
        unchanged.stepDiscriminator();
        assertThat(isSame(of(session.weights(), "discriminator"), of(unchanged.weights(), "discriminator")))
                .isFalse();
        session.iterate();
        assertThat(session.progress().discriminatorSteps()).isEqualTo(1 + 3);
        assertThat(LiveSettings.of(Experiment.parse(session.experiment().toYaml()))).isEqualTo(session.settings());
        assertThatThrownBy(() -> session.change(new LiveSettings(-1, 0.1, 1, 1, 1.0)))
                .isInstanceOf(InvalidInputException.class).hasMessageContaining("learningRate");
    }

    @Test
    void aChangeToWhatItWasLeavesTheBitsOfAnUnchangedRun() {
        Experiment experiment = SHORT.with("penalty", "{type: r1, weight: 1}");
        TrainingSession session = pretrained(experiment);
        LiveSettings settings = session.settings();
        for (int i = 0; i < 20; i++) {
            session.iterate();
        }
        session.change(new LiveSettings(0.5, 0.5, 1, 1, 9.0));
        session.change(settings);
        while (!session.isFinished()) {
            session.iterate();
        }
        TrainedGan expected = Trainer.of(experiment).train();
        assertThat(session.result().pair().parameters()).isEqualTo(expected.pair().parameters());
        assertThat(session.history()).isEqualTo(expected.history());
    }

    @Test
    void stepsOutOfOrderAreRefused() {
        TrainingSession session = session(SHORT);
        assertThatThrownBy(session::iterate).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pretraining");
        while (!session.isPretrained()) {
            session.pretrain();
        }
        assertThatThrownBy(session::pretrain).isInstanceOf(IllegalStateException.class);
        while (!session.isFinished()) {
            session.iterate();
        }
        assertThatThrownBy(session::stepDiscriminator).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("60");
    }

    @Test
    void aViewSeesWhatTheLibrarySees() {
        TrainingSession session = pretrained(SHORT);
        PairView view = session.view();
        for (int i = 0; i < 20; i++) {
            session.iterate();
        }
        view.show(session.weights());
        assertThat(view.distance(view.sample())).isEqualTo(session.history().distances()[1]);
        Pair pair = session.result().pair();
        Points z = Points.ofColumns(new double[]{-4, 0, 1.5});
        assertThat(view.generate(z).column(0)).containsExactly(pair.generator().apply(z.column(0)));
        assertThat(view.probability(z)).containsExactly(pair.discriminator().probability(z));
    }

    @Test
    void aPullPointsWhereGsObjectiveRises() {
        Experiment experiment = SHORT.with(Map.of("data", "ring(4,1,0.1)", "latent", "{type: normal, dimension: 2}",
                "iterations", "200", "objective", "least-squares"));
        TrainingSession session = pretrained(experiment);
        while (!session.isFinished()) {
            session.iterate();
        }
        PairView view = session.view();
        view.show(session.weights());
        Points generated = view.sample().head(200);
        Points pull = view.pull(generated, session.nextMinibatch().x(), new int[0]);
        double step = 1e-3;
        Points moved = Points.generate(200, 2, (row, point) -> {
            double length = Math.hypot(pull.get(row, 0), pull.get(row, 1));
            for (int j = 0; j < 2; j++) {
                point[j] = generated.get(row, j) + (length > 0 ? step * pull.get(row, j) / length : 0);
            }
        });
        double before = Arrays.stream(view.probability(generated)).map(d -> (d - 1) * (d - 1)).average().orElseThrow();
        double after = Arrays.stream(view.probability(moved)).map(d -> (d - 1) * (d - 1)).average().orElseThrow();
        assertThat(after).isLessThan(before).isCloseTo(before, within(0.1));
    }
}
