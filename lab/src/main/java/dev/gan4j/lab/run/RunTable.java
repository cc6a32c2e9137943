package dev.gan4j.lab.run;

import dev.gan4j.lab.Limit;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.ServerLog;
import dev.gan4j.lab.wire.Speed;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All runs and strips of a laboratory. */
public final class RunTable implements AutoCloseable {

    private static final long SWEEP = TimeUnit.MILLISECONDS.toNanos(500);

    private final Limits limits;
    private final FairSemaphore turns;
    private final FairSemaphore compiling;
    private final Scheduler scheduler;
    private final Kept<LabRun> runs = new Kept<>();
    private final Kept<SeedStrip> strips = new Kept<>();
    private final Scheduler.Worker sweeper;
    private int beingMade;
    private volatile boolean closed;

    /**
     * Creates an empty table.
     *
     * @param limits    its limits
     * @param scheduler time and threads
     */
    public RunTable(Limits limits, Scheduler scheduler) {
        this.limits = limits;
        this.scheduler = scheduler;
        turns = new FairSemaphore(limits.of(Limit.RUNS));
        compiling = new FairSemaphore(limits.of(Limit.RUNS));
        sweeper = scheduler.start("gan4j-lab-sweeper", this::sweep);
    }

    /**
     * Creates a run.
     *
     * @param settings one or two
     * @param speed    its speed
     * @return the run, paused; its networks are being compiled
     */
    public LabRun create(List<Setting> settings, Speed speed) {
        return make(() -> new LabRun(settings, speed, limits, turns, compiling, scheduler),
                run -> runs.put(run.id(), run));
    }

    /**
     * Creates a strip of seeds.
     *
     * @param setting what to train
     * @param first   the first seed
     * @param count   how many
     * @return the strip, which starts when it is its turn
     */
    public SeedStrip createStrip(Setting setting, long first, int count) {
        return make(() -> new SeedStrip(setting, first, count, turns, compiling, scheduler),
                strip -> strips.put(strip.id(), strip));
    }

    /** Reserves a place while something is created, which reads data, and ends it if the table is closed in the meantime. */
    private <T> T make(Supplier<T> maker, Consumer<T> keeper) {
        makeRoom();
        T made;
        try {
            made = maker.get();
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                beingMade--;
            }
            throw e;
        }
        synchronized (this) {
            beingMade--;
            keeper.accept(made);
        }
        if (closed) {
            endAll();
            throw ApiException.state("the server is being stopped");
        }
        return made;
    }

    /** Removes the run that has had no viewer for longest, or a finished strip, if there are too many. */
    private void makeRoom() {
        Runnable forget = () -> {};
        synchronized (this) {
            if (runs.size() + strips.size() + beingMade >= limits.of(Limit.WAITING)) {
                forget = leastWanted();
            }
            beingMade++;
        }
        forget.run();
    }

    /** Removes the least wanted entry from the table; returns the action that ends it. */
    private Runnable leastWanted() {
        LabRun left = runs.all().stream().filter(run -> run.watchers().unseenSeconds() >= limits.of(Limit.LEAVE))
                .max(Comparator.comparingLong(run -> run.watchers().unseenSeconds())).orElse(null);
        if (left != null) {
            runs.remove(left.id());
            return left::close;
        }
        SeedStrip done = strips.all().stream().filter(strip -> !strip.isAtWork())
                .max(Comparator.comparingLong(SeedStrip::unseenSeconds)).orElse(null);
        if (done == null) {
            throw ApiException.tooMany("there are " + (runs.size() + strips.size()) + " runs already, and "
                    + turns.waiting() + " of them wait for their turn", Limit.WAITING);
        }
        strips.remove(done.id());
        return done::close;
    }

    /**
     * Finds a run.
     *
     * @param id its id
     * @return the run
     */
    public LabRun run(String id) {
        LabRun run = runs.get(id);
        if (run == null) {
            throw ApiException.unknown("there is no such run; it may have been ended or forgotten");
        }
        return run;
    }

    /**
     * Finds a strip.
     *
     * @param id its id
     * @return the strip
     */
    public SeedStrip strip(String id) {
        SeedStrip strip = strips.get(id);
        if (strip == null) {
            throw ApiException.unknown("there is no such strip; it may have been ended or forgotten");
        }
        strip.seen();
        return strip;
    }

    /**
     * Ends a run or a strip and removes it.
     *
     * @param id its id
     */
    public void end(String id) {
        LabRun run = runs.remove(id);
        if (run != null) {
            run.close();
        }
        SeedStrip strip = strips.remove(id);
        if (strip != null) {
            strip.close();
        }
    }

    /** Pauses and removes runs without viewers. */
    private void sweep() {
        long leave = limits.of(Limit.LEAVE);
        long keep = TimeUnit.MINUTES.toSeconds(limits.of(Limit.KEEP));
        while (!closed) {
            try {
                scheduler.sleep(SWEEP);
                sweep(leave, keep);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                ServerLog.LOG.write(System.Logger.Level.WARNING, "runs could not be looked after", e);
            }
        }
    }

    private void sweep(long leave, long keep) {
        for (LabRun run : runs.all()) {
            run.watchers().removeStuck(leave);
            long unseen = run.watchers().unseenSeconds();
            if (unseen >= keep) {
                end(run.id());
            } else if (unseen >= leave) {
                run.leave(leave);
            }
        }
        for (SeedStrip strip : strips.all()) {
            strip.removeStuck(leave);
            if (strip.unseenSeconds() >= (strip.isAtWork() ? leave : keep)) {
                end(strip.id());
            }
        }
    }

    /** All runs, in order of creation. */
    List<LabRun> runs() {
        return runs.all();
    }

    /** All strips, in order of creation. */
    List<SeedStrip> strips() {
        return strips.all();
    }

    FairSemaphore turns() {
        return turns;
    }

    private void endAll() {
        runs.all().forEach(run -> end(run.id()));
        strips.all().forEach(strip -> end(strip.id()));
    }

    @Override
    public void close() {
        closed = true;
        sweeper.interrupt();
        endAll();
    }

    /** Entries by id, in order of creation. */
    private static final class Kept<T> {

        private final Map<String, T> all = new LinkedHashMap<>();

        synchronized void put(String id, T thing) {
            all.put(id, thing);
        }

        synchronized @Nullable T get(String id) {
            return all.get(id);
        }

        synchronized @Nullable T remove(String id) {
            return all.remove(id);
        }

        synchronized int size() {
            return all.size();
        }

        synchronized List<T> all() {
            return List.copyOf(all.values());
        }
    }
}
