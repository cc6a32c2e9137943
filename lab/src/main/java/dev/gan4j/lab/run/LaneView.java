package dev.gan4j.lab.run;

import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.paint.Snapshot;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.lab.wire.Frame;
import dev.gan4j.lab.wire.KeptFrames;
import dev.gan4j.lab.wire.Scene;
import dev.gan4j.lab.wire.Series;
import dev.gan4j.train.History;
import dev.gan4j.train.TrainedGan;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A view of one lane of a run, for requests.
 *
 * @param run    the run
 * @param number 0 or 1
 */
public record LaneView(LabRun run, int number) {

    private static final long LONGEST_JUDGEMENT = TimeUnit.MINUTES.toNanos(10);

    /**
     * Returns the setting that the user requested.
     *
     * @return the setting
     */
    public Setting setting() {
        return run.setting(number);
    }

    /**
     * Returns the present plan, with the server's path of the data.
     *
     * @return the plan
     */
    public TrainingPlan plan() {
        return run.plan(number);
    }

    /**
     * Returns the present networks, judged.
     *
     * @return the result of the training
     */
    public TrainedGan result() {
        CompletableFuture<TrainedGan> judging = run.lane(number).judgement();
        if (judging == null) {
            judging = run.ask(() -> {
                Lane lane = run.loop().lane(number);
                CompletableFuture<TrainedGan> begun = lane.judgement();
                return begun == null ? CompletableFuture.completedFuture(lane.result()) : begun;
            });
        }
        return await(judging);
    }

    private TrainedGan await(CompletableFuture<TrainedGan> judging) {
        try {
            return run.scheduler().await(judging, LONGEST_JUDGEMENT);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the judgement failed", e.getCause());
        } catch (TimeoutException e) {
            throw ApiException.state("the judgement takes long; ask again later");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.state("the server is being stopped");
        }
    }

    /**
     * Returns the scene.
     *
     * @return what does not change between frames
     */
    public Scene scene() {
        return run.lane(number).scene();
    }

    /**
     * Returns what was recorded so far.
     *
     * @param points the most points of each series
     * @return the series
     */
    public Series series(int points) {
        run.status();
        return run.lane(number).series(points);
    }

    /**
     * Returns the newest frame.
     *
     * @return the frame
     */
    public Frame frame() {
        run.status();
        Lane lane = run.lane(number);
        return lane.frame(lane.latest(), false, 0);
    }

    /**
     * Returns the frame of the kept moment that is nearest to an iteration.
     *
     * @param iteration which one
     * @return the frame
     */
    public Frame frame(long iteration) {
        run.watchers().seen();
        Lane lane = run.lane(number);
        Snapshot snapshot = lane.moments().nearest(iteration);
        if (snapshot == null) {
            throw ApiException.unknown("the run keeps no frame yet");
        }
        return lane.frame(snapshot, true, 0);
    }

    /**
     * Returns the moments that are kept.
     *
     * @return their iterations
     */
    public KeptFrames frames() {
        run.watchers().seen();
        Lane lane = run.lane(number);
        return new KeptFrames(lane.moments().stride(), lane.moments().iterations());
    }

    /**
     * Returns the complete history so far.
     *
     * @return the history
     */
    public History history() {
        return run.ask(run.lane(number)::history);
    }
}
