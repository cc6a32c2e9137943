package dev.gan4j.lab.run;

import dev.gan4j.data.Points;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.lab.wire.Kind;
import dev.gan4j.lab.wire.Place;
import dev.gan4j.lab.wire.Stage;
import dev.gan4j.train.Minibatch;
import dev.gan4j.train.PairView;
import dev.gan4j.train.TrainingSession;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step in five stages, each with the numbers that it is about. */
final class Stages {

    private static final int SHOWN = 40;
    private static final int DIGITS = 4;
    private static final List<Stage.Name> ORDER = List.of(Stage.Name.values());

    private final TrainingSession session;
    private final Place place;
    private final PairView view;
    private Stage.Name next = Stage.Name.REAL;
    private @Nullable Minibatch minibatch;

    Stages(TrainingSession session, Place place) {
        this.session = session;
        this.place = place;
        view = session.view();
    }

    /** Begins with the next step anew, since others than stages were taken. */
    void reset() {
        TrainingSession.Progress progress = session.progress();
        next = progress.pendingDiscriminator() < session.experiment().discriminatorSteps()
                ? Stage.Name.REAL
                : Stage.Name.GENERATOR;
        minibatch = null;
    }

    /** Does the next stage and says what happened. */
    Stage advance() {
        Stage.Name stage = next;
        view.show(session.weights());
        long before = session.progress().iterations();
        return switch (stage) {
            case REAL -> {
                minibatch = session.nextMinibatch();
                next = Stage.Name.GENERATE;
                yield told(stage, before, minibatch.x(), minibatch.z(), null, false);
            }
            case GENERATE -> {
                next = Stage.Name.JUDGE;
                yield told(stage, before, minibatch(), false);
            }
            case JUDGE -> {
                next = Stage.Name.DISCRIMINATOR;
                yield told(stage, before, minibatch(), true);
            }
            case DISCRIMINATOR -> {
                Minibatch shown = minibatch();
                session.stepDiscriminator();
                view.show(session.weights());
                reset();
                yield told(stage, before, shown, true);
            }
            case GENERATOR -> {
                Minibatch fresh = session.nextGeneratorMinibatch();
                session.stepGenerator();
                view.show(session.weights());
                reset();
                yield told(stage, before, null, fresh.z(), view.generate(fresh.z()), true);
            }
        };
    }

    private Minibatch minibatch() {
        if (minibatch == null) {
            minibatch = session.nextMinibatch();
        }
        return minibatch;
    }

    private Stage told(Stage.Name name, long iteration, Minibatch shown, boolean isJudged) {
        return told(name, iteration, shown.x(), shown.z(), view.generate(shown.z()), isJudged);
    }

    private Stage told(Stage.Name name, long iteration, @Nullable Points x, Points z, @Nullable Points generated,
            boolean isJudged) {
        TrainingSession.Progress progress = session.progress();
        return new Stage(place, 1 + ORDER.indexOf(name), name, iteration, Kind.of(session.plan().dimension()),
                shown(x),
                shown(z), shown(generated), isJudged ? decisions(x) : null, isJudged ? decisions(generated) : null,
                name == Stage.Name.DISCRIMINATOR ? progress.objectiveD() : Double.NaN,
                name == Stage.Name.GENERATOR ? progress.objectiveG() : Double.NaN, name == Stage.Name.GENERATOR);
    }

    private double @Nullable [] decisions(@Nullable Points samples) {
        if (samples == null) {
            return null;
        }
        double[] all = view.probability(samples);
        return Json.rounded(Arrays.stream(Points.evenRows(all.length, SHOWN)).mapToDouble(i -> all[i]).toArray(),
                DIGITS);
    }

    private static double @Nullable [] shown(@Nullable Points points) {
        return points == null
                ? null
                : Json.rounded(points.select(Points.evenRows(points.rows(), SHOWN)).toRowMajorArray(), DIGITS);
    }
}
