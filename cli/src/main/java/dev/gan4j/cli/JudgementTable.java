package dev.gan4j.cli;

import dev.gan4j.eval.ClassJudgement;
import dev.gan4j.eval.ColumnJudgement;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Interval;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Metrics;
import dev.gan4j.eval.Score;
import dev.gan4j.eval.TableColumn;
import dev.gan4j.eval.TableJudgement;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A judgement as a small table. */
final class JudgementTable {

    private static final int MOST_COLUMNS = 40;

    private JudgementTable() {}

    /**
     * Prints a judgement.
     *
     * @param discriminator what D says of the real data; null where no D is known
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
        if (judgement.table() != null) {
            printColumns(out, judgement.table());
        }
        out.println();
        out.println(judgement.verdict().words());
        out.println(String.format(Locale.ROOT, "Compared: %,d samples with %s. %s", judgement.sizes().generated(),
                judgement.reference(), judgement.sizes().sentence()));
        if (judgement.table() != null) {
            judgement.table().notes().forEach(out::println);
            if (judgement.table().target() != null) {
                out.println("Target: " + judgement.table().target() + ".");
            }
        }
        printAllRows(out, judgement);
    }

    /** The columns of a table of mixed columns, the most different ones where there are many, and what trees see. */
    private static void printColumns(PrintWriter out, TableJudgement table) {
        out.println();
        out.println(String.format(Locale.ROOT, "  %-22s%12s%12s%14s%16s", "column", "shape", "floor", "p",
                "blanks (real)").stripTrailing());
        List<TableColumn> shown = table.columns().size() <= MOST_COLUMNS
                ? table.columns()
                : table.columns().stream().sorted(Comparator.comparingDouble(JudgementTable::excess))
                        .limit(MOST_COLUMNS)
                        .toList();
        for (TableColumn column : shown) {
            String blanks = column.realBlanks() == 0 && column.generatedBlanks() == 0
                    ? ""
                    : String.format(Locale.ROOT, "%.1f %% (%.1f %%)", 100 * column.generatedBlanks(),
                            100 * column.realBlanks());
            switch (column.shape()) {
                case Score.NotJudged(String metric, String reason) ->
                    out.println(String.format(Locale.ROOT, "  %-22snot judged: %s", column.name(), reason));
                case Score.Judged judged -> row(out, column.name(), Numbers.text(judged.value()),
                        Numbers.text(judged.floor()), judged.p() == null ? "" : Numbers.text(judged.p()), blanks);
            }
        }
        if (shown.size() < table.columns().size()) {
            out.println("  and " + (table.columns().size() - shown.size()) + " columns that differ less");
        }
        if (!table.sightings().isEmpty()) {
            out.println();
            out.println("What trees see:");
            table.sightings().forEach(sighting -> out.println("  " + sighting.sentence()));
        }
    }

    private static double excess(TableColumn column) {
        return column.shape() instanceof Score.Judged judged ? judged.value() - judged.floor() : 1;
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

    /** Mean and deviation of all real rows, where those that are judged against have others. */
    private static void printAllRows(PrintWriter out, Judgement judgement) {
        if (judgement.columns().size() != 1) {
            return;
        }
        ColumnJudgement column = judgement.columns().getFirst();
        if (!column.real().equals(column.judged())) {
            out.println("All real rows have mean " + Numbers.text(column.real().mean()) + " and standard deviation "
                    + Numbers.text(column.real().standardDeviation()) + ".");
        }
    }

    /** The distance of each class, and the share of its samples that lie among real ones of it. */
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
