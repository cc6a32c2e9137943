package dev.gan4j.experiment;

import dev.gan4j.nn.internal.Schedule;
import org.jspecify.annotations.Nullable;

/** How a learning rate changes with the steps of its optimiser. */
public sealed interface ScheduleSpec {

    /**
     * Returns the schedule itself.
     *
     * @return the schedule of D, and of G if it has no other
     */
    @SuppressWarnings("exports") // for the training; users choose a schedule by its fields
    default Schedule schedule() {
        return switch (this) {
            case Constant() -> new Schedule.Constant();
            case Staircase staircase -> new Schedule.Staircase(staircase.factor, staircase.every);
        };
    }

    /**
     * Returns the schedule of G.
     *
     * @return the schedule, with G's own factor if it has one
     */
    @SuppressWarnings("exports") // as above
    default Schedule generatorSchedule() {
        return this instanceof Staircase staircase && staircase.generatorFactor != null
                ? new Schedule.Staircase(staircase.generatorFactor, staircase.every)
                : schedule();
    }

    /** The same at every step. In YAML: {@code schedule: constant}. */
    record Constant() implements ScheduleSpec {}

    /**
     * Multiplied by a factor at fixed intervals. In YAML: {@code schedule: {type: staircase, factor: 0.95, every: 2500}}.
     *
     * @param factor          in (0, 1]
     * @param every           steps between two changes, at least 1
     * @param generatorFactor the factor of G, in (0, 1]; null for the same. A G that slows down sooner than D gives D time to
     *                        learn how narrow the modes are
     */
    record Staircase(double factor, int every, @Nullable Double generatorFactor) implements ScheduleSpec {

        /**
         * Creates a schedule of both networks.
         *
         * @param factor in (0, 1]
         * @param every  steps between two changes, at least 1
         */
        public Staircase(double factor, int every) {
            this(factor, every, null);
        }
    }
}
