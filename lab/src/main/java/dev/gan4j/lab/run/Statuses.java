package dev.gan4j.lab.run;

import dev.gan4j.eval.Alarm;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.PretrainingSpec;
import dev.gan4j.lab.wire.LaneStatus;
import dev.gan4j.lab.wire.RunState;
import dev.gan4j.lab.wire.Status;
import dev.gan4j.train.TrainedGan;
import dev.gan4j.train.internal.LiveSettings;
import dev.gan4j.train.internal.TrainingSession;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The status of a run, from the values that its thread publishes. */
final class Statuses {

    private static final TrainingSession.Progress NOTHING = new TrainingSession.Progress(0, 0, 0, 0, 0, 0, Float.NaN,
            Float.NaN);

    private Statuses() {}

    static Status of(LabRun run) {
        // Taken before anything is read: of two statuses, the one with the larger number is never older.
        long number = run.nextStatus();
        List<Lane> lanes = run.lanes();
        Preparation preparation = run.preparation();
        TrainingLoop loop = run.loop();
        boolean isPreparing = lanes.isEmpty();
        List<Experiment> shown = isPreparing
                ? preparation.pending().stream().map(lane -> lane.setting().shown(lane.plan().complete())).toList()
                : lanes.stream().map(lane -> lane.setting().shown(lane.plan().complete())).toList();
        return new Status(run.id(), number, loop.state(), loop.position(), loop.queue(), loop.why(),
                isPreparing ? preparation.scene() : lanes.getFirst().place().scene(), run.watchers().count(),
                loop.speed(),
                loop.state() == RunState.RUNNING ? run.watchers().rate() : Double.NaN,
                shown.size() > 1 ? Differences.of(shown.get(0), shown.get(1)) : List.of(),
                isPreparing
                        ? preparation.pending().stream().map(Statuses::of).toList()
                        : lanes.stream().map(Lane::status).toList());
    }

    private static LaneStatus of(PendingLane lane) {
        return of(lane.number(), lane.plan().experiment(), LaneStatus.State.PREPARING, NOTHING, List.of(), List.of(),
                LaneStatus.Kept.of(new long[0], 1), null);
    }

    /**
     * Returns the status of a lane.
     *
     * @param now     the present experiment
     * @param changes the changes made during training
     * @param done    the result; null until it is judged
     */
    static LaneStatus of(int number, Experiment now, LaneStatus.State state, TrainingSession.Progress progress,
            List<LaneStatus.Change> changes, List<Alarm> alarms, LaneStatus.Kept kept,
            @Nullable TrainedGan done) {
        int steps = now.pretraining() instanceof PretrainingSpec.OnDensity onDensity ? onDensity.steps() : 0;
        return new LaneStatus(number, now.name(), now.seed(), state, progress.iterations(), now.iterations(),
                progress.pretrainingSteps(), steps, progress.discriminatorSteps(), progress.generatorSteps(),
                new LaneStatus.Pending(progress.pendingDiscriminator(), progress.pendingGenerator()),
                LiveSettings.of(now), changes, alarms, kept, done == null ? null : done.outcome(),
                done == null ? null : Results.judgement(done));
    }
}
