package dev.gan4j.report;

import dev.gan4j.data.Range;
import dev.gan4j.objective.GameWords;
import dev.gan4j.report.chart.Axis;
import dev.gan4j.report.chart.Canvas;
import dev.gan4j.report.chart.Ink;
import dev.gan4j.report.chart.Panel;
import dev.gan4j.report.chart.Stroke;
import dev.gan4j.report.chart.TextStyle;
import dev.gan4j.report.chart.TextStyle.Anchor;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** Draws the figures that every run has, and provides what all figures share. */
final class Figures {

    static final double LEFT = 84;
    static final double TOP = 68;
    static final double WIDTH = 482;
    static final double HEIGHT = 276;

    static final Stroke REAL = Stroke.solid(Ink.REAL, 2.4);
    static final Stroke GENERATED = Stroke.solid(Ink.GENERATED, 1.6);
    static final Stroke IDEAL = Stroke.dashed(Ink.IDEAL, 1.8, 0.5, 4.5);

    static final String P_DATA = "p_{data}, real";
    static final String P_G = "p_{g}, generated";

    private Figures() {}

    static void pretrainingLoss(FigureData data, Canvas canvas) {
        double[] loss = toDoubles(data.history().pretrainingLoss());
        Range range = positive(loss);
        Axis steps = Axis.linear("step of the pretraining", 0, loss.length);
        Axis losses = Axis.logarithmic("mean squared error", range.low() / 1.3, range.high() * 1.3);
        Panel panel = panel(canvas, Figure.PRETRAINING_LOSS, steps, losses, null);
        panel.line("loss of D", upTo(loss.length), loss, Stroke.solid(Ink.DISCRIMINATOR, 1.8), losses);
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
        Axis distance = Axis.logarithmic("distance to the real data",
                (floorKnown ? Math.min(range.low(), floor) : range.low()) / 1.5, range.high() * 1.5);
        Panel below = new Panel(canvas, LEFT, TOP + 280, WIDTH + 40, 170, Axis.linear("iteration", 0, last),
                distance, null);
        below.line(data.distance(), looks, distances,
                Stroke.solid(Ink.GENERATED, looks.length == 1 ? 8 : 1.8), distance);
        if (floorKnown) {
            below.line("its noise floor", ends, new double[]{floor, floor},
                    Stroke.dashed(Ink.REAL, 1.8, 2.0, 5.0),
                    distance);
        }
        if (distances.length == 0) {
            below.note(3, "No distance was taken.");
        }
    }

    static void decisions(FigureData data, Canvas canvas) {
        double[] both = DoubleStream.concat(Arrays.stream(data.ofReal()), Arrays.stream(data.ofGenerated())).toArray();
        double low = Math.min(0.5, Arrays.stream(both).min().orElse(0));
        double high = Math.max(0.5, Arrays.stream(both).max().orElse(1));
        double room = Math.max(0.02, 0.05 * (high - low));
        Range domain = new Range(low - room, high + room);
        int bins = Histogram.bins(Math.min(data.ofReal().length, data.ofGenerated().length));
        double[] edges = Histogram.edges(domain, bins);
        double[] real = Histogram.of(data.ofReal(), domain, bins).density();
        double[] generated = Histogram.of(data.ofGenerated(), domain, bins).density();
        double highest = DoubleStream.concat(Arrays.stream(real), Arrays.stream(generated)).max().orElse(1);
        Panel panel = panel(canvas, Figure.DECISIONS,
                Axis.linear(data.game().decision().title(), domain.low(), domain.high()),
                Axis.linear("share of the rows, per unit of D", 0, 1.1 * highest), null);
        panel.guide("D = 0.5", new double[]{0.5, 0.5}, new double[]{0, 1.1 * highest}, IDEAL);
        panel.histogram("real", edges, real, REAL);
        panel.histogram("generated", edges, generated, GENERATED);
    }

    static Panel panel(Canvas canvas, Figure figure, Axis horizontal, Axis vertical, @Nullable Axis second) {
        title(canvas, figure);
        return new Panel(canvas, LEFT, TOP, second == null ? WIDTH + 40 : WIDTH, HEIGHT, horizontal, vertical, second);
    }

    static void title(Canvas canvas, Figure figure) {
        canvas.text(LEFT, 28, figure.title(), new TextStyle(18, true, Ink.TEXT, Anchor.START));
    }

    static String shortened(String name, int length) {
        return name.length() > length ? name.substring(0, length - 1) + "\u2026" : name;
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
