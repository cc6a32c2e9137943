package dev.gan4j.report;

import dev.gan4j.cascade.TableLook;
import dev.gan4j.data.Range;
import dev.gan4j.report.chart.Axis;
import dev.gan4j.report.chart.Canvas;
import dev.gan4j.report.chart.Ink;
import dev.gan4j.report.chart.Panel;
import dev.gan4j.report.chart.Stroke;
import dev.gan4j.report.chart.TextStyle;
import dev.gan4j.report.chart.TextStyle.Anchor;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The figure of how a table was learnt: likelihood, epoch by epoch, and then the game. */
final class TableLearning {

    private static final String TITLE = "Likelihood, and then the game";
    private static final double FIGURE_WIDTH = 640;
    private static final double FIGURE_HEIGHT = 580;
    private static final double GUESSING = 0.5;

    private TableLearning() {}

    /** Returns the figure as an element of a page. */
    static String element(List<TableLook> looks) {
        return new Picture(TITLE, FIGURE_WIDTH, FIGURE_HEIGHT, 1, canvas -> draw(looks, canvas)).svg().element();
    }

    private static void draw(List<TableLook> looks, Canvas canvas) {
        canvas.text(Figures.LEFT, 28, TITLE, new TextStyle(18, true, Ink.TEXT, Anchor.START));
        List<TableLook> likelihood = finite(looks, look -> !look.isGame(), TableLook::stopping);
        double[] epochs = numbers(likelihood, TableLook::epoch);
        double[] fit = numbers(likelihood, TableLook::fit);
        double[] stopping = numbers(likelihood, TableLook::stopping);
        Range range = range(0.05, fit, stopping);
        Axis surprise = Axis.linear("surprise, nats a row", range.low(), range.high());
        Panel above = new Panel(canvas, Figures.LEFT, Figures.TOP, Figures.WIDTH + 40, 190,
                Axis.linear("epoch", 0, Math.max(1, last(epochs))), surprise, null);
        above.line("rows that are fitted", epochs, fit, Stroke.dashed(Ink.DISCRIMINATOR, 1.8, 7.0, 4.0), surprise);
        above.line("rows that stop the training", epochs, stopping, Stroke.solid(Ink.GENERATED, 1.8), surprise);
        if (likelihood.isEmpty()) {
            above.note(3, "No look was taken.");
        }

        List<TableLook> game = finite(looks, TableLook::isGame, TableLook::area);
        double[] iterations = numbers(game, TableLook::step);
        double[] areas = numbers(game, TableLook::area);
        Range ofAreas = range(0.05, areas, new double[]{GUESSING});
        Axis area = Axis.linear("AUC of trees", ofAreas.low(), ofAreas.high());
        double end = Math.max(10, last(iterations));
        Panel below = new Panel(canvas, Figures.LEFT, Figures.TOP + 280, Figures.WIDTH + 40, 170,
                Axis.linear("iteration of the game", 0, end), area, null);
        below.guide("guessing", new double[]{0, end}, new double[]{GUESSING, GUESSING}, Figures.IDEAL);
        below.line("trees that tell samples from training rows", iterations, areas,
                Stroke.solid(Ink.GENERATED, areas.length == 1 ? 8 : 1.8), area);
        if (game.isEmpty()) {
            below.note(3, "No look was taken.");
        }
    }

    private static List<TableLook> finite(List<TableLook> looks, Predicate<TableLook> phase,
            ToDoubleFunction<TableLook> seen) {
        return looks.stream().filter(phase).filter(look -> Double.isFinite(seen.applyAsDouble(look))).toList();
    }

    private static double[] numbers(List<TableLook> looks, ToDoubleFunction<TableLook> of) {
        return looks.stream().mapToDouble(of).toArray();
    }

    private static double last(double[] values) {
        return values.length == 0 ? 0 : values[values.length - 1];
    }

    private static Range range(double room, double[]... values) {
        double low = Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite).min().orElse(0);
        double high = Arrays.stream(values).flatMapToDouble(Arrays::stream).filter(Double::isFinite).max().orElse(1);
        double wide = Math.max(high - low, 1e-3);
        return new Range(low - room * wide, high + room * wide);
    }
}
