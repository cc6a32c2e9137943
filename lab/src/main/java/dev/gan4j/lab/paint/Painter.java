package dev.gan4j.lab.paint;

import dev.gan4j.codec.Affine;
import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.nn.Parameters;
import dev.gan4j.objective.GameWords;
import dev.gan4j.train.PairView;
import dev.gan4j.train.TrainingSession;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Paints one lane; safe for use by several threads, one at a time. */
public sealed interface Painter permits NumbersPainter, PointsPainter {

    /** Significant digits of numbers in pictures. */
    int DIGITS = 5;
    /** Room at each side of the working range, as a share of it. */
    double MARGIN = 0.1;
    /** Real samples that the noise floor is the mean of. */
    int FLOOR_DRAWS = 4;

    /**
     * Creates the painter of a session.
     *
     * @param session any, whose data have one or two columns
     * @return a painter with networks of its own
     */
    static Painter of(TrainingSession session) {
        PairView view = session.view();
        return session.data().isUnivariate()
                ? new NumbersPainter(session, view)
                : new PointsPainter(session, view);
    }

    /**
     * Returns what the kind of the data is called.
     *
     * @return "numbers" or "points"
     */
    String kind();

    /**
     * Returns what does not change between frames.
     *
     * @return a new object
     */
    ObjectNode scene();

    /**
     * Paints the pair at one moment.
     *
     * @param snapshot the moment
     * @return a new object
     */
    ObjectNode frame(Snapshot snapshot);

    /**
     * Paints a small picture: p_g, or some generated points.
     *
     * @param weights  of both networks
     * @param receiver gets the fields
     */
    void thumbnail(Parameters weights, ObjectNode receiver);

    /** The working range with a little room. */
    static Range domain(Affine units) {
        Range range = units.range();
        return new Range(range.low() - MARGIN * range.width(), range.high() + MARGIN * range.width());
    }

    /** What objectives say of the scene. */
    static void putGame(ObjectNode scene, Experiment experiment) {
        GameWords game = experiment.objective().objective().words();
        scene.put("ratio", game.isRatio()).put("decision", game.decision().word());
        Json.put(scene, "flatD", game.ofFlatD());
        Json.put(scene, "flatG", game.ofFlatG());
        scene.put("pretrained", experiment.pretraining() instanceof dev.gan4j.experiment.PretrainingSpec.OnDensity);
    }

    /** What every frame has. */
    static ObjectNode begin(String kind, Snapshot snapshot, double distance) {
        TrainingSession.Progress progress = snapshot.progress();
        ObjectNode frame = Json.object().put("kind", kind).put("iteration", progress.iterations())
                .put("pretrainingStep", progress.pretrainingSteps())
                .put("discriminatorSteps", progress.discriminatorSteps())
                .put("generatorSteps", progress.generatorSteps()).put("time", snapshot.time());
        Json.put(frame, "objectiveD", progress.objectiveD());
        Json.put(frame, "objectiveG", progress.objectiveG());
        Json.put(frame, "distance", distance);
        return frame;
    }

    /** The mean distance of real samples of the size of a quick look. */
    static double floor(PairView view, List<Points> real) {
        return real.stream().mapToDouble(view::distance).average().orElse(Double.NaN);
    }
}
