package dev.gan4j.lab.run;

import static java.util.Objects.requireNonNull;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.Limit;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.input.Ids;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.ServerLog;
import dev.gan4j.train.LiveSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One or two trainings on one clock. A thread of its own owns the sessions and carries out commands between two steps;
 * {@link Watchers} look at what that thread leaves for them, and it never waits for them.
 */
public final class LabRun implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger("dev.gan4j.lab");

    private final String id = Ids.of("r");
    private final Limits limits;
    private final Turns turns;
    private final Turns compiling;
    private final Scheduler scheduler;
    private final Mailbox mailbox;
    private final Scheduler.Worker worker;
    private final Watchers watchers;
    private final AtomicLong statuses = new AtomicLong();
    private volatile Preparation preparation;
    private volatile List<Lane> lanes = List.of(); // none while they are prepared
    private volatile State state = State.PAUSED;
    private volatile @Nullable String why;
    private volatile Speed speed;
    private volatile boolean closed;

    // Of the run's own thread.
    private final Clock clock;
    private boolean hasTurn;

    /** What a run is doing. */
    enum State {
        WAITING, RUNNING, PAUSED, FINISHED, FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    LabRun(List<Setting> settings, Speed speed, Limits limits, Turns turns, Turns compiling, Scheduler scheduler) {
        this.scheduler = scheduler;
        mailbox = new Mailbox(scheduler);
        clock = new Clock(scheduler);
        this.limits = limits;
        this.turns = turns;
        this.compiling = compiling;
        this.speed = speed;
        List<Plan> plans = Plan.of(settings);
        use(plans);
        preparation = new Preparation(plans, 1, limits, compiling, scheduler);
        watchers = new Watchers(this, (int) limits.of(Limit.FRAMES), scheduler);
        worker = scheduler.start("gan4j-lab-" + id.substring(0, 6), this::live);
    }

    private static void use(List<Plan> plans) {
        plans.forEach(plan -> plan.setting().use());
    }

    private static void release(List<Plan> plans) {
        plans.forEach(plan -> plan.setting().release());
    }

    /**
     * Returns the name that nobody can guess.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * Returns those who watch.
     *
     * @return the watchers
     */
    public Watchers watchers() {
        return watchers;
    }

    /**
     * Returns a lane, for whom it waits while it is prepared; not for the run's own thread.
     *
     * @param number 0 or 1
     * @return the lane
     */
    Lane lane(int number) {
        Preparation now = preparation;
        checkLane(number, now.plans().size());
        return now.await().get(number);
    }

    /** A lane that there is; for the run's own thread. */
    Lane present(int number) {
        List<Lane> now = lanes;
        if (now.isEmpty()) {
            throw ApiException.state("the run is being prepared; ask again later");
        }
        checkLane(number, now.size());
        return now.get(number);
    }

    private static void checkLane(int number, int count) {
        if (number >= count) {
            throw ApiException.unknown("the run has no lane " + number + " but " + count);
        }
    }

    /** What a user has asked to train in a lane. */
    Setting setting(int number) {
        List<Plan> plans = preparation.plans();
        checkLane(number, plans.size());
        return plans.get(number).setting();
    }

    /** The complete experiment of a lane as it stands. */
    Experiment experiment(int number) {
        List<Lane> now = lanes;
        List<Plan> plans = preparation.plans();
        checkLane(number, plans.size());
        Plan plan = plans.get(number);
        return number < now.size() && now.get(number).setting().equals(plan.setting())
                ? now.get(number).experiment()
                : plan.experiment();
    }

    Preparation preparation() {
        return preparation;
    }

    List<Lane> lanes() {
        return lanes;
    }

    State state() {
        return state;
    }

    Speed speed() {
        return speed;
    }

    @Nullable
    String why() {
        return why;
    }

    Turns turns() {
        return turns;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    boolean isClosed() {
        return closed;
    }

    /**
     * Carries out a command between two steps.
     *
     * @param command what to do
     * @return the status after it
     */
    public ObjectNode tell(Command command) {
        if (command instanceof Command.Restart restart) {
            return restart(restart);
        }
        if (command instanceof Command.Change || command instanceof Command.Step) {
            watchers.seen();
            preparation.await();
        }
        return ask(() -> {
            carryOut(command);
            return settled();
        });
    }

    /** Asks the run's thread to do something between two steps, and waits for it. */
    <T> T ask(Callable<T> question) {
        watchers.seen();
        return mailbox.ask(question, () -> closed);
    }

    /**
     * Returns the status as it is now.
     *
     * @return a new object
     */
    public ObjectNode status() {
        return ask(this::settled);
    }

    /** Counts the statuses, which reach a page by two ways: as answers and in the stream. */
    long nextStatus() {
        return statuses.incrementAndGet();
    }

    private ObjectNode settled() {
        settle();
        lanes.forEach(Lane::publish);
        watchers.changed();
        return StatusJson.of(this);
    }

    /** Stops a run that nobody watches. */
    void leave(long seconds) {
        mailbox.add(() -> {
            // Somebody may have come before this was read.
            if (isActive() && watchers.unseenSeconds() >= seconds) {
                clock.stop();
                settle();
                why = "nobody watched for " + seconds + " s";
                lanes.forEach(Lane::publish);
            }
        });
    }

    private ObjectNode restart(Command.Restart restart) {
        List<Plan> fresh = Plan.of(restart.settings().isEmpty()
                ? preparation.plans().stream().map(Plan::setting).toList()
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

    private void begin(List<Plan> fresh, boolean play) {
        clock.stop();
        why = null;
        state = State.PAUSED;
        release(preparation.plans());
        preparation.giveUp(ApiException.state("the run was begun again; ask again"));
        preparation = new Preparation(fresh, preparation.scene() + 1, limits, compiling, scheduler);
        lanes = List.of();
        prepare();
        if (play) {
            carryOut(new Command.Play());
        }
    }

    private void prepare() {
        Preparation begun = preparation;
        begun.begin((made, failure) -> mailbox.add(() -> {
            if (begun == preparation) { // or else it was begun again meanwhile
                prepared(made, failure);
            }
        }));
    }

    private void prepared(@Nullable List<Lane> made, @Nullable Throwable failure) {
        if (made == null) {
            fail(requireNonNull(failure));
            return;
        }
        lanes = made;
        watchers.restarted();
    }

    private void carryOut(Command command) {
        if (state == State.FAILED) {
            throw ApiException.state("the run has failed: " + why + "; restart it");
        }
        switch (command) {
            case Command.Play() -> {
                why = null;
                clock.play();
            }
            case Command.Pause() -> {
                why = null;
                clock.stop();
            }
            case Command.Step(Command.Kind what, int count) -> {
                if (isOver()) {
                    throw ApiException.state("the run is finished; restart it to take more steps");
                }
                why = null;
                clock.step(what, count);
            }
            case Command.Pace(Speed told) -> {
                speed = told;
                clock.changePace();
            }
            case Command.Change(int lane, Map<String, Double> values) -> change(lane, values);
            case Command.Restart restart -> throw new IllegalArgumentException("a restart is prepared elsewhere");
        }
    }

    private void change(int number, Map<String, Double> values) {
        List<Lane> changed = number < 0 ? lanes : List.of(present(number));
        List<LiveSettings> settings = new ArrayList<>();
        for (Lane lane : changed) {
            if (lane.isFinished()) {
                throw ApiException.state("lane " + lane.number() + " is finished; restart the run to change settings");
            }
            settings.add(Changes.apply(lane.settings(), values, lane.experiment()));
        }
        for (int i = 0; i < settings.size(); i++) {
            changed.get(i).change(settings.get(i), List.copyOf(new TreeSet<>(values.keySet())));
        }
    }

    private boolean isOver() {
        if (lanes.isEmpty()) {
            return false;
        }
        for (Lane lane : lanes) {
            if (!lane.isFinished()) {
                return false;
            }
        }
        return true;
    }

    private boolean isActive() {
        return state != State.FAILED && clock.isOn() && !isOver();
    }

    /** Asks for a turn or gives it back, and says what the run is doing. */
    private void settle() {
        if (isActive() && !lanes.isEmpty()) {
            hasTurn = turns.join(this, () -> mailbox.add(this::settle));
        } else {
            hasTurn = false;
            turns.leave(this);
        }
        State next = state == State.FAILED
                ? State.FAILED
                : isOver()
                        ? areJudged() ? State.FINISHED : State.RUNNING
                        : !isActive() ? State.PAUSED : hasTurn ? State.RUNNING : State.WAITING;
        if (next != state) {
            state = next;
            watchers.changed();
        }
    }

    private void live() {
        mailbox.open();
        prepare();
        try {
            while (!closed) {
                Runnable message = isActive() && hasTurn
                        ? mailbox.poll(clock.pause(lanes, speed))
                        : mailbox.take();
                guard(message == null ? this::advance : () -> {
                    message.run();
                    settle();
                });
            }
        } catch (InterruptedException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "the run was ended");
        } finally {
            mailbox.empty();
            turns.leave(this);
            preparation.giveUp(ApiException.unknown("the run was ended"));
            release(preparation.plans());
        }
    }

    /** Does something; if it fails, this run fails and no other. */
    private void guard(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable e) {
        if (!(e instanceof ApiException)) {
            ServerLog.LOG.write(System.Logger.Level.WARNING, "a run failed", e);
        }
        clock.stop();
        state = State.FAILED;
        why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        hasTurn = false;
        turns.leave(this);
        watchers.changed();
    }

    private void advance() {
        clock.tick(lanes, speed, watchers::stage);
        afterTick();
    }

    private void afterTick() {
        boolean isOffered = false;
        for (Lane lane : lanes) {
            if (lane.isFinished()) {
                lane.conclude(() -> mailbox.add(this::judged));
            }
            isOffered |= lane.takeOffer();
        }
        if (!isActive()) {
            clock.stop();
            lanes.forEach(Lane::publish);
            settle();
            watchers.changed();
        } else if (isOffered) {
            watchers.offered();
        }
    }

    /** A judgement is there: what it was of is over, or has failed. */
    private void judged() {
        lanes.forEach(Lane::checkJudgement);
        settle();
        watchers.changed();
    }

    private boolean areJudged() {
        for (Lane lane : lanes) {
            if (!lane.isOver()) {
                return false;
            }
        }
        return true;
    }

    /** Ends the run; nothing can be asked of it any more. */
    @Override
    public void close() {
        closed = true;
        worker.interrupt();
        preparation.giveUp(ApiException.unknown("the run was ended"));
        watchers.close();
    }
}
