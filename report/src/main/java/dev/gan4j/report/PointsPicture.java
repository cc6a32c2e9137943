package dev.gan4j.report;

import dev.gan4j.data.Labels;
import dev.gan4j.data.Points;
import dev.gan4j.data.Range;
import dev.gan4j.data.RealData;
import dev.gan4j.random.AddressedRandom;
import dev.gan4j.random.Stream;
import dev.gan4j.report.chart.Digits;
import dev.gan4j.report.chart.Ink;
import dev.gan4j.report.chart.SvgCanvas;
import dev.gan4j.train.TrainedGan;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Real and generated points side by side, of the first two columns, as SVG; where there are only two, D(x) lies behind as
 * colour: blue where D takes a point for generated, orange where for real. Where there are classes, each has a colour of its
 * own instead.
 */
final class PointsPicture {

    /** Points in each half. */
    private static final int POINTS = 1500;
    private static final int CELLS = 60;
    private static final int SIDE = 400;
    private static final int GAP = 64;
    private static final int LEFT = 44;
    private static final int TOP = 28;
    private static final int BOTTOM = 42;
    private static final int LEGEND = 24;
    /** Okabe and Ito's colours, which colour-blind people tell apart, in an order that differs most first. */
    private static final List<String> COLOURS = List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00",
            "#56b4e9",
            "#a6a000", "#7f7f7f");

    private final StringBuilder svg = new StringBuilder(1 << 17);
    private final TrainedGan gan;
    private final List<String> classes;
    private final Range x;
    private final Range y;

    private PointsPicture(TrainedGan gan) {
        this.gan = gan;
        classes = gan.generator().classes();
        x = gan.pair().codec().columns().get(0).range();
        y = gan.pair().codec().columns().get(1).range();
    }

    /**
     * Draws a run.
     *
     * @param gan what training left, of data with at least two columns
     * @return an svg element
     */
    static String svg(TrainedGan gan) {
        return new PointsPicture(gan).draw();
    }

    private String draw() {
        List<String> names = gan.plan().data().columnNames();
        append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                + " aria-label=\"real and generated points\" font-family=\"sans-serif\" font-size=\"14\""
                + " fill=\"currentColor\">\n", LEFT + 2 * SIDE + GAP + 8,
                TOP + SIDE + BOTTOM + (classes.isEmpty() ? 0 : LEGEND));
        Points real = real();
        long seed = gan.experiment().seed();
        half("real", real, classes.isEmpty() ? null : realClasses(real), LEFT, names);
        half("generated", gan.generator().points(0, POINTS, seed),
                classes.isEmpty() ? null : Labels.of(classes, gan.generator().classesOf(0, POINTS, seed)),
                LEFT + SIDE + GAP,
                names);
        legend();
        return svg.append("</svg>").toString();
    }

    private Labels realClasses(Points real) {
        Labels labels = gan.data().unseenLabels(real, classes);
        return labels.rows() == real.rows() ? labels : labels.select(Points.evenRows(labels.rows(), POINTS));
    }

    /** Each class in its colour, as far as there are colours. */
    private void legend() {
        double width = (2.0 * SIDE + GAP) / Math.max(1, Math.min(classes.size(), COLOURS.size()));
        for (int code = 0; code < Math.min(classes.size(), COLOURS.size()); code++) {
            double left = code * width;
            append("<circle cx=\"%.1f\" cy=\"%d\" r=\"5\" fill=\"%s\"/>\n<text x=\"%.1f\" y=\"%d\">", left + 6,
                    TOP + SIDE + BOTTOM + 8, COLOURS.get(code), left + 18, TOP + SIDE + BOTTOM + 13);
            String name = classes.get(code);
            SvgCanvas.escape(svg, code == COLOURS.size() - 1 && classes.size() > COLOURS.size() ? "others" : name);
            svg.append("</text>\n");
        }
    }

    private static String colour(Ink ink) {
        return String.format(Locale.ROOT, "#%06x", ink.light());
    }

    private static String colour(int code) {
        return COLOURS.get(Math.min(code, COLOURS.size() - 1));
    }

    private Points real() {
        return switch (gan.data()) {
            case RealData.Known known -> {
                AddressedRandom random = new AddressedRandom(gan.experiment().seed());
                random.seek(Stream.NOISE_FLOOR, 0);
                yield known.draw(random, POINTS);
            }
            case RealData.Rows rows ->
                rows.heldOut().values().select(Points.evenRows(rows.heldOut().rows(), POINTS));
        };
    }

    private void half(String title, Points points, @Nullable Labels labels, int left, List<String> names) {
        append("<g transform=\"translate(%d %d)\">\n", left, TOP);
        if (points.columns() == 2 && labels == null) {
            heatmap();
        }
        append("<rect width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"currentColor\" stroke-opacity=\"0.4\"/>\n",
                SIDE,
                SIDE);
        append("<text x=\"0\" y=\"-9\">%s</text>\n", title);
        ticks(x, true);
        ticks(y, false);
        svg.append("<text x=\"").append(SIDE / 2).append("\" y=\"").append(SIDE + 35)
                .append("\" text-anchor=\"middle\">");
        SvgCanvas.escape(svg, names.get(0));
        svg.append("</text>\n<text x=\"").append(SIDE).append("\" y=\"-9\" text-anchor=\"end\">up: ");
        SvgCanvas.escape(svg, names.get(1));
        svg.append("</text>\n<g fill-opacity=\"0.55\">\n");
        for (int row = 0; row < points.rows(); row++) {
            double across = SIDE * (points.get(row, 0) - x.low()) / x.width();
            double down = SIDE * (y.high() - points.get(row, 1)) / y.width();
            if (across >= 0 && across <= SIDE && down >= 0 && down <= SIDE) {
                append("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%s\"%s/>\n", across, down, labels == null ? "1.5" : "2",
                        labels == null ? "" : " fill=\"" + colour(labels.code(row)) + "\"");
            }
        }
        svg.append("</g>\n</g>\n");
    }

    /** Round numbers along an edge. */
    private void ticks(Range range, boolean across) {
        double step = Math.pow(10, Math.floor(Math.log10(range.width() / 2)));
        step *= range.width() / step > 10 ? 5 : range.width() / step > 5 ? 2 : 1;
        for (double at = Math.ceil(range.low() / step) * step; at <= range.high(); at += step) {
            double place = SIDE * (at - range.low()) / range.width();
            double shown = Math.abs(at) < step / 1000 ? 0 : at;
            if (across) {
                append("<path d=\"M%.1f %dv5\" stroke=\"currentColor\" stroke-opacity=\"0.4\"/><text x=\"%.1f\""
                        + " y=\"%d\" text-anchor=\"middle\" font-size=\"12\">%s</text>\n", place, SIDE, place,
                        SIDE + 18,
                        Digits.significant(shown, 3));
            } else {
                append("<path d=\"M-5 %.1fh5\" stroke=\"currentColor\" stroke-opacity=\"0.4\"/><text x=\"-8\""
                        + " y=\"%.1f\" text-anchor=\"end\" font-size=\"12\">%s</text>\n", SIDE - place,
                        SIDE - place + 4,
                        Digits.significant(shown, 3));
            }
        }
    }

    /** Cells from the lower left on. */
    private void heatmap() {
        Points grid = Points.generate(CELLS * CELLS, 2, (cell, point) -> {
            int column = cell / CELLS;
            int row = cell % CELLS;
            point[0] = x.low() + x.width() * (column + 0.5) / CELLS;
            point[1] = y.low() + y.width() * (row + 0.5) / CELLS;
        });
        double[] d = gan.pair().discriminator().probability(grid);
        double size = (double) SIDE / CELLS;
        IntStream.range(0, d.length).forEach(cell -> {
            int column = cell / CELLS;
            int row = cell % CELLS;
            append("<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\" fill-opacity=\"%.2f\"/>\n",
                    column * size, SIDE - (row + 1) * size, size + 0.1, size + 0.1,
                    colour(d[cell] < 0.5 ? Ink.GENERATED : Ink.REAL),
                    Math.min(1, Math.abs(d[cell] - 0.5) * 1.2));
        });
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private void append(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }
}
