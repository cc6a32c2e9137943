package dev.gan4j.lab.paint;

import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.lab.wire.Game;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.lab.wire.Verdicts;
import dev.gan4j.objective.DecisionWords;
import dev.gan4j.report.DecisionField;
import dev.gan4j.report.Histogram;
import dev.gan4j.train.PairView;
import dev.gan4j.train.TrainingSession;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Asks D about real and generated samples, and G's objective where it wants to move the latter. */
final class Audit {

    private static final int SHOWN = 500;
    private static final int CELLS = 20;
    private static final Range ANSWERS = new Range(0, 1);

    private final PairView view;
    private final List<Range> domain;
    private final DecisionWords decision;
    private final int batch;
    private final Points real;

    Audit(TrainingSession session, PairView view, List<Range> domain) {
        this.view = view;
        this.domain = domain;
        decision = Game.of(session.experiment()).decision();
        batch = session.experiment().batch();
        real = Painter.draw(session, SHOWN, Painter.FLOOR_DRAWS);
    }

    /** Real samples, the same at every moment. */
    Points real() {
        return real;
    }

    /** Where G wants to move the first of some generated samples, a minibatch of them. */
    Pull pull(Points sample) {
        return Pull.of(view, cycled(sample, batch), cycled(real, batch), domain);
    }

    private static Points cycled(Points points, int count) {
        return points.select(IntStream.range(0, count).map(i -> i % points.rows()).toArray());
    }

    /** What D says of the real samples and of the first of some generated ones. */
    Verdicts of(Points sample, Pull pull) {
        double[] ofReal = view.probability(real);
        double[] ofGenerated = view.probability(sample.head(Math.min(SHOWN, sample.rows())));
        double[] all = Arrays.copyOf(ofReal, ofReal.length + ofGenerated.length);
        System.arraycopy(ofGenerated, 0, all, ofReal.length, ofGenerated.length);
        double[] shown = DecisionField.centred(all, decision);
        return new Verdicts(shares(Arrays.copyOf(shown, ofReal.length)),
                shares(Arrays.copyOfRange(shown, ofReal.length, shown.length)), pull.mean());
    }

    private static double[] shares(double[] decisions) {
        double[] density = Histogram.of(decisions, ANSWERS, CELLS).density();
        return Json.rounded(Arrays.stream(density).map(each -> each / CELLS).toArray(), 3);
    }
}
