package dev.gan4j.train;

import dev.gan4j.experiment.OptimiserSpec;
import dev.gan4j.experiment.ScheduleSpec;
import dev.gan4j.nn.Optimiser;
import dev.gan4j.nn.Schedule;

/** The parts of the library that an experiment names. */
final class Parts {

    private Parts() {}

    static Optimiser optimiser(OptimiserSpec spec) {
        return switch (spec) {
            case OptimiserSpec.Sgd sgd -> new Optimiser.Sgd();
            case OptimiserSpec.Momentum momentum -> new Optimiser.Momentum(momentum.momentum());
            case OptimiserSpec.Adam adam -> new Optimiser.Adam(adam.beta1(), adam.beta2(), adam.epsilon());
        };
    }

    static Schedule schedule(ScheduleSpec spec) {
        return switch (spec) {
            case ScheduleSpec.Constant() -> new Schedule.Constant();
            case ScheduleSpec.Staircase staircase -> new Schedule.Staircase(staircase.factor(), staircase.every());
        };
    }

    static Schedule generatorSchedule(ScheduleSpec spec) {
        return spec instanceof ScheduleSpec.Staircase staircase && staircase.generatorFactor() != null
                ? new Schedule.Staircase(staircase.generatorFactor(), staircase.every())
                : schedule(spec);
    }
}
