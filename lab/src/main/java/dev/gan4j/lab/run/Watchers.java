package dev.gan4j.lab.run;

import dev.gan4j.lab.paint.Snapshot;
import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.wire.Event;
import dev.gan4j.lab.wire.Frame;
import dev.gan4j.lab.wire.Gone;
import dev.gan4j.lab.wire.RunState;
import dev.gan4j.lab.wire.ServerLog;
import dev.gan4j.lab.wire.Stage;
import dev.gan4j.lab.wire.Viewer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The viewers of a run, and their painter: a thread that requests the run's weights, paints them, and puts the frame into every
 * mailbox. It sleeps while there are no viewers.
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
    private final Audience audience;
    private final Scheduler scheduler;
    private final AtomicBoolean isPainted = new AtomicBoolean();
    private volatile Scheduler.@Nullable Worker painter; // from the first who watches on
    private final long[] painted = new long[LANES]; // numbers of snapshots
    private final long[] counts = new long[LANES];
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
        audience = new Audience(scheduler);
        statusSent = scheduler.nanoTime() - STATUS_WHILE_RUNNING;
        seriesSent = statusSent;
    }

    /** The number of viewers. */
    int count() {
        return audience.size();
    }

    /** Iterations per second of the first lane; NaN if unknown. */
    double rate() {
        return rate;
    }

    /** Marks the run as used now. */
    void seen() {
        audience.seen();
    }

    /** The number of seconds without a viewer. */
    long unseenSeconds() {
        return audience.unseenSeconds();
    }

    /**
     * Adds a viewer, which receives the present state immediately and changes from then on.
     *
     * @param viewer the mailbox
     */
    public void add(Viewer viewer) {
        seen();
        viewer.put(Event.of(run.status()));
        List<Lane> lanes = run.lanes();
        for (Lane lane : lanes) {
            viewer.put(Event.of(lane.scene()));
            viewer.put(Event.of(frame(lane, lane.latest())));
            viewer.put(Event.of(lane.series()));
        }
        // From here on the painter also sends to this viewer, beginning with everything that has changed in the meantime.
        audience.add(viewer);
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
     * Removes a viewer.
     *
     * @param viewer the mailbox
     */
    public void remove(Viewer viewer) {
        if (audience.remove(viewer)) {
            changed();
        }
    }

    /** Removes viewers that have not fetched anything for long. */
    void removeStuck(long seconds) {
        if (audience.removeStuck(seconds)) {
            changed();
        }
    }

    /** Called when the run's state has changed. */
    void changed() {
        changed = true;
        wake();
    }

    /** Called when the run has new lanes. */
    void restarted() {
        restarted |= !audience.isEmpty(); // whoever comes later is shown what there is
        changed();
    }

    /** Called when the run has published its weights. */
    void offered() {
        wake();
    }

    private void wake() {
        Scheduler.Worker sleeping = painter;
        if (sleeping != null) {
            sleeping.wake();
        }
    }

    /** Called after a stage of slow motion. */
    void stage(Stage stage) {
        audience.send(stage);
    }

    private void paint() {
        try {
            while (!run.isClosed()) {
                long begin = scheduler.nanoTime();
                if (audience.isEmpty()) {
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

    /** Requests weights, paints new ones, and reports changes. */
    private void look(long now) throws InterruptedException {
        List<Lane> lanes = run.lanes();
        boolean isRunning = run.state() == RunState.RUNNING;
        if (restarted) {
            restarted = false;
            rateFrom = 0;
            for (Lane lane : lanes) {
                audience.send(lane.scene());
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
                audience.send(frame(lane, snapshot));
            }
        }
        if (!lanes.isEmpty()) {
            measure(now, lanes.getFirst().latest().progress().iterations(), isRunning);
        }
        tell(now, lanes, isRunning);
    }

    /** Requests the run's weights and waits until it has taken a step; for slow runs, the next look gets them. */
    private void awaitWeights(List<Lane> lanes, long end) throws InterruptedException {
        long[] before = lanes.stream().mapToLong(lane -> lane.latest().number()).toArray();
        lanes.forEach(Lane::want);
        for (Lane lane : lanes) {
            while (lane.latest().number() == before[lane.number()] && !lane.isOver()
                    && run.state() == RunState.RUNNING && scheduler.nanoTime() < end) {
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
            audience.send(Statuses.of(run));
        }
        if ((isRunning || isSeriesDue) && now - seriesSent >= SERIES) {
            isSeriesDue = false;
            seriesSent = now;
            for (Lane lane : lanes) {
                audience.send(lane.series());
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

    private Frame frame(Lane lane, Snapshot snapshot) {
        long count;
        synchronized (counts) {
            count = ++counts[lane.number()];
        }
        return lane.frame(snapshot, false, count);
    }

    /** Tells all viewers that nothing more will come. */
    @Override
    public void close() {
        audience.end(Gone.run(run.id()));
        Scheduler.Worker ended = painter;
        if (ended != null) {
            ended.interrupt();
        }
    }
}
