package dev.gan4j.lab.paint;

import dev.gan4j.codec.Affine;
import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.lab.wire.Frame;
import dev.gan4j.lab.wire.Moment;
import dev.gan4j.lab.wire.Place;
import dev.gan4j.lab.wire.Scene;
import dev.gan4j.lab.wire.Seeds;
import dev.gan4j.nn.Parameters;
import dev.gan4j.train.PairView;
import dev.gan4j.train.TrainingSession;
import java.util.List;

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
     * @param place   the lane that is painted
     * @return a painter with networks of its own
     */
    static Painter of(TrainingSession session, Place place) {
        PairView view = session.view();
        return session.data().isUnivariate()
                ? new NumbersPainter(session, view, place)
                : new PointsPainter(session, view, place);
    }

    /**
     * Returns what does not change between frames.
     *
     * @return the scene
     */
    Scene scene();

    /**
     * Paints the pair at one moment.
     *
     * @param snapshot the moment
     * @param past     whether it was asked for as a moment of the past
     * @param number   of the frame
     * @return the frame
     */
    Frame frame(Snapshot snapshot, boolean past, long number);

    /**
     * Paints a small picture: p_g, or some generated points.
     *
     * @param weights of both networks
     * @return the picture
     */
    Seeds.Thumbnail thumbnail(Parameters weights);

    /** The working range with a little room. */
    static Range domain(Affine units) {
        Range range = units.range();
        return new Range(range.low() - MARGIN * range.width(), range.high() + MARGIN * range.width());
    }

    /** What every frame has. */
    static Moment moment(Snapshot snapshot, double distance, boolean past, long number) {
        TrainingSession.Progress progress = snapshot.progress();
        return new Moment(progress.iterations(), progress.pretrainingSteps(), progress.discriminatorSteps(),
                progress.generatorSteps(), snapshot.time(), progress.objectiveD(), progress.objectiveG(), distance,
                past,
                number);
    }

    /** The mean distance of real samples of the size of a quick look. */
    static double floor(PairView view, List<Points> real) {
        return real.stream().mapToDouble(view::distance).average().orElse(Double.NaN);
    }
}
