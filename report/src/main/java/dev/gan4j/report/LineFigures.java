package dev.gan4j.report;

import dev.gan4j.data.Range;
import dev.gan4j.report.Line.Mapping;
import dev.gan4j.report.Line.State;
import dev.gan4j.report.chart.Axis;
import dev.gan4j.report.chart.Canvas;
import dev.gan4j.report.chart.Digits;
import dev.gan4j.report.chart.Ink;
import dev.gan4j.report.chart.Panel;
import dev.gan4j.report.chart.Stroke;
import dev.gan4j.report.chart.TextStyle;
import dev.gan4j.report.chart.TextStyle.Anchor;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Draws the figures of one column. */
final class LineFigures {

    private static final int SHORT_NAME = 16;

    private static final Stroke D = Stroke.dashed(Ink.DISCRIMINATOR, 2.4, 9.0, 5.0);

    private LineFigures() {}

    static void realDensity(FigureData data, Canvas canvas) {
        Line line = data.line();
        Axis density = Axis.linear(densityLabel(line), 0, 1.12 * line.highestReal());
        real(Figures.panel(canvas, Figure.REAL_DENSITY, xAxis(line), density, null), line);
    }

    static void discriminatorBefore(FigureData data, Canvas canvas) {
        Line line = data.line();
        double high = Math.max(1.1 * line.highestReal(), Math.min(1 / line.scale(), 2.5 * line.highestReal()));
        Panel panel = densityAndD(canvas, Figure.DISCRIMINATOR_BEFORE, data, high, 1);
        real(panel, line);
        d(panel, line, line.before().discriminator());
    }

    /**
     * The density on the left axis and D on the right one, with the same scale in training units: pretraining fits D to the
     * density.
     */
    static void discriminatorPretrained(FigureData data, Canvas canvas) {
        Line line = data.line();
        double highest = Math.max(1, 1.1 * line.highestReal() * line.scale());
        Panel panel = densityAndD(canvas, Figure.DISCRIMINATOR_PRETRAINED, data, highest / line.scale(), highest);
        real(panel, line);
        d(panel, line, line.pretrained());
    }

    static void beforeGame(FigureData data, Canvas canvas) {
        Line line = data.line();
        densitiesAndD(canvas, Figure.BEFORE_GAME, data, line.before(),
                line.pretrained() == null ? line.before().discriminator() : line.pretrained());
    }

    static void afterTraining(FigureData data, Canvas canvas) {
        State after = data.line().after();
        Panel panel = densitiesAndD(canvas, Figure.AFTER_TRAINING, data, after, after.discriminator());
        double half = panel.vertical().high() / 2;
        panel.guide("D = 0.5", ends(data.line().domain()), new double[]{half, half}, Figures.IDEAL);
    }

    /** Both densities on one axis, cut off at a multiple of the real density's maximum. */
    private static Panel densitiesAndD(Canvas canvas, Figure figure, FigureData data, State state,
            double @Nullable [] discriminator) {
        Line line = data.line();
        Histogram generated = state.generated();
        double real = line.highestReal();
        double highest = Arrays.stream(generated.density()).max().orElse(0);
        Panel panel = densityAndD(canvas, figure, data, Math.max(1.2 * real, Math.min(1.1 * highest, 2.5 * real)), 1);
        panel.histogram(Figures.P_G, line.edges(), generated.density(), Figures.GENERATED);
        real(panel, line);
        d(panel, line, discriminator);
        if (generated.outside() > 0) {
            panel.note(1, Digits.significant(100 * generated.outside(), 2) + " % of p_{g} lies outside");
        }
        return panel;
    }

    private static Panel densityAndD(Canvas canvas, Figure figure, FigureData data, double density, double d) {
        Line line = data.line();
        return Figures.panel(canvas, figure, xAxis(line), Axis.linear(densityLabel(line), 0, density),
                Axis.linear(data.game().decision().title(), 0, d).in(Ink.DISCRIMINATOR));
    }

    private static void real(Panel panel, Line line) {
        panel.line(line.real().estimate() ? "real data (estimate)" : Figures.P_DATA, line.x(), line.real().density(),
                Figures.REAL, panel.vertical());
    }

    private static void d(Panel panel, Line line, double @Nullable [] discriminator) {
        if (discriminator != null) {
            panel.line("D(x)", line.x(), discriminator, D, panel.second());
        }
    }

    static void mapping(FigureData data, Canvas canvas) {
        Line line = data.line();
        Mapping mapping = Objects.requireNonNull(line.mapping());
        Axis z = Axis.linear("z", widened(mapping.latent()).low(), widened(mapping.latent()).high());
        Axis g = generatedAxis(line);
        Figures.title(canvas, Figure.MAPPING);
        Panel panel = new Panel(canvas, Figures.LEFT, Figures.TOP, Figures.WIDTH,
                Figure.MAPPING.height(data) - Figures.TOP - 46, Axis.none(), z, g);
        boolean[] crossing = Crossings.crossing(mapping.lineG());
        mappingLines(panel, mapping, crossing, false, g);
        mappingLines(panel, mapping, crossing, true, g);
        int lines = mapping.lineZ().length;
        canvas.text(Figures.LEFT + Figures.WIDTH / 2, Figure.MAPPING.height(data) - 18,
                Digits.count(mapping.crossings()) + " crossings among the "
                        + Digits.count(Crossings.pairs(lines)) + " pairs of " + lines + " lines",
                new TextStyle(14, false, Ink.TEXT, Anchor.MIDDLE));
    }

    static void idealMap(FigureData data, Canvas canvas) {
        Line line = data.line();
        Mapping mapping = Objects.requireNonNull(line.mapping());
        Axis z = Axis.linear("z", mapping.latent().low(), mapping.latent().high());
        Axis g = generatedAxis(line);
        Panel panel = Figures.panel(canvas, Figure.IDEAL_MAP, z, g, null);
        String ideal = mapping.falling() ? "ideal, falling: Q(1 \u2212 F_{z}(z))" : "ideal: Q(F_{z}(z))";
        panel.line("G(z)", mapping.z(), mapping.g(), Stroke.solid(Ink.GENERATED, 2.4), g);
        panel.line(line.real().estimate() ? ideal + ", Q from the rows" : ideal, mapping.z(), mapping.ideal(),
                Figures.IDEAL,
                g);
    }

    static void optimalDiscriminator(FigureData data, Canvas canvas) {
        Line line = data.line();
        Axis d = Axis.linear(data.game().decision().title(), -0.03, 1.03);
        Panel panel = Figures.panel(canvas, Figure.OPTIMAL_DISCRIMINATOR, xAxis(line), d, null);
        panel.guide("D = 0.5", ends(line.domain()), new double[]{0.5, 0.5}, Stroke.solid(Ink.AXIS, 1));
        double[] middles = new double[line.edges().length - 1];
        Arrays.setAll(middles, i -> (line.edges()[i] + line.edges()[i + 1]) / 2);
        String name = line.real().estimate()
                ? "best D: p_{data}/(p_{data} + p_{g}), estimated"
                : "best D: p_{data}/(p_{data} + p_{g})";
        d(panel, line, line.after().discriminator());
        panel.line(name, middles, optimum(line), Figures.IDEAL, d);
    }

    /** Returns p/(p + q) of each bin; NaN where fewer than ten samples are expected, which are too few. */
    static double[] optimum(Line line) {
        double[] edges = line.edges();
        double[] optimum = new double[edges.length - 1];
        Histogram generated = line.after().generated();
        for (int i = 0; i < optimum.length; i++) {
            double p = line.real().bins()[i];
            double q = generated.density()[i];
            double expected = (p + q) * (edges[i + 1] - edges[i]) * generated.samples();
            optimum[i] = expected < 10 ? Double.NaN : p / (p + q);
        }
        return optimum;
    }

    private static Axis xAxis(Line line) {
        return Axis.linear(Figures.shortened(line.quantity(), 40) + " (data's units)", line.domain().low(),
                line.domain().high());
    }

    private static Axis generatedAxis(Line line) {
        return Axis.linear("G(z) (" + Figures.shortened(line.quantity(), SHORT_NAME) + ", data's units)",
                line.domain().low(),
                line.domain().high());
    }

    private static String densityLabel(Line line) {
        return line.quantity().length() > SHORT_NAME
                ? "density (per data unit)"
                : "density (per unit of " + line.quantity() + ")";
    }

    /** Draws lines from z on the left to G(z) on the right: those that cross another one, or those that do not. */
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
}
