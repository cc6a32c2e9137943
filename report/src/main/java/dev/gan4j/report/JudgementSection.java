package dev.gan4j.report;

import dev.gan4j.eval.Alarm;
import dev.gan4j.eval.ClassJudgement;
import dev.gan4j.eval.ColumnJudgement;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Interval;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Metric;
import dev.gan4j.eval.Metrics;
import dev.gan4j.eval.Score;
import dev.gan4j.report.chart.Digits;
import dev.gan4j.report.chart.SvgCanvas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of a page that say how good a run's samples are: verdict and alarms, scores, and what D says. */
final class JudgementSection {

    private final StringBuilder html;
    private final RunFacts facts;

    /**
     * Prepares to write.
     *
     * @param html  receives all parts
     * @param facts the judgement, and what went wrong
     */
    JudgementSection(StringBuilder html, RunFacts facts) {
        this.html = html;
        this.facts = facts;
    }

    void verdict() {
        html.append("<p class=\"verdict\">");
        text(facts.judgement().verdict().words());
        html.append("</p>\n");
        alarms(facts.alarms());
    }

    /** Of all rows, of each column and of each class. */
    void scores() {
        Judgement judgement = facts.judgement();
        html.append("<div class=\"tables\">\n");
        scores(judgement);
        columns(judgement.columns());
        classes(judgement.classes());
        html.append(
                "</div>\n<p class=\"floor\">The noise floor is what real samples of the same size have; p is how likely"
                        + " a distance at least as large is of real samples. ");
        text(judgement.sizes().sentence());
        html.append("</p>\n");
    }

    private void alarms(List<Alarm> alarms) {
        if (alarms.isEmpty()) {
            return;
        }
        html.append("<ul class=\"alarms\">\n");
        for (Alarm alarm : alarms) {
            html.append("<li>");
            text(alarm.message());
            html.append("</li>\n");
        }
        html.append("</ul>\n");
    }

    private void scores(Judgement judgement) {
        begin(Digits.count(judgement.sizes().generated()) + " generated samples against " + judgement.reference(),
                "score",
                "generated", "noise floor", "p");
        for (Score score : judgement.scores()) {
            html.append("<tr><td>");
            text(Metrics.titleWithUnit(score.metric()));
            Metrics.all().stream().filter(metric -> metric.key().equals(score.metric())).findFirst()
                    .ifPresent(metric -> sentence(metric));
            html.append("</td>");
            switch (score) {
                case Score.NotJudged(String metric, String reason) -> {
                    html.append("<td colspan=\"3\">not judged: ");
                    text(reason);
                    html.append("</td>");
                }
                case Score.Judged judged -> {
                    cell(judged.value(), 4);
                    cell(judged.floor(), 3);
                    html.append("<td>").append(evidence(judged)).append("</td>");
                }
            }
            html.append("</tr>\n");
        }
        end();
    }

    private void sentence(Metric metric) {
        html.append("<small>");
        text(metric.sentence());
        html.append("</small>");
    }

    private static String evidence(Score.Judged judged) {
        @Nullable
        Double p = judged.p();
        Interval interval = judged.interval();
        return p != null
                ? Digits.significant(p, 2)
                : interval == null
                        ? ""
                        : Digits.significant(interval.low(), 3) + " to " + Digits.significant(interval.high(), 3);
    }

    private void columns(List<ColumnJudgement> columns) {
        begin("In the data's units", "column", "mean, all real rows", "judged ones", "generated",
                "deviation, all real rows", "judged ones", "generated", Metrics.title("wasserstein1"),
                Metrics.title("ks"));
        for (ColumnJudgement column : columns) {
            html.append("<tr><td>");
            text(column.name());
            html.append("</td>");
            for (double value : new double[]{column.real().mean(), column.judged().mean(), column.generated().mean(),
                    column.real().standardDeviation(), column.judged().standardDeviation(),
                    column.generated().standardDeviation()}) {
                cell(value, 4);
            }
            for (String metric : List.of("wasserstein1", "ks")) {
                Score.Judged score = Judgement.find(column.scores(), metric);
                cell(score == null ? Double.NaN : score.value(), 4);
            }
            html.append("</tr>\n");
        }
        end();
    }

    private void classes(List<ClassJudgement> classes) {
        if (classes.isEmpty()) {
            return;
        }
        begin("By class", "class", "samples", Metrics.title("slicedWasserstein1"), "noise floor",
                "nearest is of the class", "noise floor");
        for (ClassJudgement judged : classes) {
            html.append("<tr><td>");
            text(judged.name());
            html.append("</td><td>").append(Digits.count(judged.samples())).append("</td>");
            for (Score score : judged.scores()) {
                switch (score) {
                    case Score.NotJudged none -> html.append("<td>\u2013</td><td>\u2013</td>");
                    case Score.Judged figure -> {
                        cell(figure.value(), 4);
                        cell(figure.floor(), 3);
                    }
                }
            }
            html.append("</tr>\n");
        }
        end();
    }

    /** What D says of the real data. */
    void discriminator() {
        DiscriminatorStatistics d = facts.discriminator();
        begin("D on the real data; 0.5 where it cannot tell", "smallest", "mean", "largest");
        html.append("<tr>");
        cell(d.min(), 3);
        cell(d.mean(), 3);
        cell(d.max(), 3);
        html.append("</tr>");
        end();
    }

    private void begin(String caption, String... heads) {
        html.append("<div class=\"scroll\"><table>\n<caption>");
        text(caption);
        html.append("</caption>\n<thead><tr>");
        for (String head : heads) {
            html.append("<th>");
            text(head);
            html.append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
    }

    private void end() {
        html.append("</tbody></table></div>\n");
    }

    private void cell(double value, int digits) {
        html.append("<td>").append(Digits.significant(value, digits)).append("</td>");
    }

    private void text(String text) {
        SvgCanvas.escape(html, text);
    }
}
