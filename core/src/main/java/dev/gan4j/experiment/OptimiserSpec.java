package dev.gan4j.experiment;

import dev.gan4j.experiment.internal.Fields;
import dev.gan4j.nn.internal.Optimiser;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The optimiser of an experiment. */
public sealed interface OptimiserSpec {

    /**
     * Creates stochastic gradient descent with a constant learning rate.
     *
     * @param learningRate of both networks, positive
     * @return the optimiser
     */
    static OptimiserSpec sgd(double learningRate) {
        return (OptimiserSpec) Fields.OPTIMISER.standard("sgd", Map.of("learningRate", learningRate));
    }

    /**
     * Creates gradient descent with momentum and a constant learning rate.
     *
     * @param learningRate of both networks, positive
     * @param momentum     m, in [0, 1)
     * @return the optimiser
     */
    static OptimiserSpec momentum(double learningRate, double momentum) {
        return (OptimiserSpec) Fields.OPTIMISER.standard("momentum",
                Map.of("learningRate", learningRate, "momentum", momentum));
    }

    /**
     * Creates Adam with a constant learning rate and the paper's other settings.
     *
     * @param learningRate of both networks, positive
     * @return the optimiser
     */
    static OptimiserSpec adam(double learningRate) {
        return (OptimiserSpec) Fields.OPTIMISER.standard("adam", Map.of("learningRate", learningRate));
    }

    /**
     * Creates Adam with a constant learning rate.
     *
     * @param learningRate of both networks, positive
     * @param beta1        decay of the first moment, in [0, 1)
     * @param beta2        decay of the second moment, in [0, 1)
     * @return the optimiser
     */
    static OptimiserSpec adam(double learningRate, double beta1, double beta2) {
        return (OptimiserSpec) Fields.OPTIMISER.standard("adam",
                Map.of("learningRate", learningRate, "beta1", beta1, "beta2", beta2));
    }

    /**
     * Returns this optimiser with another schedule.
     *
     * @param schedule of the learning rate
     * @return a new optimiser
     */
    default OptimiserSpec withSchedule(ScheduleSpec schedule) {
        return switch (this) {
            case Sgd sgd -> new Sgd(sgd.learningRate, sgd.generatorLearningRate, schedule);
            case Momentum momentum ->
                new Momentum(momentum.learningRate, momentum.generatorLearningRate, momentum.momentum, schedule);
            case Adam adam -> new Adam(adam.learningRate, adam.generatorLearningRate, adam.beta1, adam.beta2,
                    adam.epsilon, schedule);
        };
    }

    /**
     * Returns the optimiser itself.
     *
     * @return the rule by which a gradient becomes an update
     */
    @SuppressWarnings("exports") // for the training; users choose an optimiser by its fields
    default Optimiser optimiser() {
        return switch (this) {
            case Sgd sgd -> new Optimiser.Sgd();
            case Momentum momentum -> new Optimiser.Momentum(momentum.momentum);
            case Adam adam -> new Optimiser.Adam(adam.beta1, adam.beta2, adam.epsilon);
        };
    }

    /**
     * Returns the learning rate's schedule.
     *
     * @return the schedule
     */
    ScheduleSpec schedule();

    /**
     * Returns the learning rate before any decay.
     *
     * @return positive
     */
    double learningRate();

    /**
     * Returns the generator's own learning rate before any decay.
     *
     * @return positive; null if it is {@link #learningRate()}
     */
    @Nullable
    Double generatorLearningRate();

    /**
     * Returns this optimiser with other learning rates.
     *
     * @param learningRate          of D, before any decay, positive
     * @param generatorLearningRate of G, positive; null for the same
     * @return a new optimiser
     */
    default OptimiserSpec withLearningRates(double learningRate, @Nullable Double generatorLearningRate) {
        return switch (this) {
            case Sgd sgd -> new Sgd(learningRate, generatorLearningRate, sgd.schedule);
            case Momentum momentum ->
                new Momentum(learningRate, generatorLearningRate, momentum.momentum, momentum.schedule);
            case Adam adam ->
                new Adam(learningRate, generatorLearningRate, adam.beta1, adam.beta2, adam.epsilon, adam.schedule);
        };
    }

    /**
     * Stochastic gradient descent: w -= lr g.
     *
     * @param learningRate          lr before any decay, positive
     * @param generatorLearningRate lr of G, positive; null for the same
     * @param schedule              of the learning rate
     */
    record Sgd(double learningRate, @Nullable Double generatorLearningRate, ScheduleSpec schedule)
            implements
                OptimiserSpec {}

    /**
     * Gradient descent with momentum: v = m v + g; w -= lr v.
     *
     * @param learningRate          lr before any decay, positive
     * @param generatorLearningRate lr of G, positive; null for the same
     * @param momentum              m, in [0, 1)
     * @param schedule              of the learning rate
     */
    record Momentum(double learningRate, @Nullable Double generatorLearningRate, double momentum,
            ScheduleSpec schedule) implements OptimiserSpec {}

    /**
     * Adam (Kingma and Ba 2015).
     *
     * @param learningRate          lr before any decay, positive
     * @param generatorLearningRate lr of G, positive; null for the same
     * @param beta1                 decay of the first moment, in [0, 1)
     * @param beta2                 decay of the second moment, in [0, 1)
     * @param epsilon               added to the root of the second moment, positive
     * @param schedule              of the learning rate
     */
    record Adam(double learningRate, @Nullable Double generatorLearningRate, double beta1, double beta2,
            double epsilon, ScheduleSpec schedule)
            implements
                OptimiserSpec {}
}
