package dev.gan4j.report;

import dev.gan4j.report.Figure.Section;
import dev.gan4j.report.chart.Digits;
import dev.gan4j.report.chart.SvgCanvas;
import java.util.Map;

/**
 * The page of a run, whatever its data: how it ended, the verdict, the scores, its data, the learning curve, D, and the
 * experiment; one file with nothing beside it and no script.
 */
final class ReportPage {

    private final StringBuilder html = new StringBuilder(1 << 18);
    private int figures;

    private ReportPage() {}

    /**
     * Writes the page.
     *
     * @param facts the judgement and the experiment
     * @param drawn an svg element for each figure that there is, in order
     * @return an HTML document
     */
    static String html(RunFacts facts, Map<Figure, String> drawn) {
        ReportPage page = new ReportPage();
        page.head(facts);
        JudgementSection judgement = new JudgementSection(page.html, facts);
        judgement.verdict();
        judgement.scores();
        for (Section section : Section.values()) {
            page.html.append("<h2>").append(section.title()).append("</h2>\n");
            if (section == Section.DISCRIMINATOR) {
                judgement.discriminator();
            }
            page.figures(section, drawn);
        }
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

    private void figures(Section section, Map<Figure, String> drawn) {
        html.append("<div class=\"figures\">\n");
        drawn.forEach((figure, svg) -> {
            if (figure.section() == section) {
                figures++;
                html.append("<figure id=\"").append(figure.fileName()).append(figure.isWide() ? "\" class=\"wide" : "")
                        .append("\">\n").append(svg).append("<figcaption><b>Figure ").append(figures)
                        .append(".</b> ");
                SvgCanvas.html(html, figure.caption());
                html.append("</figcaption>\n</figure>\n");
            }
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
