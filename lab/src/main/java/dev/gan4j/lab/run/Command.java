package dev.gan4j.lab.run;

import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.wire.Speed;
import java.util.List;
import java.util.Map;

/** What a run can be told to do. */
public sealed interface Command {

    /** Goes on until the end, a pause, or nobody watches. */
    record Play() implements Command {}

    /** Stops after the step at hand. */
    record Pause() implements Command {}

    /**
     * Pauses, then takes so many steps.
     *
     * @param what  of which kind
     * @param count how many
     */
    record Step(Kind what, int count) implements Command {}

    /**
     * Goes at another speed.
     *
     * @param speed the new one
     */
    record Pace(Speed speed) implements Command {}

    /**
     * Changes settings while training.
     *
     * @param lane   which lane; -1 for all
     * @param values the new values by name
     */
    record Change(int lane, Map<String, Double> values) implements Command {

        /** Copies the map. */
        public Change {
            values = Map.copyOf(values);
        }
    }

    /**
     * Begins again.
     *
     * @param settings what to train in each lane; none for what was trained before
     * @param play     whether to play at once
     */
    record Restart(List<Setting> settings, boolean play) implements Command {

        /** Copies the list. */
        public Restart {
            settings = List.copyOf(settings);
        }
    }

    /** What can be taken one at a time. */
    enum Kind {
        /** One step of D. */
        DISCRIMINATOR,
        /** One step of G. */
        GENERATOR,
        /** What is missing to a whole iteration. */
        ITERATION,
        /** One step of pretraining. */
        PRETRAINING,
        /** One stage of slow motion. */
        STAGE
    }
}
