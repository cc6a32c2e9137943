package dev.gan4j.cli;

import dev.gan4j.eval.ClassJudgement;
import dev.gan4j.eval.ColumnJudgement;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Interval;
import dev.gan4j.eval.Judgement;
import dev.gan4j.eval.Metrics;
import dev.gan4j.eval.Score;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A judgement as a small table, which fits the terminal. */
final class JudgementTable {

    /** The width of the table outside a terminal, and in one that has room for it. */
    private static final int WIDE = 78;

    private static final int LEAST_CLASS = 20;

    /** The width of the figures of a class, with the indent of its name. */
    private static final int CLASS_FIGURES = 52;

    private final Judgement judgement;
    private final List<Row> rows = new ArrayList<>();

    /** A row of figures, or a line of text. */
    private sealed interface Row {

        /** Figures; missing ones are empty. */
        record Figures(String name, String generated, String real, String floor, String p,
                @Nullable Interval interval) implements Row {}

        /** The reason why there is no figure. */
        record NotJudged(String name, String reason) implements Row {}
    }

    private JudgementTable(Judgement judgement, @Nullable DiscriminatorStatistics discriminator) {
        this.judgement = judgement;
        if (judgement.columns().size() == 1) {
            ColumnJudgement column = judgement.columns().getFirst();
            add("mean", Numbers.text(column.generated().mean()), Numbers.text(column.judged().mean()));
            add("standard deviation", Numbers.text(column.generated().standardDeviation()),
                    Numbers.text(column.judged().standardDeviation()));
        }
        judgement.scores().forEach(this::add);
        if (discriminator != null) {
            add("D on real data", "", Numbers.text(discriminator.mean()));
        }
    }

    /**
     * Prints a judgement.
     *
     * @param discriminator D's output on the real data; null if there is no D
     * @param columns       the width of the terminal; 0 if there is none
     */
    static void print(PrintWriter out, Judgement judgement, @Nullable DiscriminatorStatistics discriminator,
            int columns) {
        JudgementTable table = new JudgementTable(judgement, discriminator);
        if (columns == 0 || columns >= WIDE) {
            table.printWide(out);
            printWideClasses(out, judgement.classes(), columns);
        } else {
            table.narrow(columns).print(out, columns);
            printNarrowClasses(out, judgement.classes(), columns);
        }
        if (judgement.table() != null) {
            ColumnTable.print(out, judgement.table(), columns);
        }
        out.println();
        out.println(judgement.verdict().words());
        out.println(String.format(Locale.ROOT, "Compared: %,d samples with %s. %s", judgement.sizes().generated(),
                judgement.reference(), judgement.sizes().sentence()));
        table.printAllRows(out);
    }

    private void add(String name, String generated, String real) {
        rows.add(new Row.Figures(name, generated, real, "", "", null));
    }

    private void add(Score score) {
        rows.add(switch (score) {
            case Score.NotJudged(String metric, String reason) -> new Row.NotJudged(Metrics.title(metric), reason);
            case Score.Judged judged ->
                new Row.Figures(Metrics.title(judged.metric()), Numbers.text(judged.value()), "",
                        Numbers.text(judged.floor()), judged.p() == null ? "" : Numbers.text(judged.p()),
                        judged.p() == null ? judged.interval() : null);
        });
    }

    private void printWide(PrintWriter out) {
        wide(out, "", "generated", "real", "noise floor", "p");
        for (Row row : rows) {
            switch (row) {
                case Row.NotJudged(String name, String reason) ->
                    out.println(String.format(Locale.ROOT, "  %-22snot judged: %s", name, reason));
                case Row.Figures figures -> wide(out, figures.name(), figures.generated(), figures.real(),
                        figures.floor(), figures.interval() == null
                                ? figures.p()
                                : String.format(Locale.ROOT, "%.3f to %.3f", figures.interval().low(),
                                        figures.interval().high()));
            }
        }
    }

    private static void wide(PrintWriter out, String name, String generated, String real, String floor, String p) {
        out.println(String.format(Locale.ROOT, "  %-22s%12s%12s%14s%16s", name, generated, real, floor, p)
                .stripTrailing());
    }

    /** The table with as many columns as fit: a figure has a real value or a noise floor, so the two can share one. */
    private NarrowTable narrow(int columns) {
        NarrowTable apart = narrow(false);
        return apart.width() <= columns ? apart : narrow(true);
    }

    private NarrowTable narrow(boolean isJoined) {
        NarrowTable table = new NarrowTable();
        if (isJoined) {
            table.add("", "generated", "real/floor", "p");
        } else {
            table.add("", "generated", "real", "noise floor", "p");
        }
        for (Row row : rows) {
            switch (row) {
                case Row.NotJudged(String name, String reason) -> table.add(name + ": not judged: " + reason);
                case Row.Figures figures -> {
                    if (isJoined) {
                        table.add(figures.name(), figures.generated(), figures.real() + figures.floor(), figures.p());
                    } else {
                        table.add(figures.name(), figures.generated(), figures.real(), figures.floor(), figures.p());
                    }
                    if (figures.interval() != null) {
                        table.add(String.format(Locale.ROOT, "  interval: %.3f to %.3f", figures.interval().low(),
                                figures.interval().high()));
                    }
                }
            }
        }
        return table;
    }

    /** Mean and standard deviation of all real rows, if those of the judged rows differ. */
    private void printAllRows(PrintWriter out) {
        if (judgement.columns().size() != 1) {
            return;
        }
        ColumnJudgement column = judgement.columns().getFirst();
        if (!column.real().equals(column.judged())) {
            out.println("All real rows have mean " + Numbers.text(column.real().mean()) + " and standard deviation "
                    + Numbers.text(column.real().standardDeviation()) + ".");
        }
    }

    /** The distance of each class, and the share of its samples whose nearest real sample is of the same class. */
    private static void printWideClasses(PrintWriter out, List<ClassJudgement> classes, int columns) {
        if (classes.isEmpty()) {
            return;
        }
        int longest = classes.stream().mapToInt(judged -> judged.name().length()).max().orElse(0);
        int width = Math.max(LEAST_CLASS, columns == 0 ? longest : Math.min(longest, columns - CLASS_FIGURES));
        String format = "  %-" + width + "s";
        out.println();
        out.println(String.format(Locale.ROOT, format + "%10s%12s%8s%12s%8s", "class", "samples", "distance", "floor",
                "agreement", "floor"));
        for (ClassJudgement judged : classes) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, format + "%,10d",
                    NarrowTable.cut(judged.name(), width), judged.samples()));
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

    private static void printNarrowClasses(PrintWriter out, List<ClassJudgement> classes, int columns) {
        if (classes.isEmpty()) {
            return;
        }
        NarrowTable table = new NarrowTable();
        table.add("class", "samples", "distance", "floor", "agreement", "floor");
        for (ClassJudgement judged : classes) {
            List<String> cells = new ArrayList<>(
                    List.of(judged.name(), String.format(Locale.ROOT, "%,d", judged.samples())));
            for (Score score : judged.scores()) {
                cells.addAll(switch (score) {
                    case Score.NotJudged none -> List.of("-", "-");
                    case Score.Judged figure -> List.of(Numbers.text(figure.value()), Numbers.text(figure.floor()));
                });
            }
            table.add(cells.toArray(String[]::new));
        }
        out.println();
        table.print(out, columns);
    }
}
