package dev.gan4j.report;

import dev.gan4j.eval.Interval;
import dev.gan4j.report.chart.Digits;
import dev.gan4j.sweep.PairedComparison;
import dev.gan4j.sweep.SettingSummary;
import dev.gan4j.sweep.SweepDirectory;
import dev.gan4j.sweep.SweepResults;
import dev.gan4j.sweep.internal.Statistics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The page of a sweep: pictures, success rates, differences, and the worst runs; no script. */
final class SweepPage {

    private static final String STYLE = """
            main svg{display:block;min-width:720px;max-width:1180px;width:100%;height:auto}
            .tables,.scroll{margin-top:20px}
            """;

    private final SweepResults results;
    private final HtmlPage page;

    private SweepPage(SweepResults results) {
        this.results = results;
        page = new HtmlPage(results.plan().spec().name() + " \u2013 a sweep of gan4j", STYLE);
    }

    /**
     * Writes the page.
     *
     * @param results  of all runs
     * @param groups   the numbers of the settings of each group
     * @param pictures an svg element for each group
     * @return an HTML document
     */
    static String html(SweepResults results, SequencedMap<String, List<Integer>> groups,
            Map<String, String> pictures) {
        SweepPage sweep = new SweepPage(results);
        HtmlPage page = sweep.page;
        sweep.head();
        groups.forEach((group, settings) -> {
            if (!group.isEmpty()) {
                page.add("<h2>", HtmlPage.escaped(group), "</h2>\n");
            }
            page.add("<div class=\"scroll\">\n", pictures.getOrDefault(group, ""), "</div>\n");
            if (settings.size() > SweepReport.MOST_ROWS) {
                page.add("<p class=\"floor\">The picture shows the first " + SweepReport.MOST_ROWS
                        + " settings, the table all " + settings.size() + ".</p>\n");
            }
            sweep.summaries(settings);
            sweep.differences(settings);
        });
        sweep.worst();
        sweep.again();
        return page.end();
    }

    private void head() {
        page.add("<h1>", HtmlPage.escaped(results.plan().spec().name()), "</h1>\n<p class=\"about\">",
                Digits.count(results.count()), " runs of ", Digits.count(results.plan().settings().size()),
                " settings</p>\n",
                "<p>The distance is Wasserstein-1 in standard deviations of the real data (for several columns,",
                " sliced Wasserstein-1). Each dot is a run, each bar a median. A run succeeds if its distance is at most <b>",
                SweepReport.plain(results.plan().spec().success()),
                "</b>. A run that did not finish fails, and counts as farther than any other.</p>\n");
    }

    private String name(int setting) {
        return HtmlPage.escaped(results.plan().settings().get(setting).fullName());
    }

    private void summaries(List<Integer> settings) {
        page.table("Success rates with Wilson's 95 % interval, and quantiles of the distance",
                List.of("setting", "runs", "success", "95 % interval", "5 %", "median", "95 %", "worst", "diverged",
                        "failed"),
                settings.stream().map(this::summary).toList());
    }

    private List<String> summary(int setting) {
        SettingSummary summary = results.summary(setting);
        Interval interval = summary.interval();
        List<String> cells = new ArrayList<>(List.of(name(setting), Integer.toString(summary.runs())));
        if (interval == null) {
            cells.addAll(Collections.nCopies(8, "\u2013"));
            return cells;
        }
        List<Double> quantiles = summary.quantiles();
        cells.addAll(List.of(percent(summary.successRate()),
                percent(interval.low()) + " to " + percent(interval.high()),
                number(quantiles.getFirst()), number(summary.median()), number(quantiles.get(quantiles.size() - 2)),
                number(quantiles.getLast()), Integer.toString(summary.diverged()), Integer.toString(summary.failed())));
        return cells;
    }

    /** Every setting against the first of its group. */
    private void differences(List<Integer> settings) {
        int first = settings.getFirst();
        page.table("Seed by seed, compared with " + results.plan().settings().get(first).fullName()
                + ": median difference with its bootstrap interval (" + Digits.count(Statistics.RESAMPLES)
                + " resamples) and p of the signed-rank test; below 0 is nearer to the real data",
                List.of("setting", "pairs", "nearer", "farther", "difference", "95 % interval", "p", "success",
                        "p of success", "verdict"),
                settings.stream().skip(1).map(setting -> difference(setting, results.compare(first, setting)))
                        .toList());
    }

    private List<String> difference(int setting, PairedComparison paired) {
        return List.of(name(setting), Integer.toString(paired.pairs()), Integer.toString(paired.wins()),
                Integer.toString(paired.losses()), number(paired.median()),
                number(paired.medianInterval().low()) + " to " + number(paired.medianInterval().high()),
                number(paired.signedRank()),
                percent(paired.firstRate()) + " \u2192 " + percent(paired.secondRate()), number(paired.successSign()),
                switch (paired.verdict()) {
                    case SAME_BITS -> "no difference to the bit";
                    case SECOND_BETTER -> "nearer";
                    case FIRST_BETTER -> "farther";
                    case NOT_CLEAR -> "not clear";
                });
    }

    private void worst() {
        page.add("<h2>The worst runs</h2>\n");
        page.table("To run one again, in this directory, to the same bits",
                List.of("setting", "seed", "outcome", "distance", "command"),
                results.worst(SweepDirectory.WORST).stream().map(entry -> List.of(name(entry.run().setting()),
                        Long.toString(entry.run().seed()),
                        HtmlPage.escaped(
                                entry.outcome().word() + (entry.reason().isEmpty() ? "" : ": " + entry.reason())),
                        number(entry.distance()), "<code>gan4j train "
                                + HtmlPage.escaped(SweepDirectory.worstFile(entry.run())) + "</code>"))
                        .toList());
    }

    private void again() {
        page.add(
                "<h2>Run it again</h2>\n<p>In this directory; on any number of threads, the results are the same to the bit:</p>\n",
                "<pre>gan4j sweep ", SweepDirectory.PLAN, "</pre>\n<p>One row per run: <code>",
                SweepDirectory.RESULTS,
                "</code>; one per setting: <code>", SweepDirectory.SETTINGS, "</code>; wall times: <code>",
                SweepDirectory.TIMINGS, "</code>.</p>\n");
    }

    private static String percent(double share) {
        return Digits.significant(100 * share, 3) + " %";
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "\u2013" : Double.isInfinite(value) ? "\u221E" : Digits.significant(value, 3);
    }
}
