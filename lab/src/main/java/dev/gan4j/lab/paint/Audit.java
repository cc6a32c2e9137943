package dev.gan4j.lab.paint;

import static java.util.Objects.requireNonNull;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.experiment.LabelSpec;
import dev.gan4j.lab.wire.Game;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.lab.wire.Scene;
import dev.gan4j.lab.wire.Verdicts;
import dev.gan4j.objective.DecisionWords;
import dev.gan4j.report.DecisionField;
import dev.gan4j.report.Histogram;
import dev.gan4j.train.internal.PairView;
import dev.gan4j.train.internal.TrainingSession;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Evaluates D on real and generated samples, and the gradients of G's objective at generated samples. */
final class Audit {

    private static final int SHOWN = 500;
    private static final int CELLS = 20;
    /** The number of real rows from which the densities of classes are counted. */
    private static final int COUNTED = 5000;
    private static final Range ANSWERS = new Range(0, 1);

    private final PairView view;
    private final List<Range> domain;
    private final DecisionWords decision;
    private final int batch;
    private final Points real;
    private final int[] codes; // the class of each real sample; empty where there are none

    Audit(TrainingSession session, PairView view, List<Range> domain) {
        this.view = view;
        this.domain = domain;
        decision = Game.of(session.experiment()).decision();
        batch = session.experiment().batch();
        LabelSpec label = view.label();
        if (label == null) {
            real = Painter.draw(session, SHOWN, Painter.FLOOR_DRAWS);
            codes = new int[0];
        } else {
            Dataset drawn = session.data().drawLabelled(Painter.drawing(session, Painter.FLOOR_DRAWS), SHOWN,
                    label.classes());
            real = drawn.values();
            codes = requireNonNull(drawn.labels()).codes();
        }
    }

    /** Real samples, the same at every moment. */
    Points real() {
        return real;
    }

    /** Their classes; empty if there are none. */
    int[] codes() {
        return codes;
    }

    /**
     * The direction in which G's objective moves the first minibatch of generated samples, compared with real samples of the
     * same classes.
     */
    Pull pull(Points sample) {
        int[] sampled = view.sampledClasses();
        if (sampled.length == 0) {
            return Pull.of(view, cycled(sample, batch), cycled(real, batch), sampled, domain);
        }
        int[] classes = IntStream.range(0, batch).map(i -> sampled[i % sampled.length]).toArray();
        return Pull.of(view, cycled(sample, batch), real.select(matching(classes)), classes, domain);
    }

    /** A real sample of each class; any sample if none of the class was drawn. */
    private int[] matching(int[] classes) {
        int[] next = new int[classes.length];
        for (int i = 0; i < classes.length; i++) {
            int row = i % codes.length;
            for (int tried = 0; tried < codes.length && codes[row] != classes[i]; tried++) {
                row = (row + 1) % codes.length;
            }
            next[i] = row;
        }
        return next;
    }

    /** D of samples without a class: the mean over all classes, weighted by their shares in the data. */
    double[] decisions(Points x) {
        LabelSpec label = view.label();
        if (label == null) {
            return view.probability(x);
        }
        double[] mean = new double[x.rows()];
        for (int code = 0; code < label.classes().size(); code++) {
            int[] all = new int[x.rows()];
            Arrays.fill(all, code);
            double[] each = view.probability(x, all);
            double share = label.shares().get(code);
            Arrays.setAll(mean, i -> mean[i] + share * each[i]);
        }
        return mean;
    }

    private static Points cycled(Points points, int count) {
        return points.select(IntStream.range(0, count).map(i -> i % points.rows()).toArray());
    }

    /** D's output on the real samples and on the first of the generated ones. */
    Verdicts of(Points sample, Pull pull) {
        double[] ofReal = view.probability(real, codes);
        double[] ofGenerated = view.probability(sample.head(Math.min(SHOWN, sample.rows())),
                head(view.sampledClasses()));
        double[] all = Arrays.copyOf(ofReal, ofReal.length + ofGenerated.length);
        System.arraycopy(ofGenerated, 0, all, ofReal.length, ofGenerated.length);
        double[] shown = DecisionField.centred(all, decision);
        return new Verdicts(shares(Arrays.copyOf(shown, ofReal.length)),
                shares(Arrays.copyOfRange(shown, ofReal.length, shown.length)), pull.mean());
    }

    /** The first of the classes of generated samples. */
    static int[] head(int[] classes) {
        return Arrays.copyOf(classes, Math.min(SHOWN, classes.length));
    }

    /** The parts of a density of real rows by class; null if there are no classes. */
    Scene.@Nullable ClassDensities densities(TrainingSession session, Function<Points, double[]> density) {
        LabelSpec label = view.label();
        if (label == null) {
            return null;
        }
        Dataset drawn = session.data().drawLabelled(Painter.drawing(session, Painter.FLOOR_DRAWS), COUNTED,
                label.classes());
        int[] classes = requireNonNull(drawn.labels()).codes();
        return new Scene.ClassDensities(label.classes(),
                parts(drawn.values(), classes, label.classes().size(), density));
    }

    /** The parts of a density of generated rows by class; null if there are no classes. */
    double @Nullable [] densities(Points sample, Function<Points, double[]> density) {
        LabelSpec label = view.label();
        return label == null ? null : parts(sample, view.sampledClasses(), label.classes().size(), density);
    }

    /** The share of each class times its density, class by class. */
    private static double[] parts(Points rows, int[] classes, int count, Function<Points, double[]> density) {
        return Json.rounded(IntStream.range(0, count).boxed().flatMapToDouble(code -> {
            int[] own = IntStream.range(0, classes.length).filter(row -> classes[row] == code).toArray();
            double share = (double) own.length / classes.length;
            // A class without rows gets the density of all rows times a share of 0, which is 0 everywhere.
            double[] each = density.apply(own.length == 0 ? rows : rows.select(own));
            return Arrays.stream(each).map(value -> share * value);
        }).toArray(), Painter.DIGITS);
    }

    private static double[] shares(double[] decisions) {
        double[] density = Histogram.of(decisions, ANSWERS, CELLS).density();
        return Json.rounded(Arrays.stream(density).map(each -> each / CELLS).toArray(), 3);
    }
}
