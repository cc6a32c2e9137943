package dev.gan4j.spark;

import dev.gan4j.sweep.RunRecord;
import dev.gan4j.sweep.SweepDirectory;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Shows the progress of a sweep on the driver: a line at most every ten seconds, and one at the end. */
final class SweepProgress {

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(10);

    private final @Nullable PrintWriter err;
    private final int all;
    private final int before;
    private final long begin = System.nanoTime();
    private long shown = begin;
    private int done;
    private int unfinished;

    /**
     * Begins.
     *
     * @param err where to; null for nowhere
     */
    SweepProgress(SweepDirectory directory, @Nullable PrintWriter err) {
        this.err = err;
        all = directory.plan().runs().size();
        directory.done().forEach(this::count);
        before = done;
        if (before > 0) {
            print(String.format(Locale.ROOT, "%,d of %,d runs are done", before, all));
        }
    }

    /** Counts a run. */
    void add(RunRecord entry) {
        count(entry);
        long now = System.nanoTime();
        if (done == all || now - shown > PAUSE) {
            shown = now;
            double rate = (done - before) / ((now - begin) / 1e9);
            print(String.format(Locale.ROOT, "%,d of %,d runs, %,d of them not finished, %.2f runs/s, %.0f s left",
                    done,
                    all, unfinished, rate, (all - done) / rate));
        }
    }

    private void count(RunRecord entry) {
        done++;
        unfinished += entry.outcome() == RunRecord.Outcome.FINISHED ? 0 : 1;
    }

    private void print(String line) {
        if (err != null) {
            err.println("gan4j-spark: " + line);
            err.flush();
        }
    }
}
