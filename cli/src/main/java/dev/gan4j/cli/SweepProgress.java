package dev.gan4j.cli;

import dev.gan4j.experiment.SweepSpec.Setting;
import dev.gan4j.sweep.RunRecord;
import dev.gan4j.sweep.SettingSummary;
import dev.gan4j.sweep.SweepPlan;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Shows the progress of a sweep: on a terminal, a table of its settings that stays in place; elsewhere, a line for each tenth.
 *
 * <p>Many threads may report runs at the same time.
 */
final class SweepProgress implements AutoCloseable {

    private static final long REFRESH = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int MOST_ROWS = 20;
    private static final int BAR = 24;
    private static final int LONGEST_NAME = 40;
    private static final int SHORTEST_NAME = 12;
    /** The width of a row after the name. */
    private static final int FIGURES = 45;
    private static final int WIDE = 100;

    private final SweepPlan plan;
    private final PrintWriter err;
    private final int columns;
    private final int nameWidth;
    private final boolean isQuiet;
    private final List<List<RunRecord>> records = new ArrayList<>();
    private final int before;
    private final long begin = System.nanoTime();
    private int done;
    private int unfinished;
    private long drawn;
    private int lines;

    /**
     * Creates the display.
     *
     * @param columns the terminal's width; 0 if there is none
     * @param isQuiet whether to show nothing
     * @param known   runs that were done before
     */
    SweepProgress(SweepPlan plan, PrintWriter err, int columns, boolean isQuiet, List<RunRecord> known) {
        this.plan = plan;
        this.err = err;
        this.columns = columns;
        nameWidth = Math.clamp(columns - 1L - FIGURES, SHORTEST_NAME, LONGEST_NAME);
        this.isQuiet = isQuiet;
        plan.settings().forEach(setting -> records.add(new ArrayList<>()));
        known.forEach(this::count);
        before = done;
    }

    /** Counts a run. */
    synchronized void add(RunRecord entry) {
        count(entry);
        if (isQuiet) {
            return;
        }
        if (columns > 0) {
            long now = System.nanoTime();
            if (now - drawn > REFRESH) {
                drawn = now;
                draw();
            }
        } else if (10L * done / plan.runs().size() > 10L * (done - 1) / plan.runs().size()) {
            err.println("gan4j: " + headline());
            err.flush();
        }
    }

    private void count(RunRecord entry) {
        records.get(entry.run().setting()).add(entry);
        done++;
        unfinished += entry.outcome() == RunRecord.Outcome.FINISHED ? 0 : 1;
    }

    private String headline() {
        double seconds = (System.nanoTime() - begin) / 1e9;
        double rate = (done - before) / seconds;
        return String.format(Locale.ROOT, "%,d of %,d runs, %,d of them not finished, %s runs/s, %s", done,
                plan.runs().size(), unfinished, Numbers.text(rate),
                ProgressLine.left((plan.runs().size() - done) / rate));
    }

    private void draw() {
        List<String> text = new ArrayList<>();
        text.add(String.format(Locale.ROOT, "%-" + nameWidth + "s %12s %8s %11s %9s", "setting", "runs", "success",
                "median",
                "diverged"));
        int rows = Math.min(MOST_ROWS, records.size());
        for (int i = 0; i < rows; i++) {
            text.add(row(plan.settings().get(i), records.get(i)));
        }
        if (rows < records.size()) {
            text.add("... and " + (records.size() - rows) + " more settings");
        }
        int full = (int) ((long) BAR * done / plan.runs().size());
        text.add((columns < WIDE ? "" : "[" + "=".repeat(full) + " ".repeat(BAR - full) + "] ") + headline());
        erase();
        text.forEach(line -> err.println(line.substring(0, Math.min(line.length(), columns - 1))));
        err.flush();
        lines = text.size();
    }

    private String row(Setting setting, List<RunRecord> runs) {
        SettingSummary summary = SettingSummary.of(runs, plan.spec().success());
        String name = setting.fullName();
        String shown = name.length() > nameWidth ? name.substring(0, nameWidth - 3) + "..." : name;
        String count = runs.size() + "/" + setting.seeds().count();
        return runs.isEmpty()
                ? String.format(Locale.ROOT, "%-" + nameWidth + "s %12s", shown, count)
                : String.format(Locale.ROOT, "%-" + nameWidth + "s %12s %6.1f %% %11s %9d", shown, count,
                        100 * summary.successRate(), Numbers.text(summary.median()), summary.diverged());
    }

    /** Erases the table: moves up to its first line and clears everything below. */
    private void erase() {
        if (lines > 0) {
            SafePrintWriter.raw(err).print("\033[" + lines + "A\033[J");
        }
        lines = 0;
    }

    @Override
    public synchronized void close() {
        erase();
        err.flush();
    }
}
