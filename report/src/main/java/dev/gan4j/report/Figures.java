package dev.gan4j.report;

import dev.gan4j.data.Range;
import dev.gan4j.objective.GameWords;
import dev.gan4j.report.FigureData.Mapping;
import dev.gan4j.report.FigureData.State;
import dev.gan4j.report.chart.Axis;
import dev.gan4j.report.chart.Canvas;
import dev.gan4j.report.chart.Digits;
import dev.gan4j.report.chart.Ink;
import dev.gan4j.report.chart.Panel;
import dev.gan4j.report.chart.Stroke;
import dev.gan4j.report.chart.TextStyle;
import dev.gan4j.report.chart.TextStyle.Anchor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** How each figure is drawn. */
final class Figures {

    private static final double LEFT = 84;
    private static final double TOP = 68;
    private static final double WIDTH = 482;
    private static final double HEIGHT = 276;

    private static final int SHORT_NAME = 16;

    private static final Stroke REAL = Stroke.solid(Ink.REAL, 2.4);
    private static final Stroke GENERATED = Stroke.solid(Ink.GENERATED, 1.6);
    private static final Stroke D = Stroke.dashed(Ink.DISCRIMINATOR, 2.4, 9.0, 5.0);
    private static final Stroke IDEAL = Stroke.dashed(Ink.IDEAL, 1.8, 0.5, 4.5);

    private static final String P_G = "p_{g}, generated";
    private static final String D_OF_X = "D(x)";

    private Figures() {}

    static void realDensity(FigureData data, Canvas canvas) {
        Axis density = Axis.linear(densityLabel(data), 0, 1.12 * data.highestReal());
        Panel panel = panel(canvas, Figure.REAL_DENSITY, xAxis(data), density, null);
        panel.line(realName(data), data.x(), data.real().density(), REAL, density);
    }

    static void discriminatorBefore(FigureData data, Canvas canvas) {
        Panel panel = densityAndD(canvas, Figure.DISCRIMINATOR_BEFORE, data,
                Math.max(1.1 * data.highestReal(), Math.min(1 / data.scale(), 2.5 * data.highestReal())), 1);
        panel.line(realName(data), data.x(), data.real().density(), REAL, panel.vertical());
        panel.line(D_OF_X, data.x(), data.before().discriminator(), D, panel.second());
    }

    static void pretrainingLoss(FigureData data, Canvas canvas) {
        double[] loss = toDoubles(data.history().pretrainingLoss());
        Range range = positive(loss);
        Axis steps = Axis.linear("step of the pretraining", 0, loss.length);
        Axis losses = Axis.logarithmic("mean squared error", range.low() / 1.3, range.high() * 1.3);
        Panel panel = panel(canvas, Figure.PRETRAINING_LOSS, steps, losses, null);
        panel.line("loss of D", upTo(loss.length), loss, Stroke.solid(Ink.DISCRIMINATOR, 1.8), losses);
    }

    static void discriminatorPretrained(FigureData data, Canvas canvas) {
        Panel panel = densityAndTarget(canvas, Figure.DISCRIMINATOR_PRETRAINED, data);
        panel.line(realName(data), data.x(), data.real().density(), REAL, panel.vertical());
        double[] pretrained = data.pretrained();
        if (pretrained != null) {
            panel.line(D_OF_X, data.x(), pretrained, D, panel.second());
        }
    }

    static void beforeGame(FigureData data, Canvas canvas) {
        Panel panel = allThreeAxes(canvas, Figure.BEFORE_GAME, data, data.before());
        double[] pretrained = data.pretrained();
        allThree(panel, data, data.before(), pretrained == null ? data.before().discriminator() : pretrained);
    }

    static void afterTraining(FigureData data, Canvas canvas) {
        Panel panel = allThreeAxes(canvas, Figure.AFTER_TRAINING, data, data.after());
        double half = panel.vertical().high() / 2;
        panel.guide("D = 0.5", ends(data.domain()), new double[]{half, half}, IDEAL);
        allThree(panel, data, data.after(), data.after().discriminator());
    }

    /** Both densities on one axis, cut off where p_g is more than some times as high as the real density gets. */
    private static Panel allThreeAxes(Canvas canvas, Figure figure, FigureData data, State state) {
        double real = data.highestReal();
        double generated = Arrays.stream(state.generated()).max().orElse(0);
        double high = Math.max(1.2 * real, Math.min(1.1 * generated, 2.5 * real));
        return densityAndD(canvas, figure, data, high, 1);
    }

    private static void allThree(Panel panel, FigureData data, State state, double[] discriminator) {
        panel.histogram(P_G, data.edges(), state.generated(), GENERATED);
        panel.line(realName(data), data.x(), data.real().density(), REAL, panel.vertical());
        panel.line(D_OF_X, data.x(), discriminator, D, panel.second());
        if (state.outside() > 0) {
            panel.note(1, Digits.significant(100 * state.outside(), 2) + " % of p_{g} lies outside");
        }
    }

    static void history(FigureData data, Canvas canvas) {
        double[] ofD = toDoubles(data.history().objectiveD());
        double[] ofG = toDoubles(data.history().objectiveG());
        double[] looks = new double[data.history().distanceIterations().length];
        long[] lookIterations = data.history().distanceIterations();
        Arrays.setAll(looks, i -> lookIterations[i]);
        double last = Math.max(10, Math.max(ofD.length, looks.length == 0 ? 0 : looks[looks.length - 1]));

        Series seriesD = Series.of(ofD);
        Series seriesG = Series.of(ofG);
        GameWords game = data.game();
        double ofFlatG = Double.isNaN(game.ofFlatG()) ? game.ofFlatD() : game.ofFlatG();
        double low = Math.min(Math.min(game.ofFlatD(), ofFlatG), Math.min(seriesD.least(), seriesG.least()));
        double high = Math.max(Math.max(game.ofFlatD(), ofFlatG), Math.max(seriesD.most(), seriesG.most()));
        double room = 0.06 * (high - low);
        Axis objectives = Axis.linear("objective", low - room, high + room);
        title(canvas, Figure.HISTORY);
        Panel above = new Panel(canvas, LEFT, TOP, WIDTH + 40, 190, Axis.linear("iteration", 0, last), objectives,
                null);
        double[] ends = {0, last};
        above.guide("D's objective where D is flat", ends, new double[]{game.ofFlatD(), game.ofFlatD()}, IDEAL);
        if (!Double.isNaN(game.ofFlatG())) {
            above.guide("G's objective where D is flat", ends, new double[]{game.ofFlatG(), game.ofFlatG()}, IDEAL);
        }
        above.band("range of D's objective", seriesD.edges(), seriesD.low(), seriesD.high(), Ink.DISCRIMINATOR, 0.28);
        above.band("range of G's objective", seriesG.edges(), seriesG.low(), seriesG.high(), Ink.GENERATED, 0.28);
        above.line("D: " + game.discriminator(), seriesD.middles(), seriesD.mean(),
                Stroke.dashed(Ink.DISCRIMINATOR, 1.8, 7.0, 4.0), objectives);
        above.line("G: " + game.generator(), seriesG.middles(), seriesG.mean(), Stroke.solid(Ink.GENERATED, 1.8),
                objectives);
        if (ofD.length == 0) {
            above.note(3, "No iteration was done.");
        }

        double[] distances = data.history().distances();
        Range range = positive(distances);
        double floor = data.floor();
        boolean floorKnown = Double.isFinite(floor) && floor > 0;
        Axis distance = Axis.logarithmic("Wasserstein-1 (data's units)",
                (floorKnown ? Math.min(range.low(), floor) : range.low()) / 1.5, range.high() * 1.5);
        Panel below = new Panel(canvas, LEFT, TOP + 280, WIDTH + 40, 170, Axis.linear("iteration", 0, last),
                distance, null);
        below.line("distance of p_{g} from the real data", looks, distances,
                Stroke.solid(Ink.GENERATED, looks.length == 1 ? 8 : 1.8), distance);
        if (floorKnown) {
            below.line("noise floor of the judgement", ends, new double[]{floor, floor},
                    Stroke.dashed(Ink.REAL, 1.8, 2.0, 5.0),
                    distance);
        }
        if (distances.length == 0) {
            below.note(3, "No distance was taken.");
        }
    }

    static void mapping(FigureData data, Canvas canvas) {
        Mapping mapping = data.mapping();
        Axis z = Axis.linear("z", widened(mapping.latent()).low(), widened(mapping.latent()).high());
        Axis g = generatedAxis(data);
        title(canvas, Figure.MAPPING);
        Panel panel = new Panel(canvas, LEFT, TOP, WIDTH, Figure.MAPPING.height() - TOP - 46, Axis.none(), z, g);
        boolean[] crossing = Crossings.crossing(mapping.lineG());
        mappingLines(panel, mapping, crossing, false, g);
        mappingLines(panel, mapping, crossing, true, g);
        int lines = mapping.lineZ().length;
        canvas.text(LEFT + WIDTH / 2, Figure.MAPPING.height() - 18,
                Digits.count(mapping.crossings()) + " crossings among the "
                        + Digits.count(Crossings.pairs(lines)) + " pairs of " + lines + " lines",
                new TextStyle(14, false, Ink.TEXT, Anchor.MIDDLE));
    }

    static void idealMap(FigureData data, Canvas canvas) {
        Mapping mapping = data.mapping();
        Axis z = Axis.linear("z", mapping.latent().low(), mapping.latent().high());
        Axis g = generatedAxis(data);
        Panel panel = panel(canvas, Figure.IDEAL_MAP, z, g, null);
        String ideal = mapping.falling() ? "ideal, falling: Q(1 \u2212 F_{z}(z))" : "ideal: Q(F_{z}(z))";
        panel.line("G(z)", mapping.z(), mapping.g(), Stroke.solid(Ink.GENERATED, 2.4), g);
        panel.line(data.real().estimate() ? ideal + ", Q from the rows" : ideal, mapping.z(), mapping.ideal(), IDEAL,
                g);
    }

    static void optimalDiscriminator(FigureData data, Canvas canvas) {
        Axis d = Axis.linear(data.game().decision().title(), -0.03, 1.03);
        Panel panel = panel(canvas, Figure.OPTIMAL_DISCRIMINATOR, xAxis(data), d, null);
        panel.guide("D = 0.5", ends(data.domain()), new double[]{0.5, 0.5}, Stroke.solid(Ink.AXIS, 1));
        double[] middles = new double[data.edges().length - 1];
        Arrays.setAll(middles, i -> (data.edges()[i] + data.edges()[i + 1]) / 2);
        String name = data.real().estimate()
                ? "optimum p_{data}/(p_{data} + p_{g}), estimated"
                : "optimum p_{data}/(p_{data} + p_{g})";
        panel.line(D_OF_X, data.x(), data.after().discriminator(), D, d);
        panel.line(name, middles, optimum(data), IDEAL, d);
    }

    /** Returns p/(p + q) of each bin; NaN where fewer than ten samples are expected, too few to know. */
    static double[] optimum(FigureData data) {
        double[] edges = data.edges();
        double[] optimum = new double[edges.length - 1];
        for (int i = 0; i < optimum.length; i++) {
            double p = data.real().bins()[i];
            double q = data.after().generated()[i];
            double expected = (p + q) * (edges[i + 1] - edges[i]) * data.after().samples();
            optimum[i] = expected < 10 ? Double.NaN : p / (p + q);
        }
        return optimum;
    }

    /** The density at the left and D at the right, scaled alike in training units: pretraining wants D on it. */
    private static Panel densityAndTarget(Canvas canvas, Figure figure, FigureData data) {
        double highest = Math.max(1, 1.1 * data.highestReal() * data.scale());
        return densityAndD(canvas, figure, data, highest / data.scale(), highest);
    }

    private static Panel densityAndD(Canvas canvas, Figure figure, FigureData data, double density, double d) {
        return panel(canvas, figure, xAxis(data), Axis.linear(densityLabel(data), 0, density),
                Axis.linear(data.game().decision().title(), 0, d).in(Ink.DISCRIMINATOR));
    }

    private static Panel panel(Canvas canvas, Figure figure, Axis horizontal, Axis vertical, @Nullable Axis second) {
        title(canvas, figure);
        return new Panel(canvas, LEFT, TOP, second == null ? WIDTH + 40 : WIDTH, HEIGHT, horizontal, vertical, second);
    }

    private static void title(Canvas canvas, Figure figure) {
        canvas.text(LEFT, 28, figure.title(), new TextStyle(18, true, Ink.TEXT, Anchor.START));
    }

    private static Axis xAxis(FigureData data) {
        return Axis.linear(shortened(data.quantity(), 40) + " (data's units)", data.domain().low(),
                data.domain().high());
    }

    private static Axis generatedAxis(FigureData data) {
        return Axis.linear("G(z) (" + shortened(data.quantity(), SHORT_NAME) + ", data's units)", data.domain().low(),
                data.domain().high());
    }

    private static String shortened(String name, int length) {
        return name.length() > length ? name.substring(0, length - 1) + "\u2026" : name;
    }

    private static String densityLabel(FigureData data) {
        return data.quantity().length() > SHORT_NAME
                ? "density (per data unit)"
                : "density (per unit of " + data.quantity() + ")";
    }

    private static String realName(FigureData data) {
        return data.real().estimate() ? "real data (estimate)" : "p_{data}, real";
    }

    /** Draws lines from z at the left to G(z) at the right: those that cross another one, or those that do not. */
    private static void mappingLines(Panel panel, Mapping mapping, boolean[] crossing, boolean wanted, Axis g) {
        int lines = crossing.length;
        double[] xs = new double[3 * lines];
        double[] ys = new double[3 * lines];
        int count = 0;
        for (int i = 0; i < lines; i++) {
            if (crossing[i] == wanted) {
                xs[count] = 0;
                ys[count++] = mapping.lineZ()[i];
                xs[count] = 1;
                ys[count++] = panel.vertical().sameHeight(mapping.lineG()[i], g);
                xs[count] = Double.NaN;
                ys[count++] = Double.NaN;
            }
        }
        if (count > 0) {
            Stroke stroke = wanted
                    ? Stroke.solid(Ink.TEXT, 0.9).withOpacity(0.5)
                    : Stroke.solid(Ink.GENERATED, 1.4);
            panel.line(wanted ? "line that crosses another" : "line that crosses none", Arrays.copyOf(xs, count),
                    Arrays.copyOf(ys, count), stroke, panel.vertical());
        }
    }

    private static Range widened(Range range) {
        double room = 0.03 * range.width();
        return new Range(range.low() - room, range.high() + room);
    }

    private static double[] ends(Range range) {
        return new double[]{range.low(), range.high()};
    }

    private static double[] upTo(int count) {
        double[] numbers = new double[count];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }

    private static double[] toDoubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = Float.isFinite(values[i]) ? values[i] : Double.NaN;
        }
        return doubles;
    }

    /** Returns the range of the values that a logarithmic axis can show. */
    private static Range positive(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = 0;
        for (double value : values) {
            if (value > 0 && value < Double.POSITIVE_INFINITY) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return low > high ? new Range(0.1, 1) : new Range(low, Math.max(high, low * 1.01));
    }
}
