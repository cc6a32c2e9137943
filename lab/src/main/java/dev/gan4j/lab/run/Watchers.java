package dev.gan4j.lab.run;

import dev.gan4j.lab.paint.Snapshot;
import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.lab.wire.ServerLog;
import dev.gan4j.lab.wire.Viewer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Those who watch a run, and the painter who works for them: a thread that asks the run for its weights, paints them, and
 * puts the frame into every mailbox. It sleeps while nobody watches.
 */
public final class Watchers implements AutoCloseable {

    private static final long STATUS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long STATUS_WHILE_RUNNING = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long SERIES = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long SLEEP = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long IDLE = TimeUnit.HOURS.toNanos(1);
    private static final int LANES = 2;

    private final LabRun run;
    private final long interval;
    private final Set<Viewer> viewers = new CopyOnWriteArraySet<>();
    private final Scheduler scheduler;
    private final AtomicBoolean isPainted = new AtomicBoolean();
    private volatile Scheduler.@Nullable Worker painter; // from the first who watches on
    private final long[] painted = new long[LANES]; // numbers of snapshots
    private final long[] counts = new long[LANES];
    private volatile long lastSeen;
    private volatile boolean changed = true;
    private volatile boolean restarted;
    private volatile boolean isJoined;
    private volatile double rate = Double.NaN;
    private long statusSent;
    private long seriesSent;
    private boolean isSeriesDue = true;
    private long rateFrom;
    private long rateIterations;

    Watchers(LabRun run, int framesPerSecond, Scheduler scheduler) {
        this.run = run;
        this.scheduler = scheduler;
        interval = TimeUnit.SECONDS.toNanos(1) / framesPerSecond;
        lastSeen = scheduler.nanoTime();
        statusSent = lastSeen - STATUS_WHILE_RUNNING;
        seriesSent = lastSeen - SERIES;
    }

    /** How many watch. */
    int count() {
        return viewers.size();
    }

    /** Iterations a second of the first lane; NaN where it is not known. */
    double rate() {
        return rate;
    }

    /** Somebody has asked for the run. */
    void seen() {
        lastSeen = scheduler.nanoTime();
    }

    /** For how many seconds nobody has watched. */
    long unseenSeconds() {
        return viewers.isEmpty() ? TimeUnit.NANOSECONDS.toSeconds(scheduler.nanoTime() - lastSeen) : 0;
    }

    /**
     * Lets somebody watch: all there is to see at once, and what changes from then on.
     *
     * @param viewer the mailbox
     */
    public void add(Viewer viewer) {
        seen();
        ObjectNode status = run.status();
        viewer.put("status " + run.id(), Viewer.event("status", status));
        List<Lane> lanes = run.lanes();
        for (Lane lane : lanes) {
            viewer.put(key("scene", lane.number()), Viewer.event("scene", named(lane.scene())));
            viewer.put(key("frame", lane.number()), frame(lane, lane.latest(), lane.number()));
            viewer.put(key("series", lane.number()), Viewer.event("series", named(lane.series())));
        }
        // From here on the painter sends to this viewer too: first all again that has changed meanwhile.
        viewers.add(viewer);
        isJoined = true;
        if (!run.lanes().equals(lanes)) {
            restarted = true; // there are others now, or they were prepared meanwhile
        }
        changed = true;
        if (isPainted.compareAndSet(false, true)) {
            painter = scheduler.start("gan4j-lab-painter", this::paint);
        }
        wake();
        if (run.isClosed()) {
            close(); // it was ended meanwhile, and whoever came late is told so
        }
    }

    /**
     * Lets somebody go.
     *
     * @param viewer the mailbox
     */
    public void remove(Viewer viewer) {
        seen(); // before it goes: nobody must find nobody there, and the time at which it came
        if (viewers.remove(viewer)) {
            seen();
            changed();
        }
    }

    /** Lets go of those who have not fetched anything for long. */
    void removeStuck(long seconds) {
        for (Viewer viewer : viewers) {
            if (viewer.isStuck(seconds)) {
                viewer.close();
                remove(viewer);
            }
        }
    }

    /** The run does something else than before. */
    void changed() {
        changed = true;
        wake();
    }

    /** The run has lanes, or other ones. */
    void restarted() {
        restarted |= !viewers.isEmpty(); // whoever comes later is shown what there is
        changed();
    }

    /** The run has left its weights for the painter. */
    void offered() {
        wake();
    }

    private void wake() {
        Scheduler.Worker sleeping = painter;
        if (sleeping != null) {
            sleeping.wake();
        }
    }

    /** A stage of slow motion was done. */
    void stage(ObjectNode message, int lane) {
        if (!viewers.isEmpty()) {
            send(key("stage", lane), Viewer.event("stage", named(message)));
        }
    }

    private void paint() {
        try {
            while (!run.isClosed()) {
                long begin = scheduler.nanoTime();
                if (viewers.isEmpty()) {
                    scheduler.park(IDLE);
                } else {
                    paint(begin);
                    scheduler.sleep(interval - (scheduler.nanoTime() - begin));
                }
            }
        } catch (InterruptedException e) {
            // The run was ended.
        }
    }

    private void paint(long begin) throws InterruptedException {
        try {
            look(begin);
        } catch (RuntimeException e) {
            ServerLog.LOG.write(System.Logger.Level.WARNING, "a frame could not be painted", e);
        }
    }

    /** Asks for weights, paints what has come, and tells what has changed. */
    private void look(long now) throws InterruptedException {
        List<Lane> lanes = run.lanes();
        boolean isRunning = run.state() == LabRun.State.RUNNING;
        if (restarted) {
            restarted = false;
            rateFrom = 0;
            for (Lane lane : lanes) {
                send(key("scene", lane.number()), Viewer.event("scene", named(lane.scene())));
            }
        }
        if (isJoined) {
            isJoined = false;
            Arrays.fill(painted, 0);
        }
        if (isRunning) {
            awaitWeights(lanes, now + interval);
        } else if (!isNew(lanes) && !changed) {
            scheduler.park(SLEEP);
        }
        for (Lane lane : lanes) {
            Snapshot snapshot = lane.latest();
            if (snapshot.number() != painted[lane.number()]) {
                painted[lane.number()] = snapshot.number();
                send(key("frame", lane.number()), frame(lane, snapshot, lane.number()));
            }
        }
        if (!lanes.isEmpty()) {
            measure(now, lanes.getFirst().latest().progress().iterations(), isRunning);
        }
        tell(now, lanes, isRunning);
    }

    /** Asks the run for its weights and waits until it has taken a step; of slow runs, the next look sees them. */
    private void awaitWeights(List<Lane> lanes, long end) throws InterruptedException {
        long[] before = lanes.stream().mapToLong(lane -> lane.latest().number()).toArray();
        lanes.forEach(Lane::want);
        for (Lane lane : lanes) {
            while (lane.latest().number() == before[lane.number()] && !lane.isOver()
                    && run.state() == LabRun.State.RUNNING && scheduler.nanoTime() < end) {
                scheduler.park(Math.max(1, end - scheduler.nanoTime()));
            }
        }
    }

    private boolean isNew(List<Lane> lanes) {
        for (Lane lane : lanes) {
            if (lane.latest().number() != painted[lane.number()]) {
                return true;
            }
        }
        return false;
    }

    private void tell(long now, List<Lane> lanes, boolean isRunning) {
        boolean isChanged = changed;
        if ((isChanged && now - statusSent >= STATUS) || (isRunning && now - statusSent >= STATUS_WHILE_RUNNING)) {
            changed = false;
            isSeriesDue = true;
            statusSent = now;
            send("status " + run.id(), Viewer.event("status", StatusJson.of(run)));
        }
        if ((isRunning || isSeriesDue) && now - seriesSent >= SERIES) {
            isSeriesDue = false;
            seriesSent = now;
            for (Lane lane : lanes) {
                send(key("series", lane.number()), Viewer.event("series", named(lane.series())));
            }
        }
    }

    private void measure(long now, long iterations, boolean isRunning) {
        if (!isRunning || rateFrom == 0 || iterations < rateIterations) {
            rate = Double.NaN;
            rateFrom = isRunning ? now : 0;
            rateIterations = iterations;
        } else if (now - rateFrom >= STATUS_WHILE_RUNNING) {
            rate = (iterations - rateIterations) * 1e9 / (now - rateFrom);
            rateFrom = now;
            rateIterations = iterations;
        }
    }

    private byte[] frame(Lane lane, Snapshot snapshot, int number) {
        long count;
        synchronized (counts) {
            count = ++counts[number];
        }
        return Viewer.event("frame", named(lane.frame(snapshot, false, count)));
    }

    private ObjectNode named(ObjectNode message) {
        return message.put("run", run.id());
    }

    private String key(String kind, int lane) {
        return kind + " " + run.id() + " " + lane;
    }

    private void send(String kind, byte[] message) {
        for (Viewer viewer : viewers) {
            viewer.put(kind, message);
        }
    }

    /** Tells everybody that nothing more will come. */
    @Override
    public void close() {
        send("gone " + run.id(), Viewer.event("gone", Json.object().put("run", run.id())));
        viewers.clear();
        Scheduler.Worker ended = painter;
        if (ended != null) {
            ended.interrupt();
        }
    }
}
