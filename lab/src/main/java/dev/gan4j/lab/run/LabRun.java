package dev.gan4j.lab.run;

import dev.gan4j.lab.Limit;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.input.Ids;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.input.Upload;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.train.LiveSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One or two trainings on one clock. A thread of its own owns the sessions and carries out commands between two steps;
 * {@link Watchers} look at what that thread leaves for them, and it never waits for them.
 */
public final class LabRun implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger("dev.gan4j.lab");
    private static final long PATIENCE_SECONDS = 60;

    private final String id = Ids.of("r");
    private final Limits limits;
    private final Turns turns;
    private final LinkedBlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();
    private final Thread thread;
    private final Watchers watchers;
    private volatile List<Lane> lanes;
    private volatile int scene = 1;
    private volatile State state = State.PAUSED;
    private volatile @Nullable String why;
    private volatile Speed speed;
    private volatile boolean closed;

    // Of the run's own thread.
    private boolean playing;
    private Command.Kind kind = Command.Kind.ITERATION;
    private int stepsLeft;
    private long due;
    private boolean hasTurn;

    /** What a run is doing. */
    enum State {
        WAITING, RUNNING, PAUSED, FINISHED, FAILED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    LabRun(List<Setting> settings, Speed speed, Limits limits, Turns turns) {
        this.limits = limits;
        this.turns = turns;
        this.speed = speed;
        lanes = prepare(settings, scene);
        watchers = new Watchers(this, (int) limits.of(Limit.FRAMES));
        thread = Thread.ofPlatform().daemon().name("gan4j-lab-" + id.substring(0, 6)).start(this::live);
    }

    private List<Lane> prepare(List<Setting> settings, int number) {
        List<Lane> prepared = new ArrayList<>();
        for (Setting setting : settings) {
            prepared.add(new Lane(prepared.size(), number, setting, limits));
        }
        if (prepared.size() > 1 && !prepared.get(0).painter().kind().equals(prepared.get(1).painter().kind())) {
            throw ApiException.invalid("two lanes must both have one column of data, or both two, to be compared");
        }
        settings.forEach(setting -> use(setting.upload(), true));
        return List.copyOf(prepared);
    }

    private static void use(@Nullable Upload upload, boolean begins) {
        if (upload != null && begins) {
            upload.use();
        } else if (upload != null) {
            upload.release();
        }
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
     * Returns a lane.
     *
     * @param number 0 or 1
     * @return the lane
     */
    Lane lane(int number) {
        List<Lane> now = lanes;
        if (number >= now.size()) {
            throw ApiException.unknown("the run has no lane " + number + " but " + now.size());
        }
        return now.get(number);
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

    int scene() {
        return scene;
    }

    @Nullable
    String why() {
        return why;
    }

    Turns turns() {
        return turns;
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
        return ask(() -> {
            carryOut(command);
            return settled();
        });
    }

    /** Asks the run's thread to do something between two steps, and waits for it. */
    <T> T ask(Callable<T> question) {
        watchers.seen();
        CompletableFuture<T> answer = new CompletableFuture<>();
        mailbox.add(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        if (closed) {
            throw ApiException.unknown("the run was ended");
        }
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw ApiException.state("the run is in the middle of a long step; ask again later");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.state("the server is being stopped");
        }
    }

    /**
     * Returns the status as it is now.
     *
     * @return a new object
     */
    public ObjectNode status() {
        return ask(this::settled);
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
            if (isActive()) {
                idle();
                settle();
                why = "nobody watched for " + seconds + " s";
                lanes.forEach(Lane::publish);
            }
        });
    }

    private ObjectNode restart(Command.Restart restart) {
        List<Setting> settings = restart.settings().isEmpty()
                ? lanes.stream().map(Lane::setting).toList()
                : restart.settings();
        int number;
        synchronized (this) {
            number = scene + 1;
            scene = number;
        }
        List<Lane> fresh = prepare(settings, number);
        return ask(() -> {
            List<Lane> old = lanes;
            idle();
            why = null;
            state = State.PAUSED;
            lanes = fresh;
            old.forEach(lane -> use(lane.setting().upload(), false));
            if (restart.play()) {
                carryOut(new Command.Play());
            }
            watchers.restarted();
            return settled();
        });
    }

    private void carryOut(Command command) {
        if (state == State.FAILED) {
            throw ApiException.state("the run has failed: " + why + "; restart it");
        }
        switch (command) {
            case Command.Play() -> {
                why = null;
                playing = true;
                stepsLeft = 0;
                due = System.nanoTime();
            }
            case Command.Pause() -> {
                why = null;
                idle();
            }
            case Command.Step(Command.Kind what, int count) -> {
                if (isOver()) {
                    throw ApiException.state("the run is finished; restart it to take more steps");
                }
                idle();
                why = null;
                kind = what;
                stepsLeft = count;
                due = System.nanoTime();
            }
            case Command.Pace(Speed told) -> {
                speed = told;
                due = System.nanoTime();
            }
            case Command.Change(int lane, Map<String, Double> values) -> change(lane, values);
            case Command.Restart restart -> throw new IllegalArgumentException("a restart is prepared elsewhere");
        }
    }

    private void change(int number, Map<String, Double> values) {
        List<Lane> changed = number < 0 ? lanes : List.of(lane(number));
        List<LiveSettings> settings = new ArrayList<>();
        for (Lane lane : changed) {
            settings.add(Changes.apply(lane.settings(), values, lane.experiment()));
        }
        for (int i = 0; i < settings.size(); i++) {
            changed.get(i).change(settings.get(i), List.copyOf(new TreeSet<>(values.keySet())));
        }
    }

    private void idle() {
        playing = false;
        stepsLeft = 0;
    }

    private boolean isOver() {
        for (Lane lane : lanes) {
            if (!lane.isFinished()) {
                return false;
            }
        }
        return true;
    }

    private boolean isActive() {
        return state != State.FAILED && (playing || stepsLeft > 0) && !isOver();
    }

    /** Asks for a turn or gives it back, and says what the run is doing. */
    private void settle() {
        if (isActive()) {
            hasTurn = turns.join(this, () -> mailbox.add(this::settle));
        } else {
            hasTurn = false;
            turns.leave(this);
        }
        State next = state == State.FAILED
                ? State.FAILED
                : isOver() ? State.FINISHED : !isActive() ? State.PAUSED : hasTurn ? State.RUNNING : State.WAITING;
        if (next != state) {
            state = next;
            watchers.changed();
        }
    }

    private void live() {
        try {
            while (!closed) {
                Runnable message = isActive() && hasTurn ? mailbox.poll(pause(), TimeUnit.NANOSECONDS) : mailbox.take();
                guard(message == null ? this::advance : () -> {
                    message.run();
                    settle();
                });
            }
        } catch (InterruptedException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "the run was ended");
        } finally {
            // Whoever still waits for an answer gets one.
            for (Runnable message = mailbox.poll(); message != null; message = mailbox.poll()) {
                message.run();
            }
            turns.leave(this);
        }
    }

    /** Nanoseconds until the next tick. */
    private long pause() {
        boolean isPaced = playing && (speed.iterationsPerSecond() != null || isSlow());
        return isPaced ? Math.max(0, due - System.nanoTime()) : 0;
    }

    /** Whether stages are shown; not in pretraining, which has none. */
    private boolean isSlow() {
        return speed.secondsPerStage() != null && arePretrained();
    }

    private boolean arePretrained() {
        for (Lane lane : lanes) {
            if (!lane.isPretrained() && !lane.isFinished()) {
                return false;
            }
        }
        return true;
    }

    /** Does something; if it fails, this run fails and no other. */
    private void guard(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | OutOfMemoryError e) {
            LOGGER.log(System.Logger.Level.WARNING, "a run failed", e);
            idle();
            state = State.FAILED;
            why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            hasTurn = false;
            turns.leave(this);
            watchers.changed();
        }
    }

    private void advance() {
        boolean counts = true;
        if (!arePretrained()) {
            boolean isOne = stepsLeft > 0 && kind == Command.Kind.PRETRAINING;
            int steps = isOne || speed.iterationsPerSecond() == null ? 1 : Speed.PRETRAINING_STEPS;
            for (Lane lane : lanes) {
                if (!lane.isPretrained() && !lane.isFinished()) {
                    lane.pretrain(steps);
                }
            }
            counts = isOne;
            due(speed.iterationsPerSecond() == null ? 0 : 1 / speed.iterationsPerSecond());
        } else if (stepsLeft > 0) {
            step(kind);
        } else if (isSlow()) {
            step(Command.Kind.STAGE);
            Double seconds = speed.secondsPerStage();
            due(seconds == null ? 0 : seconds);
        } else {
            step(Command.Kind.ITERATION);
            Double rate = speed.iterationsPerSecond();
            due(rate == null ? 0 : 1 / rate);
        }
        if (stepsLeft > 0 && counts) {
            stepsLeft--;
        }
        afterTick();
    }

    private void due(double seconds) {
        // A run that was held up does not hurry to catch up.
        due = seconds == 0 ? due : Math.max(due + (long) (seconds * 1e9), System.nanoTime() - 100_000_000L);
    }

    private void step(Command.Kind what) {
        for (Lane lane : lanes) {
            if (!lane.isFinished()) {
                switch (what) {
                    case DISCRIMINATOR -> lane.stepDiscriminator();
                    case GENERATOR -> lane.stepGenerator();
                    case ITERATION -> lane.iterate();
                    case PRETRAINING -> {
                        // It is over.
                    }
                    case STAGE -> watchers.stage(lane.number(), lane.stage());
                }
            }
        }
    }

    private void afterTick() {
        boolean isOffered = false;
        for (Lane lane : lanes) {
            if (lane.isFinished()) {
                lane.conclude();
            }
            isOffered |= lane.takeOffer();
        }
        if (!isActive()) {
            idle();
            lanes.forEach(Lane::publish);
            settle();
            watchers.changed();
        } else if (isOffered) {
            watchers.offered();
        }
    }

    /** Ends the run; nothing can be asked of it any more. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        watchers.close();
        turns.leave(this);
        lanes.forEach(lane -> use(lane.setting().upload(), false));
    }
}
