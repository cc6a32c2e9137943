package dev.gan4j.cli;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.model.TableModel;
import dev.gan4j.model.TrainingOutcome;
import java.util.Locale;

/** A summary of a run in one line. */
final class Headline {

    private Headline() {}

    static String of(Experiment experiment, TrainingOutcome outcome, long iterations, double seconds) {
        return String.format(Locale.ROOT, "%s, seed %d: %,d iterations in %s s%s", experiment.name(),
                experiment.seed(), iterations, Numbers.text(seconds), switch (outcome) {
                    case COMPLETED -> "";
                    case STOPPED -> String.format(Locale.ROOT, ", stopped before all %,d", experiment.iterations());
                    case NOT_FINITE -> ", then a number was not finite";
                });
    }

    static String of(TableModel model) {
        TableModel.Training training = model.training();
        return String.format(Locale.ROOT,
                "%s, seed %d: %,d steps of likelihood and %,d iterations of the game in %s s%s",
                model.experiment().name(), model.experiment().seed(), training.likelihoodSteps(),
                training.gameIterations(), Numbers.text(training.seconds()),
                training.outcome() == TrainingOutcome.NOT_FINITE ? ", then a number was not finite" : "");
    }
}
