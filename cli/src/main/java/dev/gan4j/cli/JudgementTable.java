package dev.gan4j.cli;

import dev.gan4j.eval.ClassJudgement;
import dev.gan4j.eval.ColumnJudgement;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Interval;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Metrics;
import dev.gan4j.eval.Score;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A judgement as a small table. */
final class JudgementTable {

    private JudgementTable() {}

    /**
     * Prints a judgement.
     *
     * @param discriminator D's output on the real data; null if there is no D
     */
    static void print(PrintWriter out, Judgement judgement, @Nullable DiscriminatorStatistics discriminator) {
        row(out, "", "generated", "real", "noise floor", "p");
        if (judgement.columns().size() == 1) {
            ColumnJudgement column = judgement.columns().getFirst();
            row(out, "mean", Numbers.text(column.generated().mean()), Numbers.text(column.judged().mean()), "", "");
            row(out, "standard deviation", Numbers.text(column.generated().standardDeviation()),
                    Numbers.text(column.judged().standardDeviation()), "", "");
        }
        judgement.scores().forEach(score -> print(out, score));
        if (discriminator != null) {
            row(out, "D on real data", "", Numbers.text(discriminator.mean()), "", "");
        }
        printClasses(out, judgement.classes());
        out.println();
        out.println(judgement.verdict().words());
        out.println(String.format(Locale.ROOT, "Compared: %,d samples with %s. %s", judgement.sizes().generated(),
                judgement.reference(), judgement.sizes().sentence()));
        printAllRows(out, judgement);
    }

    private static void print(PrintWriter out, Score score) {
        switch (score) {
            case Score.NotJudged(String metric, String reason) ->
                out.println(String.format(Locale.ROOT, "  %-22snot judged: %s", Metrics.title(metric), reason));
            case Score.Judged judged -> {
                Interval interval = judged.interval();
                row(out, Metrics.title(judged.metric()), Numbers.text(judged.value()), "",
                        Numbers.text(judged.floor()),
                        judged.p() != null
                                ? Numbers.text(judged.p())
                                : interval == null
                                        ? ""
                                        : String.format(Locale.ROOT, "%.3f to %.3f", interval.low(), interval.high()));
            }
        }
    }

    /** Mean and standard deviation of all real rows, if those of the judged rows differ. */
    private static void printAllRows(PrintWriter out, Judgement judgement) {
        if (judgement.columns().size() > 1) {
            return;
        }
        ColumnJudgement column = judgement.columns().getFirst();
        if (!column.real().equals(column.judged())) {
            out.println("All real rows have mean " + Numbers.text(column.real().mean()) + " and standard deviation "
                    + Numbers.text(column.real().standardDeviation()) + ".");
        }
    }

    /** The distance of each class, and the share of its samples whose nearest real sample is of the same class. */
    private static void printClasses(PrintWriter out, List<ClassJudgement> classes) {
        if (classes.isEmpty()) {
            return;
        }
        out.println();
        out.println(String.format(Locale.ROOT, "  %-20s%10s%12s%8s%12s%8s", "class", "samples", "distance", "floor",
                "agreement", "floor"));
        for (ClassJudgement judged : classes) {
            StringBuilder line = new StringBuilder(
                    String.format(Locale.ROOT, "  %-20s%,10d", judged.name(), judged.samples()));
            for (Score score : judged.scores()) {
                line.append(switch (score) {
                    case Score.NotJudged none -> String.format(Locale.ROOT, "%12s%8s", "-", "-");
                    case Score.Judged figure -> String.format(Locale.ROOT, "%12s%8s", Numbers.text(figure.value()),
                            Numbers.text(figure.floor()));
                });
            }
            out.println(line);
        }
    }

    private static void row(PrintWriter out, String name, String generated, String real, String floor, String p) {
        out.println(String.format(Locale.ROOT, "  %-22s%12s%12s%14s%16s", name, generated, real, floor, p)
                .stripTrailing());
    }
}
