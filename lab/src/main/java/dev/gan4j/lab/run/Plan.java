package dev.gan4j.lab.run;

import static java.util.Objects.requireNonNull;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.train.SharedData;
import dev.gan4j.train.TrainingListener;
import dev.gan4j.train.TrainingSession;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A lane before its networks are compiled. Its data were read, so that whatever is wrong with them is known at once. */
final class Plan {

    private static final TrainingSession.Progress NOTHING = new TrainingSession.Progress(0, 0, 0, 0, 0, 0, Float.NaN,
            Float.NaN);

    private final int number;
    private final Setting setting;
    private final Experiment experiment;
    private volatile @Nullable SharedData data; // until the training begins

    private Plan(int number, Setting setting) {
        this.number = number;
        this.setting = setting;
        SharedData read = new SharedData();
        data = read;
        experiment = setting.using(() -> {
            Experiment complete = read.complete(setting.experiment());
            complete.requireReadable();
            return complete;
        });
    }

    /**
     * Reads the data of one or two lanes.
     *
     * @throws ApiException if they cannot be used, or two cannot be compared
     */
    static List<Plan> of(List<Setting> settings) {
        List<Plan> plans = new ArrayList<>();
        for (Setting setting : settings) {
            plans.add(new Plan(plans.size(), setting));
        }
        if (plans.stream().map(plan -> plan.experiment.dimension() == 1).distinct().count() > 1) {
            throw ApiException.invalid("two lanes must both have one column of data, or both two, to be compared");
        }
        return List.copyOf(plans);
    }

    int number() {
        return number;
    }

    Setting setting() {
        return setting;
    }

    /** The complete experiment. */
    Experiment experiment() {
        return experiment;
    }

    /** Begins the training; once only, so that the data are kept no longer than they are needed. */
    TrainingSession session(TrainingListener listener) {
        SharedData read = requireNonNull(data);
        data = null;
        return setting.using(() -> TrainingSession.of(setting.experiment(), read, listener));
    }

    /** What the status says of a lane that is being prepared. */
    ObjectNode status() {
        return LaneStatus.of(number, experiment, "preparing", NOTHING, List.of(), List.of(), new long[0], 1, null);
    }
}
