package dev.gan4j.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.train.Trainer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * How fast a run trains that somebody watches, beside the trainer: the best of several of each, in turn. A measurement and
 * no test, since it says something on a quiet machine only:
 * {@code ./mvnw -pl lab -am test -Dtest=WatchedSpeedMeasurement -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Timeout(180)
class WatchedSpeedMeasurement {

    private static final int ROUNDS = 6;
    private static final int ITERATIONS = 20_000;

    @Test
    void aWatchedRunBesideTheTrainer() {
        Experiment experiment = Experiment.preset("tutorial").with(Map.of("iterations", Integer.toString(ITERATIONS),
                "pretraining", "none", "evaluation.samples", "2000"));
        double alone = Double.MAX_VALUE;
        double watched = Double.MAX_VALUE;
        int watchedIterations = 0;
        try (Laboratory lab = new Laboratory()) {
            String run = lab.run("{\"set\": {\"iterations\": " + ITERATIONS
                    + ", \"pretraining\": \"none\", \"evaluation.samples\": 2000}}");
            try (Laboratory.Stream stream = lab.stream("run=" + run)) {
                for (int round = 0; round < ROUNDS; round++) {
                    alone = Math.min(alone, Trainer.of(experiment).train().seconds());
                    int scene = lab.control(run, "{\"action\": \"restart\"}").get("scene").intValue();
                    long begin = System.nanoTime();
                    lab.control(run, "{\"action\": \"play\"}");
                    watchedIterations = stream.next("status", status -> status.get("scene").intValue() == scene
                            && status.get("state").stringValue().equals("finished")).get("lanes").get(0)
                            .get("iteration").intValue();
                    watched = Math.min(watched, (System.nanoTime() - begin) / 1e9);
                }
            }
        }
        System.getLogger(WatchedSpeedMeasurement.class.getName()).log(System.Logger.Level.INFO,
                "alone {0} s, watched {1} s, share of the speed {2}", alone, watched, alone / watched);
        // What was compared is the same work.
        assertThat(watchedIterations).isEqualTo(ITERATIONS);
    }
}
