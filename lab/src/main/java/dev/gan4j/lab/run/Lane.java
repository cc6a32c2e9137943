package dev.gan4j.lab.run;

import dev.gan4j.eval.Alarm;
import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.lab.Limit;
import dev.gan4j.lab.Limits;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.paint.Painter;
import dev.gan4j.lab.paint.Snapshot;
import dev.gan4j.lab.schedule.Scheduler;
import dev.gan4j.lab.wire.Frame;
import dev.gan4j.lab.wire.LaneStatus;
import dev.gan4j.lab.wire.Place;
import dev.gan4j.lab.wire.Scene;
import dev.gan4j.lab.wire.Series;
import dev.gan4j.lab.wire.Stage;
import dev.gan4j.train.History;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.TrainingEvent;
import dev.gan4j.train.internal.LiveSettings;
import dev.gan4j.train.internal.TrainingSession;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A training of a run. The run's thread takes the steps; other threads read the values that it publishes. */
final class Lane {

    private static final AtomicLong SNAPSHOTS = new AtomicLong();
    private static final int MOST_EVENTS = 200;
    private static final int SERIES_POINTS = 400;

    private final Scheduler scheduler;
    private final Place place;
    private final Setting setting;
    private final TrainingSession session;
    private final Painter painter;
    private final Moments moments;
    private final Stages stages;
    private final ThinnedSeries objectives = new ThinnedSeries(2);
    private final ThinnedSeries distances = new ThinnedSeries(1);
    private final ThinnedSeries pretraining = new ThinnedSeries(1);
    private final List<Alarm> events = new CopyOnWriteArrayList<>();
    private final List<LaneStatus.Change> changes = new CopyOnWriteArrayList<>();
    private volatile TrainingPlan plan;
    private volatile Snapshot latest;
    private volatile boolean wanted;
    private volatile boolean pretrained;
    private boolean offered;
    private @Nullable TrainedGan standing; // the pair as it was judged last, while training goes on
    private TrainingSession.@Nullable Progress judgedAt;
    private volatile @Nullable TrainedGan trained;
    private volatile @Nullable CompletableFuture<TrainedGan> judging;

    /**
     * Prepares a training: compiles the networks.
     *
     * @param pending   what to train
     * @param place     the lane's place
     * @param limits    the limits of what is kept
     * @param scheduler time, and threads
     * @param between   called between two networks; throws if they are no longer wanted
     */
    Lane(PendingLane pending, Place place, Limits limits, Scheduler scheduler, Runnable between) {
        this.scheduler = scheduler;
        this.place = place;
        setting = pending.setting();
        between.run();
        session = pending.session(this::on);
        plan = session.plan();
        between.run();
        painter = Painter.of(session, place);
        between.run();
        stages = new Stages(session, place);
        moments = new Moments((int) limits.of(Limit.HISTORY), plan.experiment().iterations());
        latest = snapshot();
    }

    private void on(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Pretraining(long step, long of, double loss) -> pretraining.add(step, loss, 0);
            case TrainingEvent.Progress progress ->
                distances.add(progress.iteration(), progress.wasserstein1(), 0);
            case TrainingEvent.Warning(Alarm alarm) -> {
                if (events.size() >= MOST_EVENTS) {
                    events.removeFirst();
                }
                events.add(alarm);
            }
            case TrainingEvent.Started started -> {}
            case TrainingEvent.Resumed resumed -> {}
            case TrainingEvent.CheckpointTaken taken -> {}
            case TrainingEvent.Finished finished -> {}
        }
    }

    int number() {
        return place.lane();
    }

    Place place() {
        return place;
    }

    Setting setting() {
        return setting;
    }

    Moments moments() {
        return moments;
    }

    Snapshot latest() {
        return latest;
    }

    TrainingPlan plan() {
        return plan;
    }

    boolean isPretrained() {
        return session.isPretrained();
    }

    boolean isFinished() {
        return session.isFinished();
    }

    /** Whether it was judged; for any thread. */
    boolean isOver() {
        return trained != null;
    }

    /** Requests the weights after the next step from the run's thread. */
    void want() {
        wanted = true;
    }

    /** Takes steps of pretraining; the last one takes the first quick look. */
    void pretrain(int steps) {
        for (int i = 0; i < steps && !session.isPretrained() && !session.isFinished(); i++) {
            session.pretrain();
        }
        afterStep();
    }

    void iterate() {
        session.iterate();
        stages.reset();
        afterStep();
    }

    void stepDiscriminator() {
        session.stepDiscriminator();
        stages.reset();
        afterStep();
    }

    void stepGenerator() {
        session.stepGenerator();
        stages.reset();
        afterStep();
    }

    /** Does the next stage of slow motion; returns what happened in it. */
    Stage stage() {
        Stage stage = stages.advance();
        afterStep();
        return stage;
    }

    /** Records this moment if it is due; usually it is not. */
    private void afterStep() {
        TrainingSession.Progress progress = session.progress();
        long iteration = progress.iterations();
        if (progress.pendingDiscriminator() == 0 && progress.pendingGenerator() == 0 && session.isPretrained()) {
            if (iteration > 0) {
                objectives.add(iteration, progress.objectiveD(), progress.objectiveG());
            }
            if (moments.wants(iteration)) {
                moments.add(snapshot());
            }
        }
        if (wanted) {
            publish();
            offered = true;
        }
    }

    private Snapshot snapshot() {
        return new Snapshot(SNAPSHOTS.incrementAndGet(), scheduler.currentTimeMillis(), session.progress(),
                session.weights());
    }

    /** Publishes the present weights. */
    void publish() {
        wanted = false;
        pretrained = session.isPretrained();
        latest = snapshot();
    }

    /** Whether weights were published for a waiting thread since the last call; for the run's thread. */
    boolean takeOffer() {
        boolean taken = offered;
        offered = false;
        return taken;
    }

    /** Judges the pair if the training is finished, on a separate thread, because judging points takes seconds. */
    void conclude(Runnable whenJudged) {
        if (judging == null) {
            publish();
            moments.add(latest);
            CompletableFuture<TrainedGan> future = new CompletableFuture<>();
            judging = future;
            scheduler.start("gan4j-lab-judge", () -> {
                try {
                    TrainedGan result = session.result();
                    trained = result;
                    future.complete(result);
                } catch (RuntimeException | Error e) {
                    future.completeExceptionally(e);
                } finally {
                    whenJudged.run();
                }
            });
        }
    }

    /** Throws the failure of the judgement, if it failed. */
    void checkJudgement() {
        CompletableFuture<TrainedGan> future = judging;
        if (future != null && future.isCompletedExceptionally()) {
            future.join();
        }
    }

    /** The judgement of a finished training, which may take a while; null if training is not finished. */
    @Nullable
    CompletableFuture<TrainedGan> judgement() {
        return judging;
    }

    /** The present pair, judged once between two steps; for the run's thread, while training continues. */
    TrainedGan result() {
        TrainedGan result = standing;
        if (result == null || !session.progress().equals(judgedAt)) {
            result = session.result();
            standing = result;
            judgedAt = session.progress();
        }
        return result;
    }

    /** The history so far; for the run's thread. */
    History history() {
        return session.history();
    }

    void change(LiveSettings settings, List<String> fields) {
        LiveSettings before = session.settings();
        session.change(settings);
        standing = null;
        plan = session.plan();
        LiveSettings now = session.settings();
        for (String field : fields) {
            double value = value(now, field);
            if (value != value(before, field)) {
                changes.add(new LaneStatus.Change(session.progress().iterations(), field, value));
            }
        }
        while (changes.size() > MOST_EVENTS) {
            changes.removeFirst();
        }
    }

    LiveSettings settings() {
        return LiveSettings.of(plan.experiment());
    }

    private static double value(LiveSettings settings, String field) {
        return switch (field) {
            case "learningRate" -> settings.learningRate();
            case "generatorLearningRate" -> settings.generatorLearningRate();
            case "discriminatorSteps" -> settings.discriminatorSteps();
            case "generatorSteps" -> settings.generatorSteps();
            default -> settings.penaltyWeight() == null ? Double.NaN : settings.penaltyWeight();
        };
    }

    Scene scene() {
        return painter.scene();
    }

    Frame frame(Snapshot snapshot, boolean past, long count) {
        return painter.frame(snapshot, past, count);
    }

    Series series(int most) {
        ThinnedSeries.Part ofGame = objectives.part(most);
        ThinnedSeries.Part looks = distances.part(most);
        ThinnedSeries.Part before = pretraining.part(most);
        return new Series(place, latest.progress().iterations(), ofGame.steps(), ofGame.values()[0],
                ofGame.values()[1], new Series.Distances(looks.steps(), looks.values()[0]),
                new Series.Pretraining(before.steps(), before.values()[0]));
    }

    Series series() {
        return series(SERIES_POINTS);
    }

    private LaneStatus.State state() {
        if (trained != null) {
            return LaneStatus.State.FINISHED;
        }
        return judging != null
                ? LaneStatus.State.JUDGING
                : pretrained ? LaneStatus.State.TRAINING : LaneStatus.State.PRETRAINING;
    }

    /** The status of this lane. */
    LaneStatus status() {
        return Statuses.of(place.lane(), plan.experiment(), state(), latest.progress(), List.copyOf(changes),
                List.copyOf(events),
                LaneStatus.Kept.of(moments.iterations(), moments.stride()), trained);
    }
}
