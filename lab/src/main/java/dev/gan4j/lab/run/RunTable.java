package dev.gan4j.lab.run;

import dev.gan4j.lab.Limit;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.wire.ApiException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** All runs and strips of a laboratory. */
public final class RunTable implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger("dev.gan4j.lab");
    private static final long SWEEP_MILLISECONDS = 500;

    private final Limits limits;
    private final Turns turns;
    private final Map<String, LabRun> runs = new ConcurrentHashMap<>();
    private final Map<String, SeedStrip> strips = new ConcurrentHashMap<>();
    private final Thread sweeper;
    private volatile boolean closed;

    /**
     * Creates an empty table.
     *
     * @param limits what it bears
     */
    public RunTable(Limits limits) {
        this.limits = limits;
        turns = new Turns(limits.of(Limit.RUNS));
        sweeper = Thread.ofVirtual().name("gan4j-lab-sweeper").start(this::sweep);
    }

    /**
     * Makes a run.
     *
     * @param settings one or two
     * @param speed    how fast it is to go
     * @return the run, paused
     */
    public LabRun create(List<Setting> settings, Speed speed) {
        makeRoom();
        LabRun run = new LabRun(settings, speed, limits, turns);
        runs.put(run.id(), run);
        return run;
    }

    /**
     * Makes a strip of seeds.
     *
     * @param setting what to train
     * @param first   the first seed
     * @param count   how many
     * @return the strip, at work as soon as it is its turn
     */
    public SeedStrip createStrip(Setting setting, long first, int count) {
        makeRoom();
        SeedStrip strip = new SeedStrip(setting, first, count, turns);
        strips.put(strip.id(), strip);
        return strip;
    }

    /** Forgets the run that nobody has watched for longest, or a strip that is done, where there are too many. */
    private synchronized void makeRoom() {
        long most = limits.of(Limit.WAITING);
        if (runs.size() + strips.size() < most) {
            return;
        }
        LabRun left = runs.values().stream().filter(run -> run.watchers().unseenSeconds() >= limits.of(Limit.LEAVE))
                .max(Comparator.comparingLong(run -> run.watchers().unseenSeconds())).orElse(null);
        if (left != null) {
            end(left.id());
            return;
        }
        SeedStrip done = strips.values().stream().filter(strip -> !strip.isAtWork())
                .max(Comparator.comparingLong(SeedStrip::unseenSeconds)).orElse(null);
        if (done == null) {
            throw ApiException.tooMany("there are " + (runs.size() + strips.size()) + " runs already, and "
                    + turns.length() + " of them wait for their turn", Limit.WAITING);
        }
        end(done.id());
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
     * Ends a run or a strip and forgets it.
     *
     * @param id its id
     */
    public void end(String id) {
        close(runs.remove(id));
        close(strips.remove(id));
    }

    private static void close(@Nullable LabRun run) {
        if (run != null) {
            run.close();
        }
    }

    private static void close(@Nullable SeedStrip strip) {
        if (strip != null) {
            strip.close();
        }
    }

    /** Pauses and forgets what nobody watches. */
    private void sweep() {
        long leave = limits.of(Limit.LEAVE);
        long keep = TimeUnit.MINUTES.toSeconds(limits.of(Limit.KEEP));
        while (!closed) {
            try {
                Thread.sleep(SWEEP_MILLISECONDS);
                for (LabRun run : runs.values()) {
                    run.watchers().removeStuck(leave);
                    long unseen = run.watchers().unseenSeconds();
                    if (unseen >= keep) {
                        end(run.id());
                    } else if (unseen >= leave) {
                        run.leave(leave);
                    }
                }
                for (SeedStrip strip : strips.values()) {
                    strip.removeStuck(leave);
                    if (strip.unseenSeconds() >= (strip.isAtWork() ? leave : keep)) {
                        end(strip.id());
                    }
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOGGER.log(System.Logger.Level.WARNING, "runs could not be looked after", e);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        sweeper.interrupt();
        List.copyOf(runs.keySet()).forEach(this::end);
        List.copyOf(strips.keySet()).forEach(this::end);
    }
}
