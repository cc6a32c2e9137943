package dev.gan4j.train.internal;

import dev.gan4j.InvalidInputException;
import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.ExperimentBuilder;
import dev.gan4j.experiment.PenaltySpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings that may change during training.
 *
 * @param learningRate          of D, before the schedule
 * @param generatorLearningRate of G, before the schedule
 * @param discriminatorSteps    D steps in each iteration, the paper's k
 * @param generatorSteps        G steps in each iteration
 * @param penaltyWeight         the weight of the only penalty, or the limit of weight clipping; null if there is no penalty, or
 *                              there are several
 */
public record LiveSettings(double learningRate, double generatorLearningRate, int discriminatorSteps,
        int generatorSteps, @Nullable Double penaltyWeight) {

    /**
     * Returns the settings of an experiment.
     *
     * @param experiment any
     * @return its settings
     */
    public static LiveSettings of(Experiment experiment) {
        double rate = experiment.optimiser().learningRate();
        Double ofGenerator = experiment.optimiser().generatorLearningRate();
        return new LiveSettings(rate, ofGenerator == null ? rate : ofGenerator, experiment.discriminatorSteps(),
                experiment.generatorSteps(), penaltyWeight(experiment));
    }

    private static @Nullable Double penaltyWeight(Experiment experiment) {
        return experiment.penalties().size() == 1 ? experiment.penalties().getFirst().weight() : null;
    }

    /**
     * Returns an experiment with these settings.
     *
     * @param experiment any
     * @return the changed experiment; the same one if nothing changes
     * @throws InvalidInputException if a value is out of range, or a penalty weight is set but there is not exactly one penalty
     */
    public Experiment applyTo(Experiment experiment) {
        LiveSettings now = of(experiment);
        if (equals(now)) {
            return experiment;
        }
        ExperimentBuilder changed = experiment.toBuilder().discriminatorSteps(discriminatorSteps)
                .generatorSteps(generatorSteps);
        if (learningRate != now.learningRate || generatorLearningRate != now.generatorLearningRate) {
            Double ofGenerator = generatorLearningRate == learningRate ? null : Double.valueOf(generatorLearningRate);
            changed.optimiser(experiment.optimiser().withLearningRates(learningRate, ofGenerator));
        }
        if (penaltyWeight != null && !penaltyWeight.equals(now.penaltyWeight)) {
            List<PenaltySpec> penalties = experiment.penalties();
            if (penalties.size() != 1) {
                throw new InvalidInputException("penaltyWeight cannot be changed since the experiment has "
                        + penalties.size() + " penalties; it needs one");
            }
            changed.penalties(List.of(penalties.getFirst().withWeight(penaltyWeight)));
        }
        return changed.buildExactly();
    }
}
