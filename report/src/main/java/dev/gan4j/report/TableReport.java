package dev.gan4j.report;

import static java.util.Objects.requireNonNull;

import dev.gan4j.cascade.TableLook;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.TableJudgement;
import dev.gan4j.model.TableModel;
import dev.gan4j.report.chart.Digits;
import dev.gan4j.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The judgement of a table of mixed columns as one page that needs nothing beside it. */
public final class TableReport {

    private TableReport() {}

    /**
     * Writes the page of a run, over one that is there.
     *
     * @param run which has finished
     * @return the page
     * @throws IOException                           if a file cannot be read or written
     * @throws dev.gan4j.InvalidInputException if the run has left no model yet, or a file is damaged
     */
    public static Path write(RunDirectory run) throws IOException {
        Path page = run.path().resolve(RunReport.PAGE);
        TableModel model = run.readTable();
        RunReport.write(page, html(model.judgement(), model.experiment().name(),
                "gan4j train " + run.path().resolve(RunDirectory.EXPERIMENT), run.readLooks()));
        return page;
    }

    /**
     * Writes the page.
     *
     * @param judgement of a table of mixed columns
     * @param title     such as the name of the synthetic file
     * @param command   that writes the page again
     * @return an HTML document
     * @throws IllegalArgumentException if the judgement has no table
     */
    public static String html(Judgement judgement, String title, String command) {
        return html(judgement, title, command, List.of());
    }

    private static String html(Judgement judgement, String title, String command, List<TableLook> looks) {
        requireNonNull(title, "title must not be null");
        TableJudgement table = judgement.table();
        if (table == null) {
            throw new IllegalArgumentException(
                    "the judgement must be of a table of mixed columns but was " + judgement);
        }
        HtmlPage page = new HtmlPage(title + " \u2013 gan4j", TableSection.STYLE);
        page.add("<h1>", HtmlPage.escaped(title), "</h1>\n<p class=\"about\">",
                Digits.count(judgement.sizes().generated()), " generated rows against ",
                HtmlPage.escaped(judgement.reference()), "</p>\n<p class=\"verdict\">",
                HtmlPage.escaped(judgement.verdict().words()), "</p>\n<div class=\"tables\">\n");
        page.table("Scores", List.of("score", "generated", "noise floor", "p, or interval"),
                judgement.scores().stream().map(ReportPage::score).toList());
        page.add(
                "</div>\n<p class=\"floor\">The noise floor is the score of real rows in place of generated ones; p is the",
                " probability that real rows are at least this far apart. ",
                HtmlPage.escaped(judgement.sizes().sentence()),
                table.target() == null ? "" : " The target is " + HtmlPage.escaped(table.target()) + ".");
        table.notes().forEach(note -> page.add(" ", HtmlPage.escaped(note)));
        page.add("</p>\n");
        TableSection.add(page, table);
        if (!looks.isEmpty()) {
            page.add("<h2>How it was learnt</h2>\n<div class=\"figures\"><figure>", TableLearning.element(looks),
                    "<figcaption>Above: minus the mean log-likelihood of rows, as far as the weights of the lowest value among"
                            + " the rows that stop the training; below: how well trees tell samples from training rows, of"
                            + " which those nearest to guessing were kept.</figcaption></figure></div>\n");
        }
        page.add("<h2>To write this page again</h2>\n<pre>", HtmlPage.escaped(command), "</pre>\n");
        return page.end();
    }
}
