package dev.gan4j.lab.run;

import dev.gan4j.eval.Judging;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.SweepSpec;
import dev.gan4j.lab.input.Ids;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.paint.Painter;
import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Json;
import dev.gan4j.lab.wire.ServerLog;
import dev.gan4j.lab.wire.Viewer;
import dev.gan4j.train.SharedData;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.Trainer;
import dev.gan4j.train.TrainingSession;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The same setting with many seeds, one after another, each with a small picture of what came of it. */
public final class SeedStrip implements AutoCloseable {

    private final String id = Ids.of("s");
    private final Setting setting;
    private final long first;
    private final int count;
    private final Turns turns;
    private final String kind;
    private final Turns compiling;
    private volatile @Nullable Painter painter; // from when the networks are compiled on
    private final SharedData shared = new SharedData();
    private final List<ObjectNode> results = new CopyOnWriteArrayList<>();
    private final Set<Viewer> viewers = new CopyOnWriteArraySet<>();
    private final Scheduler scheduler;
    private final Scheduler.Worker worker;
    private volatile String state = "waiting";
    private volatile @Nullable String why;
    private volatile @Nullable Trainer trainer;
    private volatile boolean closed;
    private volatile long lastSeen;

    SeedStrip(Setting setting, long first, int count, Turns turns, Turns compiling, Scheduler scheduler) {
        this.scheduler = scheduler;
        lastSeen = scheduler.nanoTime();
        this.setting = setting;
        this.first = first;
        this.count = count;
        this.turns = turns;
        this.compiling = compiling;
        kind = setting.using(() -> shared.complete(seeded(first))).dimension() == 1 ? "numbers" : "points";
        setting.use();
        worker = scheduler.start("gan4j-lab-seeds", this::work);
    }

    private Experiment seeded(long seed) {
        return setting.experiment().with("seed", Long.toString(seed));
    }

    /**
     * Returns the name that nobody can guess.
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
            state = "running";
            for (int i = 0; i < count && !closed; i++) {
                tell();
                train(first + i, own);
            }
            state = "finished";
        } catch (InterruptedException e) {
            state = "failed";
            why = "it was ended";
        } catch (RuntimeException | Error e) {
            if (!(e instanceof ApiException)) {
                ServerLog.LOG.write(System.Logger.Level.WARNING, "a strip of seeds failed", e);
            }
            state = "failed";
            why = String.valueOf(e.getMessage());
        } finally {
            turns.leave(this);
            setting.release();
            tell();
        }
    }

    private Painter compile() throws InterruptedException {
        compiling.await(this, scheduler);
        try {
            Painter made = setting.using(() -> Painter.of(TrainingSession.of(seeded(first), shared, event -> {})));
            painter = made;
            tell();
            return made;
        } finally {
            compiling.leave(this);
        }
    }

    private void train(long seed, Painter own) {
        Trainer next = Trainer.of(seeded(seed), shared).judging(Judging.WITHOUT_REFEREES);
        trainer = next;
        if (closed) {
            return;
        }
        TrainedGan trained = next.train();
        if (trained.outcome() == TrainedGan.Outcome.STOPPED) {
            return;
        }
        ObjectNode result = Json.object().put("seed", seed);
        result.setAll(Results.shown(trained));
        result.set("modes", Results.modes(trained));
        result.put("outcome", Results.outcome(trained)).put("iterations", trained.iterations());
        own.thumbnail(trained.pair().parameters(), result);
        results.add(result);
    }

    /**
     * Lets somebody watch.
     *
     * @param viewer the mailbox
     */
    public void add(Viewer viewer) {
        viewers.add(viewer);
        seen();
        viewer.put("seeds " + id, Viewer.event("seeds", status()));
        if (closed) {
            tellEnd(); // it was ended meanwhile, and whoever came late is told so
        }
    }

    /**
     * Lets somebody go.
     *
     * @param viewer the mailbox
     */
    public void remove(Viewer viewer) {
        seen(); // before it goes: nobody must find nobody there, and the time at which it came
        viewers.remove(viewer);
        seen();
    }

    /** Somebody has asked for the strip. */
    public void seen() {
        lastSeen = scheduler.nanoTime();
    }

    long unseenSeconds() {
        return viewers.isEmpty() ? TimeUnit.NANOSECONDS.toSeconds(scheduler.nanoTime() - lastSeen) : 0;
    }

    void removeStuck(long seconds) {
        for (Viewer viewer : viewers) {
            if (viewer.isStuck(seconds)) {
                viewer.close();
                remove(viewer);
            }
        }
    }

    boolean isAtWork() {
        return worker.isAlive();
    }

    private void tell() {
        byte[] message = Viewer.event("seeds", status());
        for (Viewer viewer : viewers) {
            viewer.put("seeds " + id, message);
        }
    }

    /**
     * Returns everything that is known so far.
     *
     * @return a new object
     */
    public ObjectNode status() {
        List<ObjectNode> done = List.copyOf(results);
        ObjectNode status = Json.object().put("strip", id).put("state", state).put("why", why)
                .put("position", turns.position(this)).put("of", count).put("done", done.size())
                .put("successes", done.stream().filter(result -> result.get("success").booleanValue()).count())
                .put("success", SweepSpec.DEFAULT_SUCCESS).put("kind", kind);
        Painter own = painter;
        ObjectNode scene = own == null ? Json.object() : own.scene();
        for (String field : List.of("x", "pData", "domain", "real")) {
            if (scene.has(field)) {
                status.set(field, scene.get(field));
            } else {
                status.putNull(field);
            }
        }
        status.putArray("results").addAll(done);
        return status;
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
        byte[] gone = Viewer.event("gone", Json.object().put("strip", id));
        viewers.forEach(viewer -> viewer.put("gone " + id, gone));
        viewers.clear();
    }
}
