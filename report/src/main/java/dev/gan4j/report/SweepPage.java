package dev.gan4j.report;

import dev.gan4j.eval.Interval;
import dev.gan4j.experiment.SweepSpec.Setting;
import dev.gan4j.report.chart.Digits;
import dev.gan4j.report.chart.SvgCanvas;
import dev.gan4j.sweep.PairedComparison;
import dev.gan4j.sweep.RunRecord;
import dev.gan4j.sweep.SettingSummary;
import dev.gan4j.sweep.Statistics;
import dev.gan4j.sweep.SweepDirectory;
import dev.gan4j.sweep.SweepResults;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** The page of a sweep: pictures, success rates, differences, and the worst runs; no script. */
final class SweepPage {

    private static final String STYLE = """
            main svg{display:block;min-width:720px;max-width:1180px;width:100%;height:auto}
            .tables,.scroll{margin-top:20px}
            """;
    private static final String TABLE_END = "</tbody></table></div>\n";

    private final StringBuilder html = new StringBuilder(1 << 17);
    private final SweepResults results;

    private SweepPage(SweepResults results) {
        this.results = results;
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
        SweepPage page = new SweepPage(results);
        page.head();
        groups.forEach((group, settings) -> {
            if (!group.isEmpty()) {
                page.html.append("<h2>");
                page.text(group).append("</h2>\n");
            }
            page.html.append("<div class=\"scroll\">\n").append(pictures.get(group)).append("</div>\n");
            if (settings.size() > SweepReport.MOST_ROWS) {
                page.html.append("<p class=\"floor\">The picture has the first ").append(SweepReport.MOST_ROWS)
                        .append(" settings, the table all ").append(settings.size()).append(".</p>\n");
            }
            page.summaries(settings);
            page.differences(settings);
        });
        page.worst();
        page.again();
        return page.html.append(HtmlPage.END).toString();
    }

    private void head() {
        String name = results.plan().spec().name();
        HtmlPage.begin(html, name + " \u2013 a sweep of gan4j", STYLE);
        html.append("<h1>");
        text(name).append("</h1>\n<p class=\"about\">").append(Digits.count(results.count())).append(" runs of ")
                .append(Digits.count(results.plan().settings().size())).append(" settings</p>\n");
        html.append("<p>The distance is Wasserstein-1 in standard deviations of the real data (of points, the sliced"
                + " Wasserstein-1 distance); a dot is a run, a bar the median. A success is"
                + " a run that comes within <b>")
                .append(SweepReport.plain(results.plan().spec().success()))
                .append("</b>. A run that did not finish is no success, and farther than any other.</p>\n");
    }

    private void summaries(List<Integer> settings) {
        table("Success rates with Wilson's 95 % interval, and quantiles of the distance", "setting", "runs", "success",
                "95 % interval", "5 %", "median", "95 %", "worst", "diverged", "failed");
        for (int setting : settings) {
            SettingSummary summary = results.summary(setting);
            Interval interval = summary.interval();
            row(results.plan().settings().get(setting).fullName());
            cell(Integer.toString(summary.runs()));
            if (interval == null) {
                for (int i = 0; i < 8; i++) {
                    cell("\u2013");
                }
            } else {
                cell(percent(summary.successRate()));
                cell(percent(interval.low()) + " to " + percent(interval.high()));
                List<Double> quantiles = summary.quantiles();
                cell(number(quantiles.getFirst()));
                cell(number(summary.median()));
                cell(number(quantiles.get(quantiles.size() - 2)));
                cell(number(quantiles.getLast()));
                cell(Integer.toString(summary.diverged()));
                cell(Integer.toString(summary.failed()));
            }
            html.append("</tr>\n");
        }
        html.append(TABLE_END);
    }

    /** Every setting against the first of its group. */
    private void differences(List<Integer> settings) {
        if (settings.size() < 2) {
            return;
        }
        int first = settings.getFirst();
        table("Seed by seed against " + results.plan().settings().get(first).fullName()
                + ": median difference with its bootstrap interval (" + Digits.count(Statistics.RESAMPLES)
                + " resamples), p of the signed-rank test; below 0 is nearer to the real data", "setting", "pairs",
                "nearer", "farther", "difference", "95 % interval", "p", "success", "p of success", "verdict");
        for (int setting : settings.subList(1, settings.size())) {
            PairedComparison paired = results.compare(first, setting);
            row(results.plan().settings().get(setting).fullName());
            cell(Integer.toString(paired.pairs()));
            cell(Integer.toString(paired.wins()));
            cell(Integer.toString(paired.losses()));
            cell(number(paired.median()));
            cell(number(paired.medianInterval().low()) + " to " + number(paired.medianInterval().high()));
            cell(number(paired.signedRank()));
            cell(percent(paired.firstRate()) + " \u2192 " + percent(paired.secondRate()));
            cell(number(paired.successSign()));
            cell(switch (paired.verdict()) {
                case SAME_BITS -> "no difference to the bit";
                case SECOND_BETTER -> "nearer";
                case FIRST_BETTER -> "farther";
                case NOT_CLEAR -> "not clear";
            });
            html.append("</tr>\n");
        }
        html.append(TABLE_END);
    }

    private void worst() {
        html.append("<h2>The worst runs</h2>\n");
        table("To look at one, in this directory; it ends with the same bits", "setting", "seed", "outcome", "distance",
                "command");
        for (RunRecord entry : results.worst(SweepDirectory.WORST)) {
            Setting setting = results.plan().settings().get(entry.run().setting());
            row(setting.fullName());
            cell(Long.toString(entry.run().seed()));
            cell(entry.outcome().word() + (entry.reason().isEmpty() ? "" : ": " + entry.reason()));
            cell(number(entry.distance()));
            html.append("<td><code>gan4j train ");
            text(SweepDirectory.worstFile(entry.run())).append("</code></td></tr>\n");
        }
        html.append(TABLE_END);
    }

    private void again() {
        html.append("<h2>Again</h2>\n<p>In this directory, with the same results to the bit on any number of threads:")
                .append("</p>\n<pre>gan4j sweep ").append(SweepDirectory.PLAN).append("</pre>\n<p>A row for each run: ")
                .append("<code>").append(SweepDirectory.RESULTS).append("</code>; for each setting: <code>")
                .append(SweepDirectory.SETTINGS).append("</code>; wall times: <code>").append(SweepDirectory.TIMINGS)
                .append("</code>.</p>\n");
    }

    private void table(String caption, String... heads) {
        html.append("<div class=\"scroll\"><table>\n<caption>");
        text(caption).append("</caption>\n<thead><tr>");
        for (String head : heads) {
            html.append("<th>");
            text(head).append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
    }

    private void row(String name) {
        html.append("<tr><td>");
        text(name).append("</td>");
    }

    private void cell(String value) {
        html.append("<td>");
        text(value).append("</td>");
    }

    private static String percent(double share) {
        return Digits.significant(100 * share, 3) + " %";
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "\u2013" : Double.isInfinite(value) ? "\u221E" : Digits.significant(value, 3);
    }

    private StringBuilder text(String text) {
        SvgCanvas.escape(html, text);
        return html;
    }
}
