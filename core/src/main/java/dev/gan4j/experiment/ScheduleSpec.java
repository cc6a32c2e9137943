package dev.gan4j.experiment;

/** How a learning rate changes with the steps of its optimiser. */
public sealed interface ScheduleSpec {

    /** The same at every step. In YAML: {@code schedule: constant}. */
    record Constant() implements ScheduleSpec {}

    /**
     * Multiplied by a factor every so many steps. In YAML: {@code schedule: {type: staircase, factor: 0.95, every:
     * 2500}}.
     *
     * @param factor in (0, 1]
     * @param every  steps between two changes, at least 1
     */
    record Staircase(double factor, int every) implements ScheduleSpec {

        /** The tutorial's. */
        public static final double DEFAULT_FACTOR = 0.95;

        /** The tutorial's. */
        public static final int DEFAULT_EVERY = 2500;
    }
}
