package dev.gan4j.report;

import dev.gan4j.data.Dataset;
import dev.gan4j.data.Labels;
import dev.gan4j.data.Points;
import dev.gan4j.report.Table.Marginal;
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
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Draws the figures of two columns, and of more. */
final class TableFigures {

    /** The width of a figure that spans the page. */
    static final double WIDE = 1320;
    /** The height of a figure with a square panel. */
    static final double SQUARE_HEIGHT = 620;
    /** The height of the figure of correlations. */
    static final double PAIRS_HEIGHT = 500;

    private static final double SQUARE = 490;
    private static final double FIELD = 482;
    private static final double DOT = 3.4;
    /** The strongest colour of a cell, on which numbers and points are still visible. */
    private static final double STRONGEST = 0.75;
    private static final int SHADES = 16;

    private static final int MARGINALS_IN_A_ROW = 4;
    private static final double MARGINAL_WIDTH = 280;
    private static final double MARGINAL_HEIGHT = 130;
    private static final double MARGINAL_STEP = 196;

    private static final double MAP = 292;
    private static final double MAP_LEFT = 136;
    private static final double MAP_STEP = 416;
    private static final double MAP_TOP = Figures.TOP + 22;
    /** The most columns whose correlations are written into the cells. */
    private static final int MOST_NUMBERS = 8;
    private static final int LONGEST_NAME = 17;
    private static final int LONGEST_CLASS = 12;
    private static final TextStyle NAME = new TextStyle(12.5, false, Ink.TEXT, Anchor.END);
    private static final TextStyle NUMBER = new TextStyle(12.5, false, Ink.TEXT, Anchor.MIDDLE);
    private static final TextStyle PART = new TextStyle(15, false, Ink.TEXT, Anchor.START);

    private TableFigures() {}

    static void points(FigureData data, Canvas canvas) {
        Plane plane = (Plane) data.view();
        Figures.title(canvas, Figure.POINTS);
        scatter(canvas, plane, plane.real(), "real", Ink.REAL, Figures.LEFT);
        scatter(canvas, plane, plane.generated(), "generated", Ink.GENERATED, WIDE - SQUARE - Figures.LEFT);
    }

    private static void scatter(Canvas canvas, Plane plane, Dataset rows, String part, Ink ink, double left) {
        Panel panel = new Panel(canvas, left, Figures.TOP, SQUARE, SQUARE, across(plane), along(plane), null);
        Labels labels = rows.labels();
        if (labels == null) {
            dots(panel, part, true, rows.values(), ink, 0.6);
            return;
        }
        boolean isNamed = left == Figures.LEFT; // the legend goes across both panels
        int colours = Math.min(labels.classes().size(), Ink.CLASSES.size());
        for (int code = 0; code < colours; code++) {
            boolean isOthers = code + 1 == colours && labels.classes().size() > colours;
            int colour = code;
            int[] chosen = isOthers
                    ? IntStream.range(0, rows.rows()).filter(row -> labels.code(row) >= colour).toArray()
                    : labels.rowsOf(code);
            String name = isOthers ? "others" : Figures.shortened(labels.classes().get(code), LONGEST_CLASS);
            dots(panel, name, isNamed, rows.values().select(chosen), Ink.CLASSES.get(code), 0.7);
        }
        panel.note(0, part);
    }

    static void field(FigureData data, Canvas canvas) {
        Plane plane = (Plane) data.view();
        Figures.title(canvas, Figure.FIELD);
        Panel panel = new Panel(canvas, Figures.LEFT, Figures.TOP, FIELD, SQUARE, across(plane), along(plane), null);
        double[] field = Objects.requireNonNull(plane.field());
        double[] fromAbove = new double[field.length];
        Arrays.setAll(fromAbove,
                i -> 2 * field[(Plane.CELLS - 1 - i / Plane.CELLS) * Plane.CELLS + i % Plane.CELLS] - 1);
        cells(canvas, "D", Figures.LEFT, FIELD, Figures.TOP, SQUARE, Plane.CELLS, fromAbove);
        dots(panel, "generated", true, plane.generated().values(), Ink.GENERATED, 1);
        dots(panel, "real", true, plane.real().values(), Ink.REAL, 1);
    }

    private static Axis across(Plane plane) {
        return Axis.linear(Figures.shortened(plane.names().get(0), 40), plane.across().low(), plane.across().high());
    }

    private static Axis along(Plane plane) {
        return Axis.linear(Figures.shortened(plane.names().get(1), 40), plane.along().low(), plane.along().high());
    }

    /** Each point is a line of length 0. */
    private static void dots(Panel panel, String name, boolean isNamed, Points points, Ink ink, double opacity) {
        double[] xs = new double[2 * points.rows()];
        double[] ys = new double[2 * points.rows()];
        Arrays.fill(xs, Double.NaN);
        for (int i = 0; i < points.rows(); i++) {
            xs[2 * i] = points.get(i, 0);
            ys[2 * i] = points.get(i, 1);
        }
        Stroke stroke = Stroke.solid(ink, DOT).withOpacity(opacity);
        if (isNamed) {
            panel.line(name, xs, ys, stroke, panel.vertical());
        } else {
            panel.guide(name, xs, ys, stroke);
        }
    }

    /**
     * Fills a frame with cells, in stronger colours the farther they are from 0; adjacent cells of a row that look the same are
     * merged.
     */
    private static void cells(Canvas canvas, String name, double left, double width, double top, double height,
            int columns, double[] values) {
        canvas.begin(name);
        int rows = values.length / columns;
        for (int row = 0; row < rows; row++) {
            int from = 0;
            for (int column = 1; column <= columns; column++) {
                long shade = shade(values[row * columns + from]);
                if (column == columns || shade(values[row * columns + column]) != shade) {
                    if (shade != 0) {
                        canvas.bars(new double[]{left + width * from / columns, left + width * column / columns},
                                new double[]{top + height * row / rows}, new double[]{top + height * (row + 1) / rows},
                                shade < 0 ? Ink.GENERATED : Ink.REAL, STRONGEST * Math.abs(shade) / SHADES);
                    }
                    from = column;
                }
            }
        }
        canvas.end();
    }

    /** From -SHADES for -1 to SHADES for 1; 0 for NaN. */
    private static long shade(double value) {
        return Math.round(SHADES * Math.clamp(value, -1, 1));
    }

    static double marginalsHeight(Table table) {
        int rows = (table.marginals().size() + MARGINALS_IN_A_ROW - 1) / MARGINALS_IN_A_ROW;
        return Figures.TOP + rows * MARGINAL_STEP;
    }

    static void marginals(FigureData data, Canvas canvas) {
        Table table = (Table) data.view();
        Figures.title(canvas, Figure.MARGINALS);
        double gap = (WIDE - 2 * Figures.LEFT - MARGINALS_IN_A_ROW * MARGINAL_WIDTH) / (MARGINALS_IN_A_ROW - 1);
        for (int i = 0; i < table.marginals().size(); i++) {
            Marginal column = table.marginals().get(i);
            double[] real = column.real().density();
            double[] generated = column.generated().density();
            double highest = DoubleStream.concat(Arrays.stream(real), Arrays.stream(generated)).max().orElse(1);
            Panel panel = new Panel(canvas, Figures.LEFT + i % MARGINALS_IN_A_ROW * (MARGINAL_WIDTH + gap),
                    Figures.TOP + Math.floorDiv(i, MARGINALS_IN_A_ROW) * MARGINAL_STEP, MARGINAL_WIDTH, MARGINAL_HEIGHT,
                    Axis.linear(Figures.shortened(column.name(), 30), column.domain().low(), column.domain().high()),
                    Axis.linear("", 0, 1.08 * highest), null);
            double[] edges = Histogram.edges(column.domain(), real.length);
            panel.histogram(i == 0 ? "real" : "", edges, real, Figures.REAL);
            panel.histogram(i == 0 ? "generated" : "", edges, generated, Figures.GENERATED);
        }
    }

    static void pairs(FigureData data, Canvas canvas) {
        Table table = (Table) data.view();
        Figures.title(canvas, Figure.PAIRS);
        double[] difference = new double[table.real().length];
        Arrays.setAll(difference, i -> table.generated()[i] - table.real()[i]);
        map(canvas, table, table.real(), "real", MAP_LEFT);
        map(canvas, table, table.generated(), "generated", MAP_LEFT + MAP_STEP);
        map(canvas, table, difference, "generated less real", MAP_LEFT + 2 * MAP_STEP);
    }

    private static void map(Canvas canvas, Table table, double[] values, String part, double left) {
        int columns = table.marginals().size();
        double cell = MAP / columns;
        canvas.text(left, MAP_TOP - 10, part, PART);
        new Panel(canvas, left, MAP_TOP, MAP, MAP, Axis.none(), Axis.none(), null);
        cells(canvas, part, left, MAP, MAP_TOP, MAP, columns, values);
        for (int j = 0; j < columns; j++) {
            String name = Figures.shortened(table.marginals().get(j).name(), LONGEST_NAME);
            double middle = (j + 0.5) * cell;
            canvas.text(left - 8, MAP_TOP + middle + 4, name, NAME);
            canvas.textUpwards(left + middle + 4, MAP_TOP + MAP + 8, name, NAME);
            for (int k = 0; k < columns && columns <= MOST_NUMBERS; k++) {
                double value = values[j * columns + k];
                canvas.text(left + (k + 0.5) * cell, MAP_TOP + middle + 4,
                        Double.isNaN(value) ? "\u2013" : Digits.fixed(value, 2), NUMBER);
            }
        }
    }
}
