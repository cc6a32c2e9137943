package dev.gan4j.lab.run;

import dev.gan4j.lab.input.Setting;
import dev.gan4j.lab.wire.Speed;
import java.util.List;
import java.util.Map;

/** A command to a run. */
public sealed interface Command {

    /** Runs until the end, a pause, or the last viewer leaves. */
    record Play() implements Command {}

    /** Stops after the current step. */
    record Pause() implements Command {}

    /**
     * Pauses, then takes a number of steps.
     *
     * @param what  the kind of step
     * @param count how many
     */
    record Step(Kind what, int count) implements Command {}

    /**
     * Changes the speed.
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
     * Restarts.
     *
     * @param settings what to train in each lane; empty to train the same again
     * @param play     whether to play immediately
     */
    record Restart(List<Setting> settings, boolean play) implements Command {

        /** Copies the list. */
        public Restart {
            settings = List.copyOf(settings);
        }
    }

    /** A kind of step that can be taken one at a time. */
    enum Kind {
        /** One step of D. */
        DISCRIMINATOR,
        /** One step of G. */
        GENERATOR,
        /** The rest of an iteration. */
        ITERATION,
        /** One step of pretraining. */
        PRETRAINING,
        /** One stage of slow motion. */
        STAGE
    }
}
