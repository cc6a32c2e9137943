package dev.gan4j.lab.run;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.lab.wire.ApiException;
import dev.gan4j.train.internal.LiveSettings;
import java.util.Map;

/** Applies live changes to the settings of a lane. */
final class Changes {

    private Changes() {}

    /** Checks everything before it changes anything. */
    static LiveSettings apply(LiveSettings now, Map<String, Double> values, Experiment experiment) {
        double rate = now.learningRate();
        double ofGenerator = now.generatorLearningRate();
        int steps = now.discriminatorSteps();
        int stepsOfG = now.generatorSteps();
        Double weight = now.penaltyWeight();
        for (Map.Entry<String, Double> entry : values.entrySet()) {
            double value = entry.getValue();
            switch (entry.getKey()) {
                case "learningRate" -> rate = value;
                case "generatorLearningRate" -> ofGenerator = value;
                case "discriminatorSteps" -> steps = whole(entry.getKey(), value);
                case "generatorSteps" -> stepsOfG = whole(entry.getKey(), value);
                case "penaltyWeight" -> weight = value;
                default -> throw ApiException.invalid("there is no live setting " + entry.getKey());
            }
        }
        LiveSettings changed = new LiveSettings(rate, ofGenerator, steps, stepsOfG, weight);
        changed.applyTo(experiment); // refuses what is out of range
        return changed;
    }

    private static int whole(String name, double value) {
        if (value != Math.rint(value) || Math.abs(value) > 1e6) {
            throw ApiException.invalid(name + " must be a whole number but was " + value);
        }
        return (int) value;
    }
}
