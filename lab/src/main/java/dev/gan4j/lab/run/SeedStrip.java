package dev.gan4j.lab.run;

import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.lab.input.Ids;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.paint.Painter;
import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Event;
import dev.gan4j.lab.wire.Gone;
import dev.gan4j.lab.wire.JudgementSummary;
import dev.gan4j.lab.wire.Place;
import dev.gan4j.lab.wire.RunState;
import dev.gan4j.lab.wire.Seeds;
import dev.gan4j.lab.wire.ServerLog;
import dev.gan4j.lab.wire.Viewer;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.train.SharedData;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import dev.gan4j.train.internal.TrainingSession;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The same setting with many seeds, one after another, each with a small picture of its result. */
public final class SeedStrip implements AutoCloseable {

    private final String id = Ids.of("s");
    private final Setting setting;
    private final long first;
    private final int count;
    private final FairSemaphore turns;
    private final FairSemaphore compiling;
    private volatile @Nullable Painter painter; // from when the networks are compiled on
    private final SharedData shared = new SharedData();
    private final List<Seeds.Result> results = new CopyOnWriteArrayList<>();
    private final Audience audience;
    private final Scheduler scheduler;
    private final Scheduler.Worker worker;
    private volatile RunState state = RunState.WAITING;
    private volatile @Nullable String why;
    private volatile @Nullable Trainer trainer;
    private volatile boolean closed;

    SeedStrip(Setting setting, long first, int count, FairSemaphore turns, FairSemaphore compiling,
            Scheduler scheduler) {
        this.scheduler = scheduler;
        audience = new Audience(scheduler);
        this.setting = setting;
        this.first = first;
        this.count = count;
        this.turns = turns;
        this.compiling = compiling;
        setting.using(() -> shared.plan(seeded(first))); // refused here, if at all
        setting.use();
        worker = scheduler.start("gan4j-lab-seeds", this::work);
    }

    private Experiment seeded(long seed) {
        return setting.experiment().withSeed(seed);
    }

    /**
     * Returns the unguessable id.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    private void work() {
        try {
            Painter own = compile();
            turns.await(this, scheduler);
            state = RunState.RUNNING;
            for (int i = 0; i < count && !closed; i++) {
                tell();
                train(first + i, own);
            }
            state = RunState.FINISHED;
        } catch (InterruptedException e) {
            state = RunState.FAILED;
            why = "it was ended";
        } catch (RuntimeException | Error e) {
            if (!(e instanceof ApiException)) {
                ServerLog.LOG.write(System.Logger.Level.WARNING, "a strip of seeds failed", e);
            }
            state = RunState.FAILED;
            why = String.valueOf(e.getMessage());
        } finally {
            turns.release(this);
            setting.release();
            tell();
        }
    }

    private Painter compile() throws InterruptedException {
        compiling.await(this, scheduler);
        try {
            Painter made = setting.using(() -> Painter.of(TrainingSession.of(seeded(first), shared, event -> {}),
                    new Place(id, 0, 0)));
            painter = made;
            tell();
            return made;
        } finally {
            compiling.release(this);
        }
    }

    private void train(long seed, Painter own) {
        Trainer next = Trainer.of(seeded(seed), shared).judging(Judging.WITHOUT_REFEREES);
        trainer = next;
        if (closed) {
            return;
        }
        TrainedGan trained = next.train();
        if (trained.outcome() == TrainingOutcome.STOPPED) {
            return;
        }
        JudgementSummary judgement = Results.judgement(trained);
        results.add(new Seeds.Result(seed, judgement.value(), judgement.floor(),
                judgement.distance(), judgement.success(), judgement.verdict(), judgement.modes(), trained.outcome(),
                trained.iterations(), own.thumbnail(trained.pair().parameters())));
    }

    /**
     * Adds a viewer.
     *
     * @param viewer the mailbox
     */
    public void add(Viewer viewer) {
        audience.add(viewer);
        viewer.put(Event.of(status()));
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

    /** Marks the strip as used now. */
    public void seen() {
        audience.seen();
    }

    long unseenSeconds() {
        return audience.unseenSeconds();
    }

    void removeStuck(long seconds) {
        audience.removeStuck(seconds);
    }

    boolean isAtWork() {
        return worker.isAlive();
    }

    private void tell() {
        audience.send(status());
    }

    /**
     * Returns everything that is known so far.
     *
     * @return the state of the strip
     */
    public Seeds status() {
        List<Seeds.Result> done = List.copyOf(results);
        Painter own = painter;
        return new Seeds(id, state, why, turns.position(this), count, done.size(),
                done.stream().filter(Seeds.Result::success).count(), SweepSpec.DEFAULT_SUCCESS,
                own == null ? null : own.scene(), done);
    }

    /** Stops training. */
    @Override
    public void close() {
        closed = true;
        Trainer current = trainer;
        if (current != null) {
            current.stop();
        }
        worker.interrupt();
        tellEnd();
    }

    private void tellEnd() {
        audience.end(Gone.strip(id));
    }
}
