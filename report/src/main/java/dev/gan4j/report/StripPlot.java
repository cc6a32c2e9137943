package dev.gan4j.report;

import dev.gan4j.report.chart.Axis;
import dev.gan4j.report.chart.Canvas;
import dev.gan4j.report.chart.Digits;
import dev.gan4j.report.chart.Ink;
import dev.gan4j.report.chart.Panel;
import dev.gan4j.report.chart.Stroke;
import dev.gan4j.report.chart.TextStyle;
import dev.gan4j.report.chart.TextStyle.Anchor;
import dev.gan4j.sweep.RunRecord;
import dev.gan4j.sweep.SettingSummary;
import dev.gan4j.sweep.SweepResults;
import java.util.Arrays;
import java.util.List;

/** The distances of a sweep's runs, a row of dots for each setting, with the median as a bar. */
final class StripPlot {

    private static final double LEFT = 340;
    private static final double WIDTH = 620;
    private static final double RIGHT = 190;
    private static final double TOP = 52;
    private static final double BOTTOM = 56;
    private static final double ROW = 34;
    private static final double PIXELS_PER_UNIT = 1.5;
    private static final int LONGEST_NAME = 46;
    /** The largest distance of a dot from the middle of its row, in rows. */
    private static final double SPREAD = 0.32;
    /** The fractional part of the golden ratio: any number of its multiples fills a row evenly. */
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private static final TextStyle NAME = new TextStyle(14, false, Ink.TEXT, Anchor.END);
    private static final TextStyle RATE = new TextStyle(14, false, Ink.TEXT, Anchor.START);
    private static final TextStyle HEAD = new TextStyle(13, false, Ink.MUTED, Anchor.START);
    private static final TextStyle LOST = new TextStyle(13, false, Ink.GENERATED, Anchor.START);
    private static final Stroke DOTS = new Stroke(Ink.REAL, 5, List.of(), 0.6);
    private static final Stroke MEDIAN = Stroke.solid(Ink.IDEAL, 2.5);
    private static final Stroke SUCCESS = Stroke.dashed(Ink.DISCRIMINATOR, 1.8, 6.0, 5.0);

    private final SweepResults results;
    private final List<Integer> settings;

    /**
     * Creates a plot of some settings.
     *
     * @param settings numbers of settings, from the top
     */
    StripPlot(SweepResults results, List<Integer> settings) {
        this.results = results;
        this.settings = List.copyOf(settings);
    }

    Picture picture() {
        return new Picture("distances of the runs of each setting", LEFT + WIDTH + RIGHT,
                TOP + ROW * settings.size() + BOTTOM, PIXELS_PER_UNIT, this::draw);
    }

    private void draw(Canvas canvas) {
        double success = results.plan().spec().success();
        double[] finite = settings.stream().flatMap(setting -> results.of(setting).stream())
                .mapToDouble(RunRecord::countedDistance).filter(value -> value > 0 && Double.isFinite(value)).toArray();
        double low = Arrays.stream(finite).min().orElse(success);
        double high = Arrays.stream(finite).max().orElse(success);
        Axis across = Axis.logarithmic("distance in standard deviations of the real data",
                Math.min(low, success) / 1.3, Math.max(high, success) * 1.3);
        Panel panel = new Panel(canvas, LEFT, TOP, WIDTH, ROW * settings.size(), across,
                Axis.linear("", 0, settings.size()), null);
        panel.line("success: at most " + SweepReport.plain(success), new double[]{success, success},
                new double[]{0, settings.size()}, SUCCESS, panel.vertical());
        canvas.text(LEFT + WIDTH + 14, TOP - 9, "success", HEAD);
        for (int row = 0; row < settings.size(); row++) {
            draw(canvas, panel, row, settings.get(row));
        }
    }

    private void draw(Canvas canvas, Panel panel, int row, int setting) {
        double middle = settings.size() - row - 0.5;
        double y = TOP + ROW * (row + 0.5) + 5;
        String name = results.plan().settings().get(setting).fullName();
        canvas.text(LEFT - 12, y,
                name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME - 1) + "\u2026" : name, NAME);
        List<RunRecord> runs = results.of(setting);
        SettingSummary summary = results.summary(setting);
        double[] xs = new double[3 * runs.size()];
        double[] ys = new double[xs.length];
        Arrays.fill(xs, Double.NaN);
        int unfinished = 0;
        for (int i = 0; i < runs.size(); i++) {
            double distance = runs.get(i).countedDistance();
            if (Double.isInfinite(distance)) {
                unfinished++;
                continue;
            }
            xs[3 * i] = distance;
            xs[3 * i + 1] = distance;
            double place = (i * GOLDEN) % 1;
            ys[3 * i] = middle + SPREAD * (2 * place - 1);
            ys[3 * i + 1] = ys[3 * i];
        }
        panel.guide(name, xs, ys, DOTS);
        if (Double.isFinite(summary.median())) {
            panel.guide("median of " + name, new double[]{summary.median(), summary.median()},
                    new double[]{middle - 0.4, middle + 0.4}, MEDIAN);
        }
        if (summary.runs() > 0) {
            canvas.text(LEFT + WIDTH + 14, y, Digits.significant(100 * summary.successRate(), 3) + " %", RATE);
        }
        if (unfinished > 0) {
            canvas.text(LEFT + WIDTH + 84, y, unfinished + " not finished", LOST);
        }
    }
}
