package dev.gan4j.lab.run;

import static java.util.Objects.requireNonNull;

import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.lab.Limit;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.input.Ids;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.RunState;
import dev.gan4j.lab.wire.Speed;
import dev.gan4j.lab.wire.Status;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One or two trainings on a common clock. A {@link TrainingLoop} trains; {@link Watchers} show the weights that it publishes,
 * and it never waits for them.
 */
public final class LabRun implements AutoCloseable {

    private final String id = Ids.of("r");
    private final Limits limits;
    private final FairSemaphore compiling;
    private final Scheduler scheduler;
    private final TrainingLoop loop;
    private final Watchers watchers;
    private final AtomicLong statuses = new AtomicLong();
    private volatile Preparation preparation;

    LabRun(List<Setting> settings, Speed speed, Limits limits, FairSemaphore turns, FairSemaphore compiling,
            Scheduler scheduler) {
        this.scheduler = scheduler;
        this.limits = limits;
        this.compiling = compiling;
        List<PendingLane> pending = PendingLane.of(settings);
        use(pending);
        preparation = new Preparation(pending, id, 1, limits, compiling, scheduler);
        watchers = new Watchers(this, (int) limits.of(Limit.FRAMES), scheduler);
        loop = new TrainingLoop(turns, scheduler, watchers, speed);
        loop.start("gan4j-lab-" + id.substring(0, 6), this::prepare, this::end);
    }

    private static void use(List<PendingLane> pending) {
        pending.forEach(lane -> lane.setting().use());
    }

    private static void release(List<PendingLane> pending) {
        pending.forEach(lane -> lane.setting().release());
    }

    /**
     * Returns the unguessable id.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * Returns the watchers.
     *
     * @return the watchers
     */
    public Watchers watchers() {
        return watchers;
    }

    /**
     * Returns a lane, after waiting until it is prepared; must not be called by the run's own thread.
     *
     * @param number 0 or 1
     * @return the lane
     */
    Lane lane(int number) {
        Preparation now = preparation;
        checkLane(number, now.pending().size());
        return now.await().get(number);
    }

    static void checkLane(int number, int count) {
        if (number >= count) {
            throw ApiException.unknown("the run has no lane " + number + " but " + count);
        }
    }

    /** A lane as it was requested. */
    private PendingLane pending(int number) {
        List<PendingLane> pending = preparation.pending();
        checkLane(number, pending.size());
        return pending.get(number);
    }

    /** The setting that a user requested for a lane. */
    Setting setting(int number) {
        return pending(number).setting();
    }

    /** The present plan of a lane, with the facts found in its data. */
    TrainingPlan plan(int number) {
        List<Lane> now = lanes();
        PendingLane pending = pending(number);
        return number < now.size() && now.get(number).setting().equals(pending.setting())
                ? now.get(number).plan()
                : pending.plan();
    }

    Preparation preparation() {
        return preparation;
    }

    TrainingLoop loop() {
        return loop;
    }

    List<Lane> lanes() {
        return loop.lanes();
    }

    RunState state() {
        return loop.state();
    }

    @Nullable
    String why() {
        return loop.why();
    }

    Scheduler scheduler() {
        return scheduler;
    }

    boolean isClosed() {
        return loop.isStopped();
    }

    /**
     * Carries out a command between two steps.
     *
     * @param command the command
     * @return the status after it
     */
    public Status tell(Command command) {
        if (command instanceof Command.Restart restart) {
            return restart(restart);
        }
        if (command instanceof Command.Change || command instanceof Command.Step) {
            watchers.seen();
            preparation.await();
        }
        return ask(() -> {
            loop.carryOut(command);
            return settled();
        });
    }

    /** Lets the run's thread do something between two steps, and waits for the result. */
    <T> T ask(Callable<T> question) {
        watchers.seen();
        return loop.ask(question);
    }

    /**
     * Returns the present status.
     *
     * @return the status
     */
    public Status status() {
        return ask(this::settled);
    }

    /** Numbers the statuses, which reach a page in two ways: as answers and in the stream. */
    long nextStatus() {
        return statuses.incrementAndGet();
    }

    private Status settled() {
        loop.settle();
        loop.publish();
        watchers.changed();
        return Statuses.of(this);
    }

    /** Pauses a run without viewers. */
    void leave(long seconds) {
        loop.add(() -> {
            // A viewer may have arrived in the meantime.
            if (loop.isActive() && watchers.unseenSeconds() >= seconds) {
                loop.pause("nobody watched for " + seconds + " s");
            }
        });
    }

    private Status restart(Command.Restart restart) {
        List<PendingLane> fresh = PendingLane.of(restart.settings().isEmpty()
                ? preparation.pending().stream().map(PendingLane::setting).toList()
                : restart.settings());
        use(fresh);
        AtomicBoolean isTaken = new AtomicBoolean();
        try {
            return ask(() -> {
                if (isTaken.compareAndSet(false, true)) {
                    begin(fresh, restart.play());
                }
                return settled();
            });
        } finally {
            if (isTaken.compareAndSet(false, true)) {
                release(fresh); // it was ended meanwhile
            }
        }
    }

    private void begin(List<PendingLane> fresh, boolean play) {
        release(preparation.pending());
        preparation.giveUp(ApiException.state("the run was restarted; ask again"));
        preparation = new Preparation(fresh, id, preparation.scene() + 1, limits, compiling, scheduler);
        loop.reset();
        prepare();
        if (play) {
            loop.carryOut(new Command.Play());
        }
    }

    private void prepare() {
        Preparation begun = preparation;
        begun.begin((made, failure) -> loop.add(() -> {
            if (begun != preparation) {
                return; // it was begun again meanwhile
            }
            if (made == null) {
                loop.fail(requireNonNull(failure));
            } else {
                loop.use(made);
                watchers.restarted();
            }
        }));
    }

    /** The run's thread has ended. */
    private void end() {
        preparation.giveUp(ApiException.unknown("the run was ended"));
        release(preparation.pending());
    }

    /** Ends the run; no further requests are possible. */
    @Override
    public void close() {
        loop.stop();
        preparation.giveUp(ApiException.unknown("the run was ended"));
        watchers.close();
    }
}
