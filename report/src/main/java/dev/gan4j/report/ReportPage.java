package dev.gan4j.report;

import dev.gan4j.eval.Alarm;
import dev.gan4j.eval.ClassJudgement;
import dev.gan4j.eval.ColumnJudgement;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Interval;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Metrics;
import dev.gan4j.eval.Moments;
import dev.gan4j.eval.Score;
import dev.gan4j.report.Figure.Section;
import dev.gan4j.report.chart.Digits;
import dev.gan4j.report.chart.SvgCanvas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page of a run with any data: how it ended, the verdict, the scores, its data, the learning curve, D, and the experiment.
 */
final class ReportPage {

    private final HtmlPage page;
    private final RunFacts facts;
    private final Judgement judgement;
    private int figures;

    private ReportPage(RunFacts facts) {
        this.facts = facts;
        judgement = facts.judgement();
        page = new HtmlPage(facts.name() + ", seed " + facts.seed() + " \u2013 gan4j",
                judgement.table() == null ? "" : TableSection.STYLE);
    }

    /**
     * Writes the page.
     *
     * @param facts the judgement and the experiment
     * @param drawn an svg element for each figure, in order
     * @return an HTML document
     */
    static String html(RunFacts facts, Map<Figure, String> drawn) {
        ReportPage page = new ReportPage(facts);
        page.outcome();
        page.scores();
        if (page.judgement.table() != null) {
            TableSection.add(page.page, page.judgement.table());
        }
        for (Section section : Section.values()) {
            page.page.add("<h2>", section.title(), "</h2>\n");
            if (section == Section.DISCRIMINATOR) {
                page.discriminator();
            }
            page.figures(section, drawn);
        }
        page.experiment();
        return page.page.end();
    }

    private void outcome() {
        page.add("<h1>", HtmlPage.escaped(facts.name()), "</h1>\n<p class=\"about\">seed ", Long.toString(facts.seed()),
                " \u00B7 ", Digits.count(facts.iterations()), " iterations \u00B7 ",
                Digits.significant(facts.seconds(), 3), " s of training", switch (facts.outcome()) {
                    case COMPLETED -> "";
                    case STOPPED -> " \u00B7 stopped on request";
                    case NOT_FINITE -> " \u00B7 stopped because a number was not finite";
                }, "</p>\n<p class=\"verdict\">", HtmlPage.escaped(judgement.verdict().words()), "</p>\n");
        if (!facts.alarms().isEmpty()) {
            page.add("<ul class=\"alarms\">\n");
            for (Alarm alarm : facts.alarms()) {
                page.add("<li>", HtmlPage.escaped(alarm.message()), "</li>\n");
            }
            page.add("</ul>\n");
        }
    }

    /** The scores of all rows, of each column and of each class. */
    private void scores() {
        page.add("<div class=\"tables\">\n");
        page.table(Digits.count(judgement.sizes().generated()) + " generated samples against " + judgement.reference(),
                List.of("score", "generated", "noise floor", "p"),
                judgement.scores().stream().map(ReportPage::score).toList());
        page.table("In the data's units", List.of("column", "mean, all real rows", "real rows judged", "generated",
                "standard deviation, all real rows", "real rows judged", "generated", Metrics.title("wasserstein1"),
                Metrics.title("ks")), judgement.columns().stream().map(ReportPage::column).toList());
        page.table("By class", List.of("class", "samples", Metrics.title("slicedWasserstein1"), "noise floor",
                "nearest real row is of the class", "noise floor"),
                judgement.classes().stream().map(ReportPage::ofClass).toList());
        page.add(
                "</div>\n<p class=\"floor\">The noise floor is the score of real samples of the same size; p is the",
                " probability that real samples are at least this far apart. ",
                HtmlPage.escaped(judgement.sizes().sentence()), "</p>\n");
    }

    static List<String> score(Score score) {
        String name = HtmlPage.escaped(Metrics.titleWithUnit(score.metric())) + "<small>"
                + HtmlPage.escaped(Metrics.sentence(score.metric()))
                + "</small>";
        return switch (score) {
            case Score.NotJudged(String metric, String reason) ->
                List.of(name, "not judged: " + HtmlPage.escaped(reason));
            case Score.Judged judged -> List.of(name, Digits.significant(judged.value(), 4),
                    Digits.significant(judged.floor(), 3), evidence(judged));
        };
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

    private static List<String> column(ColumnJudgement column) {
        List<String> cells = new ArrayList<>();
        cells.add(HtmlPage.escaped(column.name()));
        for (ToDoubleFunction<Moments> moment : List.<ToDoubleFunction<Moments>>of(Moments::mean,
                Moments::standardDeviation)) {
            Stream.of(column.real(), column.judged(), column.generated())
                    .forEach(of -> cells.add(Digits.significant(moment.applyAsDouble(of), 4)));
        }
        for (String metric : List.of("wasserstein1", "ks")) {
            Score.Judged score = Judgement.find(column.scores(), metric);
            cells.add(Digits.significant(score == null ? Double.NaN : score.value(), 4));
        }
        return cells;
    }

    private static List<String> ofClass(ClassJudgement judged) {
        List<String> cells = new ArrayList<>(
                List.of(HtmlPage.escaped(judged.name()), Digits.count(judged.samples())));
        for (Score score : judged.scores()) {
            cells.addAll(switch (score) {
                case Score.NotJudged none -> List.of("\u2013", "\u2013");
                case Score.Judged figure ->
                    List.of(Digits.significant(figure.value(), 4), Digits.significant(figure.floor(), 3));
            });
        }
        return cells;
    }

    private void discriminator() {
        DiscriminatorStatistics d = facts.discriminator();
        page.table("D on the real data; 0.5 means undecided", List.of("smallest", "mean", "largest"),
                List.of(Stream.of(d.min(), d.mean(), d.max()).map(value -> Digits.significant(value, 3)).toList()));
    }

    private void figures(Section section, Map<Figure, String> drawn) {
        page.add("<div class=\"figures\">\n");
        drawn.forEach((figure, svg) -> {
            if (figure.section() == section) {
                figures++;
                page.add("<figure id=\"", figure.fileName(), figure.isWide() ? "\" class=\"wide" : "", "\">\n", svg,
                        "<figcaption><b>Figure ", Integer.toString(figures), ".</b> ",
                        SvgCanvas.html(figure.caption()), "</figcaption>\n</figure>\n");
            }
        });
        page.add("</div>\n");
    }

    private void experiment() {
        page.add(
                "<h2>The experiment</h2>\n<p>To run it again, in this directory, with the same result to the bit:</p>\n",
                "<pre>gan4j train experiment.yaml</pre>\n<p><code>experiment.yaml</code>:</p>\n<pre>",
                HtmlPage.escaped(facts.yaml().strip()), "</pre>\n");
    }
}
