package dev.gan4j.lab.wire;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.experiment.PretrainingSpec;
import dev.gan4j.objective.DecisionWords;
import dev.gan4j.objective.GameWords;

/**
 * What the objective says of a scene.
 *
 * @param ratio      whether the best D is p_data / (p_data + p_g); not where each class has a best D of its own
 * @param decision   what D's output means
 * @param flatD      D's objective where it cannot tell real from generated
 * @param flatG      G's objective there; null where it may be anything
 * @param pretrained whether D is fitted to a density first
 */
public record Game(boolean ratio, DecisionWords decision, @OrNull double flatD, @OrNull double flatG,
        boolean pretrained) {

    /** The game of an experiment. */
    public static Game of(Experiment experiment) {
        GameWords words = experiment.objective().objective().words();
        return new Game(words.isRatio() && experiment.label() == null, words.decision(), words.ofFlatD(),
                words.ofFlatG(),
                experiment.pretraining() instanceof PretrainingSpec.OnDensity);
    }
}
