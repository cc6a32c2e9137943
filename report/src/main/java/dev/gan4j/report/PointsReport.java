package dev.gan4j.report;

import dev.gan4j.report.chart.Digits;
import dev.gan4j.report.chart.SvgCanvas;
import dev.gan4j.train.TrainedGan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
                new PointsReport().html(RunFacts.of(gan), gan.plan().data().columnNames(), picture));
        return page;
    }

    private String html(RunFacts facts, List<String> columns, String picture) {
        HtmlPage.begin(html, facts.name() + ", seed " + facts.seed() + " \u2013 gan4j", "");
        html.append("<h1>");
        text(facts.name());
        html.append("</h1>\n<p class=\"about\">seed ").append(facts.seed()).append(" \u00B7 ")
                .append(Digits.count(facts.iterations())).append(" iterations \u00B7 ")
                .append(Digits.significant(facts.seconds(), 3)).append(" s of training</p>\n");
        JudgementSection.append(html, facts);
        boolean isPlain = facts.judgement().classes().isEmpty();
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

    private void text(String text) {
        SvgCanvas.escape(html, text);
    }
}
