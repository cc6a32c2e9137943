package dev.gan4j.lab.run;

import dev.gan4j.lab.paint.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moments of a lane that can be shown later: a limited number, thinned evenly when full. */
final class Moments {

    private static final long MOST_BYTES = 16L << 20;

    private final int most;
    private final List<Snapshot> kept = new ArrayList<>();
    private long bytes;
    private volatile long stride;

    /**
     * Creates an empty store.
     *
     * @param most       how many moments it holds
     * @param iterations of the run
     */
    Moments(int most, long iterations) {
        this.most = most;
        // One of them is the moment before the first iteration.
        stride = Math.max(1, (iterations + most - 2) / (most - 1));
    }

    /** Whether to keep a moment. */
    boolean wants(long iteration) {
        return iteration % stride == 0;
    }

    synchronized void add(Snapshot snapshot) {
        long iteration = snapshot.progress().iterations();
        if (!kept.isEmpty() && kept.getLast().progress().iterations() >= iteration) {
            return;
        }
        kept.add(snapshot);
        bytes += snapshot.bytes();
        while (kept.size() > 2 && (kept.size() > most || bytes > MOST_BYTES)) {
            thin();
        }
    }

    private void thin() {
        long wider = 2 * stride;
        kept.removeIf(snapshot -> snapshot.progress().iterations() % wider != 0);
        bytes = kept.stream().mapToLong(Snapshot::bytes).sum();
        stride = wider;
    }

    /** The moment nearest to an iteration; null if there is none. */
    synchronized @Nullable Snapshot nearest(long iteration) {
        Snapshot nearest = null;
        for (Snapshot snapshot : kept) {
            if (nearest == null || distance(snapshot, iteration) < distance(nearest, iteration)) {
                nearest = snapshot;
            }
        }
        return nearest;
    }

    private static long distance(Snapshot snapshot, long iteration) {
        return Math.abs(snapshot.progress().iterations() - iteration);
    }

    synchronized long[] iterations() {
        return kept.stream().mapToLong(snapshot -> snapshot.progress().iterations()).toArray();
    }

    long stride() {
        return stride;
    }
}
