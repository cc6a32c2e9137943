package dev.gan4j.lab.wire;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.PretrainingSpec;
import dev.gan4j.objective.DecisionWords;
import dev.gan4j.objective.GameWords;

/**
 * The facts about the objective that a scene needs.
 *
 * @param ratio      whether the best D is p_data / (p_data + p_g); false if each class has its own best D
 * @param decision   the meaning of D's output
 * @param flatD      D's objective if D cannot distinguish real from generated samples
 * @param flatG      G's objective in that case; null if it may have any value
 * @param pretrained whether D is fitted to a density first
 */
public record Game(boolean ratio, DecisionWords decision, @OrNull double flatD, @OrNull double flatG,
        boolean pretrained) {

    /** Returns the facts about an experiment's objective. */
    public static Game of(Experiment experiment) {
        GameWords words = experiment.objective().objective().words();
        return new Game(words.isRatio() && experiment.label() == null, words.decision(), words.ofFlatD(),
                words.ofFlatG(),
                experiment.pretraining() instanceof PretrainingSpec.OnDensity);
    }
}
