package dev.gan4j.cli;

import dev.gan4j.eval.Judging;
import dev.gan4j.report.SweepReport;
import dev.gan4j.sweep.RunRecord;
import dev.gan4j.sweep.SweepDirectory;
import dev.gan4j.sweep.SweepPlan;
import dev.gan4j.sweep.SweepResults;
import dev.gan4j.sweep.SweepRunner;
import dev.gan4j.train.SharedData;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Does the remaining runs of a sweep, shows its progress, and writes tables and report. */
final class SweepExecution {

    private final SweepDirectory directory;
    private final SharedData shared;
    private final int threads;
    private final Judging judging;
    private final PrintWriter err;
    private final boolean isQuiet;

    SweepExecution(SweepDirectory directory, SharedData shared, int threads, Judging judging, PrintWriter err,
            boolean isQuiet) {
        this.directory = directory;
        this.shared = shared;
        this.threads = threads;
        this.judging = judging;
        this.err = err;
        this.isQuiet = isQuiet;
    }

    /**
     * Does the runs that are not done yet.
     *
     * @param found receives the results when all runs are done and written
     * @return the exit code
     */
    int run(Consumer<SweepResults> found) throws IOException {
        SweepPlan plan = directory.plan();
        List<RunRecord> records = new ArrayList<>(directory.done());
        for (String lost : directory.lost()) {
            err.println("gan4j: warning: " + lost);
            err.flush();
        }
        if (!records.isEmpty()) {
            message(String.format(Locale.ROOT, "%,d of %,d runs are done", records.size(), plan.runs().size()));
        }
        List<SweepPlan.RunKey> left = left(plan, records);
        SweepRunner runner = new SweepRunner(plan, shared).judging(judging);
        return Interruption.stopping(err, runner::stop, () -> {
            int columns = Terminal.errorColumns();
            try (SweepProgress progress = new SweepProgress(plan, err, columns, isQuiet, records)) {
                runner.run(left, threads, entry -> keep(entry, records, progress));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            SweepResults results = new SweepResults(plan, records);
            if (results.count() < plan.runs().size()) {
                message(String.format(Locale.ROOT, "stopped after %,d of %,d runs; resume the sweep with gan4j sweep"
                        + " --resume %s", results.count(), plan.runs().size(), directory.path()));
                return ExitCode.FAILURE;
            }
            directory.write(results);
            SweepReport.write(results, directory.path());
            found.accept(results);
            return failures(results);
        });
    }

    /** Reports how many runs failed, and why the first one did. */
    private int failures(SweepResults results) {
        List<RunRecord> failed = results.all().stream().filter(run -> run.outcome() == RunRecord.Outcome.FAILED)
                .toList();
        if (failed.isEmpty()) {
            return ExitCode.OK;
        }
        RunRecord first = failed.getFirst();
        err.printf(Locale.ROOT, "gan4j: %,d of %,d runs failed; the first, of setting %s with seed %d: %s%n",
                failed.size(), results.count(), results.plan().settings().get(first.run().setting()).name(),
                first.run().seed(), first.reason());
        err.flush();
        return ExitCode.FAILURE;
    }

    /** All settings take turns, so an unfinished sweep has results for each of them. */
    private static List<SweepPlan.RunKey> left(SweepPlan plan, List<RunRecord> records) {
        Set<SweepPlan.RunKey> done = new HashSet<>();
        records.forEach(entry -> done.add(entry.run()));
        return plan.runs().stream().filter(run -> !done.contains(run))
                .sorted(Comparator.comparingLong(SweepPlan.RunKey::seed)).toList();
    }

    private void keep(RunRecord entry, List<RunRecord> records, SweepProgress progress) {
        try {
            directory.append(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        synchronized (records) {
            records.add(entry);
        }
        progress.add(entry);
    }

    private void message(String message) {
        if (!isQuiet) {
            err.println("gan4j: " + message);
            err.flush();
        }
    }
}
