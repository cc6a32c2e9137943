package dev.gan4j.lab.run;

import dev.gan4j.cascade.TableTraining;
import dev.gan4j.eval.Judging;
import dev.gan4j.lab.input.Ids;
import dev.gan4j.lab.input.TableSetting;
import dev.gan4j.lab.run.TableLooks.Snapshot;
import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Event;
import dev.gan4j.lab.wire.Gone;
import dev.gan4j.lab.wire.RunState;
import dev.gan4j.lab.wire.ServerLog;
import dev.gan4j.lab.wire.TableCards;
import dev.gan4j.lab.wire.TableStatus;
import dev.gan4j.lab.wire.TableStatus.Phase;
import dev.gan4j.lab.wire.TableVerdict;
import dev.gan4j.lab.wire.Viewer;
import dev.gan4j.model.TableModel;
import dev.gan4j.train.TableTrainer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The training of a table, step by step, by a thread of its own; to the bits of {@code gan4j train}. Another thread looks at
 * generated rows every few seconds while somebody watches, and training never waits for it.
 */
public final class TableRun implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger("dev.gan4j.lab");
    private static final long TELLING = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LOOKING = TimeUnit.SECONDS.toNanos(2);
    private static final long IDLE = TimeUnit.HOURS.toNanos(1);
    private static final int MOST_POINTS = 400;
    /** Where a training is before its networks are compiled. */
    private static final TableTraining.Progress NOTHING = new TableTraining.Progress(TableTraining.Phase.LIKELIHOOD, 0,
            0,
            Double.NaN, Double.NaN, 0, Double.NaN, 0, Double.NaN);

    private final String id = Ids.of("t");
    private final TableSetting setting;
    private final TableTrainer trainer;
    private final FairSemaphore turns;
    private final FairSemaphore compiling;
    private final Scheduler scheduler;
    private final Mailbox mailbox;
    private final Audience audience;
    private final TableLooks looks;
    private final Scheduler.Worker worker;
    private final AtomicBoolean isLookedAt = new AtomicBoolean();
    private final AtomicLong statuses = new AtomicLong();
    private final ThinnedSeries surprises = new ThinnedSeries(1);
    private final ThinnedSeries areas = new ThinnedSeries(1);
    private volatile Scheduler.@Nullable Worker looker; // from the first who watches on
    private volatile Phase phase = Phase.PREPARING;
    private volatile TableTraining.Progress progress = NOTHING;
    private volatile long likelihoodSteps;
    private volatile RunState state = RunState.PAUSED;
    private volatile @Nullable String why;
    private volatile @Nullable TableModel model;
    private volatile @Nullable TableVerdict verdict;
    private volatile boolean isChanged = true;
    private volatile boolean closed;

    // Used only by the thread.
    private @Nullable TableTraining training;
    private boolean isPlaying;
    private boolean hasTurn;

    TableRun(TableSetting setting, boolean play, FairSemaphore turns, FairSemaphore compiling, Scheduler scheduler) {
        this.setting = setting;
        this.turns = turns;
        this.compiling = compiling;
        this.scheduler = scheduler;
        trainer = setting.trainer();
        isPlaying = play;
        state = play ? RunState.WAITING : RunState.PAUSED;
        mailbox = new Mailbox(scheduler);
        audience = new Audience(scheduler);
        looks = new TableLooks(id, trainer);
        setting.use();
        worker = scheduler.start("gan4j-lab-table", this::work);
    }

    /** What may be asked of a run. */
    public enum Command {
        /** Trains on, or waits for its turn to. */
        PLAY,
        /** Stops after the current step. */
        PAUSE,
        /** Ends training, whose result is judged. */
        STOP
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
     * Returns the setting.
     *
     * @return what is trained
     */
    public TableSetting setting() {
        return setting;
    }

    private void work() {
        mailbox.open();
        try {
            guard(this::prepare);
            while (!closed) {
                Runnable message = state == RunState.RUNNING && isTraining() ? mailbox.poll(0) : mailbox.take();
                guard(message == null ? this::advance : message);
                settle();
            }
        } catch (InterruptedException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "the run was ended");
        } finally {
            mailbox.empty();
            turns.release(this);
            compiling.release(this);
            setting.release();
        }
    }

    private void prepare() {
        try {
            compiling.await(this, scheduler);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.state("the server is being stopped");
        }
        try {
            TableTraining begun = trainer.begin(null, 0);
            training = begun;
            likelihoodSteps = begun.likelihoodSteps();
            progress = begun.progress();
            enter(Phase.LIKELIHOOD);
        } finally {
            compiling.release(this);
        }
        settle();
    }

    /** Begins a phase, of which whoever watches is told at once, whether the run is played or not. */
    private void enter(Phase next) {
        phase = next;
        changed();
    }

    private boolean isTraining() {
        return phase == Phase.LIKELIHOOD || phase == Phase.GAME;
    }

    /** Requests or returns a turn, and updates the state. */
    private void settle() {
        RunState next = state;
        if (state != RunState.FAILED) {
            boolean isActive = isTraining() ? isPlaying : phase == Phase.JUDGING;
            hasTurn = isActive && turns.acquire(this, () -> mailbox.add(this::settle));
            if (!isActive) {
                turns.release(this);
            }
            next = phase == Phase.DONE
                    ? RunState.FINISHED
                    : !isActive && phase != Phase.PREPARING
                            ? RunState.PAUSED
                            : hasTurn ? RunState.RUNNING : RunState.WAITING;
        }
        if (next != state) {
            state = next;
            changed();
        }
    }

    private void guard(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
    }

    private void fail(Throwable e) {
        if (!(e instanceof ApiException)) {
            ServerLog.LOG.write(System.Logger.Level.WARNING, "the training of a table failed", e);
        }
        state = RunState.FAILED;
        why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        hasTurn = false;
        turns.release(this);
        changed();
    }

    private void advance() {
        TableTraining going = java.util.Objects.requireNonNull(training);
        TableTraining.Progress before = going.progress();
        going.advance();
        TableTraining.Progress now = going.progress();
        progress = now;
        if (now.phase() == TableTraining.Phase.LIKELIHOOD) {
            note(surprises, now.step(), before.surprise(), now.surprise());
        } else {
            note(areas, before.phase() == TableTraining.Phase.LIKELIHOOD ? 0 : now.step(), before.area(), now.area());
        }
        if (now.phase().isOver()) {
            judge();
        } else {
            phase = now.phase() == TableTraining.Phase.GAME ? Phase.GAME : Phase.LIKELIHOOD;
        }
        isChanged = true;
    }

    /** Notes what the last look saw, if it was at this step. */
    private static void note(ThinnedSeries series, long step, double before, double now) {
        if (Double.compare(before, now) != 0) {
            series.add(step, now, 0);
        }
    }

    /** Judges on a thread of its own, so that this one can answer. */
    private void judge() {
        enter(Phase.JUDGING);
        scheduler.start("gan4j-lab-judging", () -> {
            try {
                TableModel result = trainer.result(Judging.EVERYTHING);
                mailbox.add(() -> finish(result));
            } catch (RuntimeException | Error e) {
                mailbox.add(() -> fail(e));
            }
        });
    }

    private void finish(TableModel result) {
        verdict = TableVerdicts.of(result.judgement());
        model = result;
        enter(Phase.DONE);
    }

    private void changed() {
        isChanged = true;
        Scheduler.Worker sleeping = looker;
        if (sleeping != null) {
            sleeping.wake();
        }
    }

    /**
     * Carries out a command between two steps.
     *
     * @param command the command
     * @return the status after it
     */
    public TableStatus tell(Command command) {
        audience.seen();
        return mailbox.ask(() -> {
            if (state == RunState.FAILED) {
                throw ApiException.state("the run has failed: " + why);
            }
            if (!isTraining()) {
                throw ApiException.state("training has ended");
            }
            why = null;
            switch (command) {
                case PLAY -> isPlaying = true;
                case PAUSE -> isPlaying = false;
                case STOP -> judge();
            }
            settle();
            changed();
            return status();
        }, () -> closed);
    }

    /** Pauses a run without viewers. */
    void leave(long seconds) {
        mailbox.add(() -> {
            if (isPlaying && isTraining() && audience.unseenSeconds() >= seconds) {
                isPlaying = false;
                why = "nobody watched for " + seconds + " s";
                changed();
            }
        });
    }

    /**
     * Returns the present status.
     *
     * @return the status
     */
    public TableStatus status() {
        long number = statuses.incrementAndGet();
        TableTraining.Progress now = progress;
        ThinnedSeries.Part ofSurprise = surprises.part(MOST_POINTS);
        ThinnedSeries.Part ofArea = areas.part(MOST_POINTS);
        boolean isPlayed = now.phase() != TableTraining.Phase.LIKELIHOOD;
        return new TableStatus(id, number, setting.upload().id(), setting.upload().name(),
                trainer.table().data().rows(), trainer.table().schema().columns().width(), trainer.codes().size(),
                trainer.training().rows(), trainer.heldOut().rows(), trainer.table().notes(),
                Long.toString(trainer.experiment().seed()), state, phase, now.step(), now.of(), turns.position(this),
                turns.waiting(), why, audience.size(),
                new TableStatus.Looks(ofSurprise.steps(), ofSurprise.values()[0],
                        isPlayed ? now.warmStart() : now.bestStep(), likelihoodSteps),
                new TableStatus.Looks(ofArea.steps(), ofArea.values()[0], isPlayed ? now.bestStep() : 0,
                        trainer.experiment().game().iterations()),
                verdict);
    }

    private Snapshot moment() {
        return mailbox.ask(() -> {
            TableTraining going = training;
            if (going == null) {
                throw ApiException.state(state == RunState.FAILED
                        ? "the run has failed: " + why
                        : "the run is being prepared; ask again later");
            }
            return new Snapshot(phase, going.progress().step(), isTraining() ? going.averaged() : going.best(), model);
        }, () -> closed);
    }

    /**
     * Looks at generated rows.
     *
     * @param where conditions that all of them satisfy
     * @return the cards
     * @throws dev.gan4j.InvalidInputException if a condition cannot be read, or no row can satisfy all of them
     */
    public TableCards cards(List<String> where) {
        audience.seen();
        return looks.cards(this::moment, where);
    }

    /**
     * Samples rows.
     *
     * @param seed  of the samples
     * @param count how many
     * @param where conditions that all of them satisfy
     * @return a CSV file as the table's
     * @throws dev.gan4j.InvalidInputException as {@link #cards}
     */
    public byte[] samples(long seed, int count, List<String> where) {
        audience.seen();
        return looks.samples(this::moment, seed, count, where);
    }

    /**
     * Returns the result.
     *
     * @return the model
     * @throws ApiException if training has not ended
     */
    public TableModel model() {
        audience.seen();
        TableModel result = model;
        if (result == null) {
            throw ApiException
                    .state("there is no model before training has ended and was judged; stop it to end it now");
        }
        return result;
    }

    /**
     * Adds a viewer, which receives the present state immediately and changes from then on.
     *
     * @param viewer the mailbox
     */
    public void add(Viewer viewer) {
        viewer.put(Event.of(status()));
        audience.add(viewer);
        if (phase != Phase.PREPARING && state != RunState.FAILED) {
            viewer.put(Event.of(cards(List.of())));
        }
        if (isLookedAt.compareAndSet(false, true)) {
            looker = scheduler.start("gan4j-lab-looker", this::watch);
        }
        changed();
        if (closed) {
            tellEnd(); // it was ended meanwhile, and whoever came late is told so
        }
    }

    /**
     * Removes a viewer.
     *
     * @param viewer the mailbox
     */
    public void remove(Viewer viewer) {
        audience.remove(viewer);
    }

    void removeStuck(long seconds) {
        audience.removeStuck(seconds);
    }

    long unseenSeconds() {
        return audience.unseenSeconds();
    }

    /** Tells viewers what changes, and looks at rows. */
    private void watch() {
        long looked = scheduler.nanoTime() - LOOKING;
        long seen = 0;
        boolean isStale = true;
        try {
            while (!closed) {
                if (audience.isEmpty()) {
                    scheduler.park(IDLE);
                    continue;
                }
                if (isChanged || state == RunState.RUNNING) {
                    isChanged = false;
                    isStale = true;
                    audience.send(status());
                }
                if (isStale && phase != Phase.PREPARING && scheduler.nanoTime() - looked >= LOOKING) {
                    isStale = false;
                    seen = look(seen);
                    looked = scheduler.nanoTime();
                }
                if (isChanged || isStale || state == RunState.RUNNING) {
                    scheduler.sleep(TELLING);
                } else {
                    scheduler.park(IDLE);
                }
            }
        } catch (InterruptedException e) {
            LOGGER.log(System.Logger.Level.DEBUG, "the run was ended");
        }
    }

    private long look(long seen) {
        try {
            TableCards cards = looks.cards(this::moment, List.of());
            if (cards.look() != seen) {
                audience.send(cards);
            }
            return cards.look();
        } catch (ApiException e) {
            return seen; // it was ended, or takes a long step
        } catch (RuntimeException e) {
            ServerLog.LOG.write(System.Logger.Level.WARNING, "rows of a table could not be looked at", e);
            return seen;
        }
    }

    /** Stops training. */
    @Override
    public void close() {
        closed = true;
        worker.interrupt();
        Scheduler.Worker own = looker;
        if (own != null) {
            own.interrupt();
        }
        tellEnd();
    }

    private void tellEnd() {
        audience.end(Gone.run(id));
    }
}
