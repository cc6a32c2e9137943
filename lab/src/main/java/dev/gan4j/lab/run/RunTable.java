package dev.gan4j.lab.run;

import dev.gan4j.lab.Limit;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.input.TableSetting;
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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All runs, strips and trainings of tables of a laboratory. */
public final class RunTable implements AutoCloseable {

    private static final long SWEEP = TimeUnit.MILLISECONDS.toNanos(500);

    private final Limits limits;
    private final FairSemaphore turns;
    private final FairSemaphore compiling;
    private final Scheduler scheduler;
    private final Kept<LabRun> runs = new Kept<>();
    private final Kept<SeedStrip> strips = new Kept<>();
    private final Kept<TableRun> tables = new Kept<>();
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

    /**
     * Creates the training of a table.
     *
     * @param setting reads the table, and says what to train
     * @param play    whether to play as soon as its networks are compiled
     * @return the run
     */
    public TableRun createTable(Supplier<TableSetting> setting, boolean play) {
        return make(() -> new TableRun(setting.get(), play, turns, compiling, scheduler),
                table -> tables.put(table.id(), table));
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
            if (size() + beingMade >= limits.of(Limit.WAITING)) {
                forget = leastWanted();
            }
            beingMade++;
        }
        forget.run();
    }

    /** How many runs and strips there are. */
    private int size() {
        return runs.size() + strips.size() + tables.size();
    }

    /** Removes the least wanted entry from the table; returns the action that ends it. */
    private Runnable leastWanted() {
        Comparator<Left> byTime = Comparator.comparingLong(Left::seconds);
        Left left = Stream.concat(
                runs.all().stream().map(run -> new Left(run.id(), run.watchers().unseenSeconds())),
                tables.all().stream().map(table -> new Left(table.id(), table.unseenSeconds())))
                .filter(each -> each.seconds >= limits.of(Limit.LEAVE)).max(byTime).orElse(null);
        if (left != null) {
            return removed(left.id);
        }
        SeedStrip done = strips.all().stream().filter(strip -> !strip.isAtWork())
                .max(Comparator.comparingLong(SeedStrip::unseenSeconds)).orElse(null);
        if (done == null) {
            throw ApiException.tooMany("there are " + size() + " runs already, and "
                    + turns.waiting() + " of them wait for their turn", Limit.WAITING);
        }
        return removed(done.id());
    }

    /** A run without viewers, and for how long it had none. */
    private record Left(String id, long seconds) {}

    /** Removes an entry; returns the action that ends it. */
    private Runnable removed(String id) {
        LabRun run = runs.remove(id);
        SeedStrip strip = strips.remove(id);
        TableRun table = tables.remove(id);
        return run != null ? run::close : strip != null ? strip::close : table != null ? table::close : () -> {};
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
     * Finds the training of a table.
     *
     * @param id its id
     * @return the run
     */
    public TableRun table(String id) {
        TableRun table = tables.get(id);
        if (table == null) {
            throw ApiException.unknown("there is no such training of a table; it may have been ended or forgotten");
        }
        return table;
    }

    /**
     * Ends a run, a strip or the training of a table, and removes it.
     *
     * @param id its id
     */
    public void end(String id) {
        removed(id).run();
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
        for (TableRun table : tables.all()) {
            table.removeStuck(leave);
            long unseen = table.unseenSeconds();
            if (unseen >= keep) {
                end(table.id());
            } else if (unseen >= leave) {
                table.leave(leave);
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
        tables.all().forEach(table -> end(table.id()));
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
