package dev.gan4j.lab.run;

import static java.util.Objects.requireNonNull;

import dev.gan4j.experiment.TrainingPlan;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.train.SharedData;
import dev.gan4j.train.TrainingListener;
import dev.gan4j.train.internal.TrainingSession;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lane before its networks are compiled. Its data are already read, so errors in them are found immediately. */
final class PendingLane {

    private final int number;
    private final Setting setting;
    private final TrainingPlan plan;
    private volatile @Nullable SharedData data; // until the training begins

    private PendingLane(int number, Setting setting) {
        this.number = number;
        this.setting = setting;
        SharedData read = new SharedData();
        data = read;
        plan = setting.using(() -> {
            TrainingPlan settled = read.plan(setting.experiment());
            settled.complete().requireReadable();
            return settled;
        });
    }

    /**
     * Reads the data of one or two lanes.
     *
     * @throws ApiException if they cannot be used, or two cannot be compared
     */
    static List<PendingLane> of(List<Setting> settings) {
        List<PendingLane> pending = new ArrayList<>();
        for (Setting setting : settings) {
            pending.add(new PendingLane(pending.size(), setting));
        }
        if (pending.stream().map(lane -> lane.plan.dimension()).distinct().count() > 1) {
            throw ApiException.invalid("two lanes must have as many columns of data to be compared");
        }
        return List.copyOf(pending);
    }

    int number() {
        return number;
    }

    Setting setting() {
        return setting;
    }

    /** The plan, with the facts found in the data. */
    TrainingPlan plan() {
        return plan;
    }

    /** Begins the training; can be called only once, to release the data as early as possible. */
    TrainingSession session(TrainingListener listener) {
        SharedData read = requireNonNull(data);
        data = null;
        return setting.using(() -> TrainingSession.of(setting.experiment(), read, listener));
    }
}
