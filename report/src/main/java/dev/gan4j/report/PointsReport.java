package dev.gan4j.report;

import dev.gan4j.eval.Alarm;
import dev.gan4j.eval.ClassJudgement;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.ModeCoverage;
import dev.gan4j.eval.PointsJudgement;
import dev.gan4j.eval.Score;
import dev.gan4j.report.chart.Digits;
import dev.gan4j.report.chart.SvgCanvas;
import dev.gan4j.train.TrainedGan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report of a run whose samples or latents are points: the verdict, every score, and the points in a picture. */
final class PointsReport {

    private static final String PICTURE = "points.svg";

    private final StringBuilder html = new StringBuilder(1 << 17);

    private PointsReport() {}

    /** Writes picture and page; returns the page. */
    static Path write(TrainedGan gan, Path directory) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(RunReport.FIGURES));
        String picture = gan.generator().dimension() < 2 ? "" : PointsPicture.svg(gan);
        if (!picture.isEmpty()) {
            RunReport.write(folder.resolve(PICTURE), picture);
        }
        Path page = directory.resolve(RunReport.PAGE);
        RunReport.write(page,
                new PointsReport().html(RunFacts.of(gan), gan.experiment().data().columnNames(), picture));
        return page;
    }

    private String html(RunFacts facts, List<String> columns, String picture) {
        HtmlPage.begin(html, facts.name() + ", seed " + facts.seed() + " \u2013 gan4j", "");
        html.append("<h1>");
        text(facts.name());
        html.append("</h1>\n<p class=\"about\">seed ").append(facts.seed()).append(" \u00B7 ")
                .append(Digits.count(facts.iterations())).append(" iterations \u00B7 ")
                .append(Digits.significant(facts.seconds(), 3)).append(" s of training</p>\n<p class=\"verdict\">");
        text(facts.verdict());
        html.append("</p>\n");
        alarms(facts);
        Judgement judgement = facts.judgement();
        html.append("<div class=\"tables\">\n");
        table(judgement, judgement.points());
        columns(judgement, columns);
        classes(judgement);
        html.append(
                "</div>\n<p class=\"floor\">The noise floor is what real samples of the same size have; distances are"
                        + " in real standard deviations.</p>\n");
        PointsJudgement judged = judgement.points();
        boolean isPlain = judged == null || judged.classes().isEmpty();
        if (!picture.isEmpty()) {
            html.append("<h2>Points</h2>\n<figure>\n").append(picture).append("\n<figcaption>Real and generated points")
                    .append(!isPlain
                            ? ", each class in its colour"
                            : columns.size() == 2
                                    ? "; behind them D: orange where it takes a point for real, blue where for generated"
                                    : " in the first two columns")
                    .append(".</figcaption>\n</figure>\n");
        }
        html.append("<h2>The experiment</h2>\n<pre>");
        text(facts.yaml().strip());
        return html.append("</pre>\n").append(HtmlPage.END).toString();
    }

    private void alarms(RunFacts facts) {
        if (facts.alarms().isEmpty()) {
            return;
        }
        html.append("<ul class=\"alarms\">\n");
        for (Alarm alarm : facts.alarms()) {
            html.append("<li>");
            text(alarm.message());
            html.append("</li>\n");
        }
        html.append("</ul>\n");
    }

    private void table(Judgement judgement, @Nullable PointsJudgement points) {
        html.append("<div class=\"scroll\"><table>\n<caption>").append(Digits.count(judgement.samples()))
                .append(" generated samples against ");
        text(judgement.reference());
        html.append(
                "</caption>\n<thead><tr><th>score</th><th>generated</th><th>noise floor</th></tr></thead>\n<tbody>\n");
        if (points == null) {
            row("Wasserstein-1", judgement.wasserstein1(), judgement.wasserstein1Floor());
            row("Kolmogorov\u2013Smirnov", judgement.ks(), judgement.ksFloor());
        } else {
            points.scores().forEach((name, score) -> row(PointsJudgement.title(name), score.value(), score.floor()));
            ModeCoverage modes = points.modes();
            ModeCoverage floor = points.modesFloor();
            if (modes != null && floor != null) {
                row("modes of " + modes.modes() + " with a fair share", modes.populated(), floor.populated());
                row("modes captured", modes.captured(), floor.captured());
                row("high quality", modes.highQuality(), floor.highQuality());
                row("reverse KL", modes.reverseKl(), floor.reverseKl());
                row("spread within modes", modes.spread(), floor.spread());
            }
        }
        html.append("</tbody></table></div>\n");
    }

    private void columns(Judgement judgement, List<String> names) {
        List<Judgement> columns = judgement.points() == null ? List.of(judgement) : judgement.points().columns();
        html.append("<div class=\"scroll\"><table>\n<caption>In the data's units</caption>\n<thead><tr><th>column</th>")
                .append("<th>mean, real</th><th>generated</th><th>deviation, real</th><th>generated</th>")
                .append("<th>Wasserstein-1</th></tr></thead>\n<tbody>\n");
        for (int i = 0; i < columns.size(); i++) {
            Judgement column = columns.get(i);
            html.append("<tr><td>");
            text(names.get(i));
            html.append("</td>");
            for (double value : new double[]{column.meanReal(), column.meanGenerated(), column.sdReal(),
                    column.sdGenerated(), column.wasserstein1()}) {
                html.append("<td>").append(Digits.significant(value, 4)).append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }

    private void classes(Judgement judgement) {
        PointsJudgement points = judgement.points();
        if (points == null || points.classes().isEmpty()) {
            return;
        }
        html.append("<div class=\"scroll\"><table>\n<caption>By class</caption>\n<thead><tr><th>class</th>")
                .append("<th>samples</th><th>sliced Wasserstein-1</th><th>noise floor</th>")
                .append("<th>nearest is of the class</th><th>noise floor</th></tr></thead>\n<tbody>\n");
        for (ClassJudgement judged : points.classes()) {
            html.append("<tr><td>");
            text(judged.name());
            html.append("</td><td>").append(Digits.count(judged.samples())).append("</td>");
            for (Score score : List.of(judged.slicedWasserstein1(), judged.agreement())) {
                html.append("<td>").append(Digits.significant(score.value(), 4)).append("</td><td>")
                        .append(Digits.significant(score.floor(), 3)).append("</td>");
            }
            html.append("</tr>\n");
        }
        html.append("</tbody></table></div>\n");
    }

    private void row(String name, double value, double floor) {
        html.append("<tr><td>");
        text(name);
        html.append("</td><td>").append(Digits.significant(value, 4)).append("</td><td>")
                .append(Digits.significant(floor, 3)).append("</td></tr>\n");
    }

    private void text(String text) {
        SvgCanvas.escape(html, text);
    }
}
