package dev.gan4j.report;

import dev.gan4j.eval.Alarm;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judgement;
import dev.gan4j.report.chart.Digits;
import dev.gan4j.report.chart.SvgCanvas;
import java.util.Map;

/** The page: judgement, figures, experiment; one file with nothing beside it and no script. */
final class ReportPage {

    private final StringBuilder html = new StringBuilder(1 << 18);

    private ReportPage() {}

    /**
     * Writes the page.
     *
     * @param facts the judgement and the experiment
     * @param data  what the figures show
     * @param drawn an svg element for each figure that there is
     * @return an HTML document
     */
    static String html(RunFacts facts, FigureData data, Map<Figure, String> drawn) {
        ReportPage page = new ReportPage();
        page.head(facts);
        page.judgement(facts, data);
        page.figures(drawn);
        page.experiment(facts);
        return page.html.append(HtmlPage.END).toString();
    }

    private void head(RunFacts facts) {
        HtmlPage.begin(html, facts.name() + ", seed " + facts.seed() + " \u2013 gan4j", "");
        html.append("<h1>");
        text(facts.name()).append("</h1>\n<p class=\"about\">seed ").append(facts.seed()).append(" \u00B7 ")
                .append(Digits.count(facts.iterations())).append(" iterations \u00B7 ");
        text(Digits.significant(facts.seconds(), 3)).append(" s of training");
        html.append(switch (facts.outcome()) {
            case COMPLETED -> "";
            case STOPPED -> " \u00B7 stopped on request";
            case NOT_FINITE -> " \u00B7 stopped: a number was not finite";
        }).append("</p>\n");
    }

    private void judgement(RunFacts facts, FigureData data) {
        html.append("<p class=\"verdict\">");
        text(facts.verdict()).append("</p>\n");
        if (!facts.alarms().isEmpty()) {
            html.append("<ul class=\"alarms\">\n");
            for (Alarm alarm : facts.alarms()) {
                html.append("<li>");
                text(alarm.message()).append("</li>\n");
            }
            html.append("</ul>\n");
        }
        Judgement judgement = facts.judgement();
        html.append("<div class=\"tables\">\n<div class=\"scroll\"><table>\n<caption>");
        text(Digits.count(judgement.samples())).append(" generated samples against ");
        text(judgement.reference())
                .append("</caption>\n<thead><tr><th>distance</th><th>generated</th><th>noise floor</th>")
                .append("<th>ratio</th></tr></thead>\n<tbody>\n");
        String units = " (units of " + data.quantity() + ")";
        distance("Wasserstein-1" + units, judgement.wasserstein1(), judgement.wasserstein1Floor());
        distance("Kolmogorov\u2013Smirnov", judgement.ks(), judgement.ksFloor());
        html.append("</tbody></table></div>\n<div class=\"scroll\"><table>\n<caption>In the data's units</caption>\n")
                .append("<thead><tr><th></th><th>real</th><th>generated</th></tr></thead>\n<tbody>\n");
        row("mean", judgement.meanReal(), judgement.meanGenerated());
        row("standard deviation", judgement.sdReal(), judgement.sdGenerated());
        DiscriminatorStatistics d = facts.discriminator();
        html.append("</tbody></table></div>\n<div class=\"scroll\"><table>\n<caption>D on the real data; 0.5 where it")
                .append(" cannot tell</caption>\n<thead><tr><th>smallest</th><th>mean</th><th>largest</th></tr>")
                .append("</thead>\n<tbody><tr>");
        cell(d.min(), 3);
        cell(d.mean(), 3);
        cell(d.max(), 3);
        html.append("</tr></tbody></table></div>\n</div>\n<p class=\"floor\">The noise floor is the distance that a"
                + " real sample of the same size has.</p>\n");
    }

    private void distance(String name, double value, double floor) {
        html.append("<tr><td>");
        text(name).append("</td>");
        cell(value, 4);
        cell(floor, 3);
        html.append("<td>");
        html.append(floor > 0 && Double.isFinite(value / floor) ? Digits.significant(value / floor, 2) : "\u2013")
                .append("</td></tr>\n");
    }

    private void row(String name, double real, double generated) {
        html.append("<tr><td>").append(name).append("</td>");
        cell(real, 4);
        cell(generated, 4);
        html.append("</tr>\n");
    }

    private void cell(double value, int digits) {
        html.append("<td>").append(Digits.significant(value, digits)).append("</td>");
    }

    private void figures(Map<Figure, String> drawn) {
        html.append("<h2>Figures</h2>\n");
        if (drawn.size() < Figure.values().length) {
            html.append("<p class=\"left-out\">D was not pretrained in this run, so that figures 3 and 4, which show"
                    + " the pretraining, are left out.</p>\n");
        }
        html.append("<div class=\"figures\">\n");
        drawn.forEach((figure, svg) -> {
            html.append("<figure id=\"").append(figure.fileName()).append("\">\n").append(svg)
                    .append("<figcaption><b>Figure ").append(figure.number()).append(".</b> ");
            SvgCanvas.html(html, figure.caption());
            html.append("</figcaption>\n</figure>\n");
        });
        html.append("</div>\n");
    }

    private void experiment(RunFacts facts) {
        html.append("<h2>The experiment</h2>\n<p>To run it again, with the same result to the bit, in this")
                .append(" directory:</p>\n<pre>gan4j train experiment.yaml</pre>\n<p><code>experiment.yaml</code>:</p>")
                .append("\n<pre>");
        text(facts.yaml().strip()).append("</pre>\n");
    }

    private StringBuilder text(String text) {
        SvgCanvas.escape(html, text);
        return html;
    }
}
