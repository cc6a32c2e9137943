package dev.gan4j.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.train.Trainer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How fast a run trains that somebody watches, without the diagram and with it, beside the trainer, and how many frames a
 * second reach the client: the best of several of each, in turn. A measurement and no test, since it says something on a
 * quiet machine only:
 * {@code ./mvnw -pl lab -am test -Dtest=WatchedSpeedMeasurement -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Timeout(400)
class WatchedSpeedMeasurement {

    private static final int ROUNDS = 6;

    /** What is trained. */
    enum Subject {

        TUTORIAL(40_000, Map.of("pretraining", "none", "evaluation.samples", "2000")), RING(6_000,
                Map.of("pretraining", "none", "evaluation.samples", "2000", "data", "ring8", "latent",
                        "{type: normal, dimension: 2}")), RING_WITH_CLASSES(6_000,
                                Map.of("pretraining", "none", "evaluation.samples", "2000", "data", "ring8", "latent",
                                        "{type: normal, dimension: 2}", "label", "{column: mode}"));

        private final int iterations;
        private final Map<String, String> fields;

        Subject(int iterations, Map<String, String> fields) {
            this.iterations = iterations;
            this.fields = new TreeMap<>(fields);
            this.fields.put("iterations", Integer.toString(iterations));
        }
    }

    /** A run that was watched: how long it took, and how many frames a second came. */
    private record Watched(double seconds, double frames) {

        Watched better(Watched other) {
            return new Watched(Math.min(seconds, other.seconds), Math.max(frames, other.frames));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWatchedRunBesideTheTrainer(Subject subject) {
        Experiment experiment = Experiment.preset("tutorial").with(subject.fields);
        double alone = Double.MAX_VALUE;
        Watched[] watched = {new Watched(Double.MAX_VALUE, 0), new Watched(Double.MAX_VALUE, 0)};
        try (Laboratory lab = new Laboratory()) {
            String run = lab.run(Laboratory.JSON.createObjectNode()
                    .set("set", Laboratory.JSON.valueToTree(subject.fields)).toString());
            for (int round = 0; round < ROUNDS; round++) {
                alone = Math.min(alone, Trainer.of(experiment).train().seconds());
                for (boolean diagram : new boolean[] {false, true}) {
                    int place = diagram ? 1 : 0;
                    watched[place] = watched[place].better(watch(lab, run, subject, diagram));
                }
            }
        }
        System.getLogger(WatchedSpeedMeasurement.class.getName()).log(System.Logger.Level.INFO,
                "{0}: alone {1} s; without the diagram {2} of the speed, {3} frames a second; with it {4}, {5}", subject,
                alone, alone / watched[0].seconds, watched[0].frames, alone / watched[1].seconds, watched[1].frames);
        assertThat(Arrays.stream(watched).mapToDouble(Watched::frames)).allMatch(frames -> frames > 1);
    }

    private static Watched watch(Laboratory lab, String run, Subject subject, boolean diagram) {
        try (Laboratory.Stream stream = lab.stream("run=" + run + "&diagram=" + diagram)) {
            int scene = lab.control(run, "{\"action\": \"restart\"}").get("scene").intValue();
            long begin = System.nanoTime();
            lab.control(run, "{\"action\": \"play\"}");
            int frames = 0;
            while (true) {
                Laboratory.Event event = stream.next();
                boolean isOfScene = event.data().get("scene").intValue() == scene;
                if (isOfScene && event.name().equals("frame")) {
                    frames++;
                    assertThat(event.data().get("verdicts").isNull()).isEqualTo(!diagram);
                } else if (isOfScene && event.name().equals("status")
                        && event.data().get("state").stringValue().equals("finished")) {
                    // What was compared is the same work.
                    assertThat(event.data().get("lanes").get(0).get("iteration").intValue())
                            .isEqualTo(subject.iterations);
                    double seconds = (System.nanoTime() - begin) / 1e9;
                    return new Watched(seconds, frames / seconds);
                }
            }
        }
    }
}
