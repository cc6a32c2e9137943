package dev.gan4j.lab.run;

import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.lab.paint.Painter;
import dev.gan4j.lab.paint.Pull;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.lab.wire.Kind;
import dev.gan4j.lab.wire.Place;
import dev.gan4j.lab.wire.Stage;
import dev.gan4j.nn.internal.Parameters;
import dev.gan4j.train.internal.Minibatch;
import dev.gan4j.train.internal.PairView;
import dev.gan4j.train.internal.TrainingSession;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An iteration in stages, each with its numbers: four for D's turn, four for G's. */
final class Stages {

    private static final int SHOWN = 40;
    private static final int DIGITS = 4;
    private static final List<Stage.Name> ORDER = List.of(Stage.Name.values());

    private final TrainingSession session;
    private final Place place;
    private final PairView view;
    private final List<Range> domain;
    private Stage.Name next = Stage.Name.REAL;
    private @Nullable Minibatch minibatch;

    Stages(TrainingSession session, Place place) {
        this.session = session;
        this.place = place;
        view = session.view();
        domain = session.codec().columns().stream().map(Painter::domain).toList();
    }

    /** Restarts with the next step, because steps other than stages were taken. */
    void reset() {
        TrainingSession.Progress progress = session.progress();
        next = progress.pendingDiscriminator() < session.experiment().discriminatorSteps()
                ? Stage.Name.REAL
                : Stage.Name.LATENTS;
        minibatch = null;
    }

    /** Does the next stage and returns it. */
    Stage advance() {
        Stage.Name stage = next;
        Parameters before = session.weights();
        view.show(before);
        long iteration = session.progress().iterations();
        Told told = new Told(stage, iteration);
        return switch (stage) {
            case REAL, LATENTS -> told.drawn(minibatch(stage));
            case GENERATE, FORGE -> told.generated(minibatch(stage));
            case JUDGE, SLOPE -> told.judged(minibatch(stage));
            case DISCRIMINATOR -> {
                Minibatch shown = minibatch(stage);
                session.stepDiscriminator();
                yield learned(told, shown, before);
            }
            case GENERATOR -> {
                Minibatch shown = minibatch(stage);
                session.stepGenerator();
                yield learned(told, shown, before);
            }
        };
    }

    private Stage learned(Told told, Minibatch shown, Parameters before) {
        Parameters after = session.weights();
        view.show(after);
        reset();
        return told.learned(shown,
                LayerMoves.between(before, after, told.isOfGenerator() ? "generator" : "discriminator"));
    }

    private static boolean isOfGenerator(Stage.Name name) {
        return switch (name) {
            case REAL, GENERATE, JUDGE, DISCRIMINATOR -> false;
            case LATENTS, FORGE, SLOPE, GENERATOR -> true;
        };
    }

    /** The minibatch of the current step; advances to the next stage. */
    private Minibatch minibatch(Stage.Name stage) {
        Minibatch shown = minibatch;
        if (shown == null) {
            shown = isOfGenerator(stage) ? session.nextGeneratorMinibatch() : session.nextMinibatch();
            minibatch = shown;
        }
        next = ORDER.get((ORDER.indexOf(stage) + 1) % ORDER.size());
        return shown;
    }

    /** The parts that only some stages show. */
    @SuppressWarnings("ArrayRecordComponent") // passed on and never compared
    private record Parts(double @Nullable [] generated, double @Nullable [] dReal, double @Nullable [] dGenerated,
            double @Nullable [] pull, double @Nullable [] moved) {}

    /** Builds the message of a stage. */
    private final class Told {

        private final Stage.Name name;
        private final long iteration;

        Told(Stage.Name name, long iteration) {
            this.name = name;
            this.iteration = iteration;
        }

        boolean isOfGenerator() {
            return Stages.isOfGenerator(name);
        }

        Stage drawn(Minibatch shown) {
            return of(shown, new Parts(null, null, null, null, null));
        }

        Stage generated(Minibatch shown) {
            return of(shown, new Parts(shown(view.generate(shown.z(), shown.codes())), null, null, null, null));
        }

        Stage judged(Minibatch shown) {
            Points generated = view.generate(shown.z(), shown.codes());
            return of(shown,
                    new Parts(shown(generated), decisions(shown.x(), shown.codes()),
                            decisions(generated, shown.codes()),
                            isOfGenerator() ? pull(generated, shown.x(), shown.codes()) : null, null));
        }

        Stage learned(Minibatch shown, double[] moved) {
            Points generated = view.generate(shown.z(), shown.codes());
            return of(shown,
                    new Parts(shown(generated), decisions(shown.x(), shown.codes()),
                            decisions(generated, shown.codes()), null,
                            Json.rounded(moved, DIGITS)));
        }

        private Stage of(Minibatch shown, Parts parts) {
            TrainingSession.Progress progress = session.progress();
            return new Stage(place, 1 + ORDER.indexOf(name), name, iteration, Kind.of(session.plan().dimension()),
                    shown(shown.x()), shown(shown.z()), parts.generated, parts.dReal, parts.dGenerated, parts.pull,
                    parts.moved, name == Stage.Name.DISCRIMINATOR ? progress.objectiveD() : Double.NaN,
                    name == Stage.Name.GENERATOR ? progress.objectiveG() : Double.NaN, isOfGenerator());
        }
    }

    private double[] pull(Points generated, Points real, int[] codes) {
        int[] rows = Points.evenRows(generated.rows(), SHOWN);
        Pull pull = Pull.of(view, generated, real, codes, domain);
        return Json.rounded(pull.scaled(generated.rows()).select(rows).toRowMajorArray(), DIGITS);
    }

    private double @Nullable [] decisions(Points samples, int[] codes) {
        if (samples.rows() == 0) {
            return null;
        }
        double[] all = view.probability(samples, codes);
        return Json.rounded(Arrays.stream(Points.evenRows(all.length, SHOWN)).mapToDouble(i -> all[i]).toArray(),
                DIGITS);
    }

    /** Samples in the form in which they are shown; null if there are none. */
    private static double @Nullable [] shown(Points points) {
        return points.rows() == 0
                ? null
                : Json.rounded(points.select(Points.evenRows(points.rows(), SHOWN)).toRowMajorArray(), DIGITS);
    }
}
