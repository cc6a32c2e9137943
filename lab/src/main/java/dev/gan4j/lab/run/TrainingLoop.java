package dev.gan4j.lab.run;

import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.RunState;
import dev.gan4j.lab.wire.ServerLog;
import dev.gan4j.lab.wire.Speed;
import dev.gan4j.train.internal.LiveSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The thread of a run, which owns its lanes: it steps them on one clock, and does requested tasks between two steps. Any thread
 * may read the values that it publishes; methods that change it must be called by the thread itself, except {@link #start},
 * {@link #ask}, {@link #add} and {@link #stop}.
 */
final class TrainingLoop {

    private static final System.Logger LOGGER = System.getLogger("dev.gan4j.lab");

    private final Mailbox mailbox;
    private final FairSemaphore turns;
    private final Scheduler scheduler;
    private final Watchers watchers;
    private volatile Scheduler.@Nullable Worker worker;
    private volatile List<Lane> lanes = List.of(); // none while they are prepared
    private volatile RunState state = RunState.PAUSED;
    private volatile @Nullable String why;
    private volatile Speed speed;
    private volatile boolean stopped;

    // Used only by the thread.
    private final Clock clock;
    private boolean hasTurn;

    TrainingLoop(FairSemaphore turns, Scheduler scheduler, Watchers watchers, Speed speed) {
        this.turns = turns;
        this.scheduler = scheduler;
        this.watchers = watchers;
        this.speed = speed;
        mailbox = new Mailbox(scheduler);
        clock = new Clock(scheduler);
    }

    List<Lane> lanes() {
        return lanes;
    }

    RunState state() {
        return state;
    }

    @Nullable
    String why() {
        return why;
    }

    Speed speed() {
        return speed;
    }

    boolean isStopped() {
        return stopped;
    }

    /** The place among the waiting runs, from 1; 0 if it does not wait. */
    int position() {
        return turns.position(this);
    }

    /** The number of waiting runs. */
    int queue() {
        return turns.waiting();
    }

    /** Starts the thread. */
    void start(String name, Runnable begin, Runnable end) {
        worker = scheduler.start(name, () -> {
            mailbox.open();
            begin.run();
            try {
                live();
            } catch (InterruptedException e) {
                LOGGER.log(System.Logger.Level.DEBUG, "the run was ended");
            } finally {
                mailbox.empty();
                turns.release(this);
                end.run();
            }
        });
    }

    /** Ends the thread; no further requests are possible. */
    void stop() {
        stopped = true;
        Scheduler.Worker own = worker;
        if (own != null) {
            own.interrupt();
        }
    }

    /** Lets the thread do something between two steps, and waits for the result. */
    <T> T ask(Callable<T> question) {
        return mailbox.ask(question, () -> stopped);
    }

    /** Lets the thread do something between two steps. */
    void add(Runnable message) {
        mailbox.add(message);
    }

    /** Restarts: there are no lanes until they are prepared. */
    void reset() {
        clock.stop();
        why = null;
        state = RunState.PAUSED;
        lanes = List.of();
    }

    /** Sets the prepared lanes. */
    void use(List<Lane> prepared) {
        lanes = prepared;
    }

    /** Pauses until the next command. */
    void pause(String reason) {
        clock.stop();
        settle();
        why = reason;
        publish();
    }

    /** Publishes the weights of every lane. */
    void publish() {
        lanes.forEach(Lane::publish);
    }

    void carryOut(Command command) {
        if (state == RunState.FAILED) {
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

    /** An existing lane. */
    Lane lane(int number) {
        List<Lane> now = lanes;
        if (now.isEmpty()) {
            throw ApiException.state("the run is being prepared; ask again later");
        }
        LabRun.checkLane(number, now.size());
        return now.get(number);
    }

    private void change(int number, Map<String, Double> values) {
        List<Lane> changed = number < 0 ? lanes : List.of(lane(number));
        List<LiveSettings> settings = new ArrayList<>();
        for (Lane lane : changed) {
            if (lane.isFinished()) {
                throw ApiException.state("lane " + lane.number() + " is finished; restart the run to change settings");
            }
            settings.add(Changes.apply(lane.settings(), values, lane.plan().experiment()));
        }
        for (int i = 0; i < settings.size(); i++) {
            changed.get(i).change(settings.get(i), List.copyOf(new TreeSet<>(values.keySet())));
        }
    }

    private boolean isOver() {
        return !lanes.isEmpty() && lanes.stream().allMatch(Lane::isFinished);
    }

    boolean isActive() {
        return state != RunState.FAILED && clock.isOn() && !isOver();
    }

    /** Requests or returns a turn, and updates the run's state. */
    void settle() {
        if (isActive() && !lanes.isEmpty()) {
            hasTurn = turns.acquire(this, () -> mailbox.add(this::settle));
        } else {
            hasTurn = false;
            turns.release(this);
        }
        RunState next = next();
        if (next != state) {
            state = next;
            watchers.changed();
        }
    }

    private RunState next() {
        if (state == RunState.FAILED) {
            return RunState.FAILED;
        }
        if (isOver()) {
            return lanes.stream().allMatch(Lane::isOver) ? RunState.FINISHED : RunState.RUNNING;
        }
        return !isActive() ? RunState.PAUSED : hasTurn ? RunState.RUNNING : RunState.WAITING;
    }

    private void live() throws InterruptedException {
        while (!stopped) {
            Runnable message = isActive() && hasTurn ? mailbox.poll(clock.pause(lanes, speed)) : mailbox.take();
            guard(message == null ? this::advance : () -> {
                message.run();
                settle();
            });
        }
    }

    /** Does something; a failure makes only this run fail. */
    private void guard(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    void fail(Throwable e) {
        if (!(e instanceof ApiException)) {
            ServerLog.LOG.write(System.Logger.Level.WARNING, "a run failed", e);
        }
        clock.stop();
        state = RunState.FAILED;
        why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        hasTurn = false;
        turns.release(this);
        watchers.changed();
    }

    private void advance() {
        clock.tick(lanes, speed, watchers::stage);
        boolean isOffered = false;
        for (Lane lane : lanes) {
            if (lane.isFinished()) {
                lane.conclude(() -> mailbox.add(this::judged));
            }
            isOffered |= lane.takeOffer();
        }
        if (!isActive()) {
            clock.stop();
            publish();
            settle();
            watchers.changed();
        } else if (isOffered) {
            watchers.offered();
        }
    }

    /** A judgement is complete: the training is over, or has failed. */
    private void judged() {
        lanes.forEach(Lane::checkJudgement);
        settle();
        watchers.changed();
    }
}
