package dev.gan4j.report;

import dev.gan4j.eval.Alarm;
import dev.gan4j.eval.DiscriminatorStatistics;
import dev.gan4j.eval.Judgement;
import dev.gan4j.model.TrainingOutcome;
import dev.gan4j.train.TrainedGan;
import java.util.List;

/**
 * The words and numbers of a run's page.
 *
 * @param name          the name of the experiment
 * @param seed          of the run
 * @param judgement     how close the samples are to real ones
 * @param discriminator D's output on the real data at the end
 * @param alarms        the alarms of the run
 * @param outcome       how the run ended
 * @param iterations    adversarial iterations done
 * @param seconds       wall time of training, in seconds
 * @param yaml          the experiment, complete
 */
record RunFacts(String name, long seed, Judgement judgement, DiscriminatorStatistics discriminator,
        List<Alarm> alarms, TrainingOutcome outcome, long iterations, double seconds, String yaml) {

    static RunFacts of(TrainedGan gan) {
        return new RunFacts(gan.experiment().name(), gan.experiment().seed(), gan.judgement(),
                gan.discriminator(), gan.alarms(), gan.outcome(), gan.iterations(), gan.seconds(),
                gan.plan().complete().toYaml());
    }
}
