package dev.gan4j.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.train.Trainer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * How fast a run trains that somebody watches, without the diagram and with it, beside the trainer; how many frames a
 * second reach the client, and what one costs the painter: the best of several of each, in turn. A measurement and no test,
 * since it says something on a quiet machine only:
 * {@code ./mvnw -pl lab -am test -Dtest=WatchedSpeedMeasurement -Dsurefire.failIfNoSpecifiedTests=false}.
 */
@Timeout(400)
class WatchedSpeedMeasurement {

    private static final int ROUNDS = 6;

    /** What is trained. */
    enum Subject {

        TUTORIAL, RING, RING_WITH_CLASSES;

        /** Fields of the experiment. */
        Map<String, String> fields() {
            Map<String, String> fields = new TreeMap<>(Map.of("pretraining", "none", "evaluation.samples", "2000"));
            fields.put("iterations", switch (this) {
                case TUTORIAL -> "40000";
                case RING -> "10000";
                case RING_WITH_CLASSES -> "5000";
            });
            if (this != TUTORIAL) {
                fields.putAll(Map.of("data", "ring8", "latent", "{type: normal, dimension: 2}"));
            }
            if (this == RING_WITH_CLASSES) {
                fields.put("label", "{column: mode}");
            }
            return fields;
        }
    }

    /**
     * A run that was watched.
     *
     * @param iterations a second
     * @param frames     that came a second
     * @param cost       processor time of the painter for a frame, in milliseconds
     */
    private record Watched(double iterations, double frames, double cost) {

        static final Watched NEVER = new Watched(0, 0, Double.MAX_VALUE);

        Watched better(Watched other) {
            return new Watched(Math.max(iterations, other.iterations), Math.max(frames, other.frames),
                    Math.min(cost, other.cost));
        }

        String words(double alone) {
            return String.format(Locale.ROOT, "%.2f of the speed, %.1f frames a second, %.2f ms a frame",
                    iterations / alone, frames, cost);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWatchedRunBesideTheTrainer(Subject subject) {
        Experiment experiment = Experiment.preset("tutorial").with(subject.fields());
        double alone = 0;
        Watched without = Watched.NEVER;
        Watched with = Watched.NEVER;
        try (Laboratory lab = new Laboratory()) {
            String run = lab.run(Laboratory.JSON.createObjectNode()
                    .set("set", Laboratory.JSON.valueToTree(subject.fields())).toString());
            for (int round = 0; round < ROUNDS; round++) {
                alone = Math.max(alone, experiment.iterations() / Trainer.of(experiment).train().seconds());
                without = without.better(watch(lab, run, experiment.iterations(), false));
                with = with.better(watch(lab, run, experiment.iterations(), true));
            }
        }
        System.getLogger(WatchedSpeedMeasurement.class.getName()).log(System.Logger.Level.INFO,
                "{0}: alone {1} iterations a second; without the diagram {2}; with it {3}", subject, alone,
                without.words(alone), with.words(alone));
        assertThat(List.of(without.frames, with.frames)).allMatch(frames -> frames > 1);
    }

    private static Watched watch(Laboratory lab, String run, long iterations, boolean diagram) {
        try (Laboratory.Stream stream = lab.stream("run=" + run + "&diagram=" + diagram)) {
            int scene = lab.control(run, "{\"action\": \"restart\"}").get("scene").intValue();
            lab.control(run, "{\"action\": \"play\"}");
            JsonNode first = frame(stream, scene, 1);
            long spent = painterNanos();
            int came = 0;
            JsonNode last = first;
            while (last.get("iteration").longValue() < iterations) {
                last = frame(stream, scene, 1);
                came++;
                assertThat(last.get("verdicts").isNull()).isEqualTo(!diagram);
            }
            double cost = (painterNanos() - spent) / 1e6 / (last.get("number").longValue()
                    - first.get("number").longValue());
            stream.next("status", status -> status.get("scene").intValue() == scene
                    && status.get("state").stringValue().equals("finished"));
            double seconds = (last.get("time").longValue() - first.get("time").longValue()) / 1e3;
            return new Watched((iterations - first.get("iteration").longValue()) / seconds, came / seconds, cost);
        }
    }

    private static JsonNode frame(Laboratory.Stream stream, int scene, long from) {
        return stream.next("frame", frame -> frame.get("scene").intValue() == scene
                && frame.get("iteration").longValue() >= from);
    }

    /** The processor time that painters have taken. */
    private static long painterNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream().filter(each -> each.getName().equals("gan4j-lab-painter"))
                .mapToLong(each -> threads.getThreadCpuTime(each.threadId())).sum();
    }
}
