package dev.gan4j.train.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gan4j.engine.State;
import dev.gan4j.experiment.Experiment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.LongToDoubleFunction;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Replays a trace of the tutorial, made in float64 by {@code make_trace.py}, through the programs that the trainer runs.
 *
 * <p>Any trace of that form: {@code ./mvnw -q test -pl core -Dtest=GoldenTraceTest -Dgan4j.trace=FILE
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class GoldenTraceTest {

    private static final double OBJECTIVE_TOLERANCE = 1e-4;
    private static final double WEIGHT_TOLERANCE = 2e-5;

    private final JsonNode trace = trace();
    private final TrainingPrograms programs = new TrainingPrograms(experiment(trace));

    @Test
    void replaysTheTutorialWithinFloat32Rounding() {
        setWeights("discriminator", trace.get("initial").get("d"));
        setWeights("generator", trace.get("initial").get("g"));
        NormalDistribution real = NormalDistribution.of(-1, 1);

        JsonNode pretraining = trace.get("pretrain");
        for (int step = 0; step < pretraining.size(); step++) {
            JsonNode expected = pretraining.get(step);
            fill(programs.pretrainingX(), expected.get("x"));
            for (int i = 0; i < programs.pretrainingX().length; i++) {
                programs.pretrainingTarget()[i] = (float) real.density(programs.pretrainingX()[i]);
            }
            assertObjective("pretraining loss", step, programs::pretrain, expected.get("loss"));
        }
        if (!pretraining.isEmpty()) {
            assertWeights("discriminator", trace.get("pretrained").get("d"));
        }

        JsonNode iterations = trace.get("iterations");
        assertThat(iterations.size()).as("iterations in the trace").isPositive();
        for (int step = 0; step < iterations.size(); step++) {
            JsonNode expected = iterations.get(step);
            fill(programs.discriminatorX(), expected.get("x"));
            fill(programs.discriminatorZ(), expected.get("zD"));
            fill(programs.generatorZ(), expected.get("zG"));
            assertObjective("D's objective", step, programs::stepDiscriminator, expected.get("objectiveD"));
            assertObjective("G's objective", step, programs::stepGenerator, expected.get("objectiveG"));
        }
        assertWeights("discriminator", trace.get("final").get("d"));
        assertWeights("generator", trace.get("final").get("g"));
    }

    private static void assertObjective(String what, int step, LongToDoubleFunction run, JsonNode expected) {
        assertThat(run.applyAsDouble(step)).as("%s at step %d", what, step).isCloseTo(expected.doubleValue(),
                within(OBJECTIVE_TOLERANCE));
    }

    private void setWeights(String network, JsonNode layers) {
        State state = programs.state();
        for (int layer = 0; layer < layers.size(); layer++) {
            state.set(network + "." + layer + ".weight", floats(layers.get(layer).get("w")));
            state.set(network + "." + layer + ".bias", floats(layers.get(layer).get("b")));
        }
    }

    private void assertWeights(String network, JsonNode layers) {
        for (int layer = 0; layer < layers.size(); layer++) {
            assertClose(network + "." + layer + ".weight", floats(layers.get(layer).get("w")));
            assertClose(network + "." + layer + ".bias", floats(layers.get(layer).get("b")));
        }
    }

    private void assertClose(String name, float[] expected) {
        float[] actual = programs.state().get(name);
        assertThat(actual).as(name).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("%s[%d]", name, i).isCloseTo(expected[i], within(WEIGHT_TOLERANCE));
        }
    }

    private static void fill(float[] minibatch, JsonNode values) {
        assertThat(values.size()).as("size of a minibatch").isEqualTo(minibatch.length);
        for (int i = 0; i < minibatch.length; i++) {
            minibatch[i] = values.get(i).floatValue();
        }
    }

    /** The numbers of a list or of a list of lists, one after the other. */
    private static float[] floats(JsonNode node) {
        var numbers = new ArrayList<Float>();
        for (JsonNode element : node) {
            if (element.isArray()) {
                for (JsonNode number : element) {
                    numbers.add(number.floatValue());
                }
            } else {
                numbers.add(element.floatValue());
            }
        }
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.get(i);
        }
        return values;
    }

    private static Experiment experiment(JsonNode trace) {
        return Experiment.preset("tutorial").with("batch", trace.get("batch").asString())
                .with("optimiser.learningRate", trace.get("learningRate").asString())
                .with("optimiser.momentum", trace.get("momentum").asString())
                .with("generator.hidden", hidden(trace.get("initial").get("g")))
                .with("discriminator.hidden", hidden(trace.get("initial").get("d")));
    }

    private static String hidden(JsonNode layers) {
        var sizes = new ArrayList<Integer>();
        for (int layer = 0; layer < layers.size() - 1; layer++) {
            sizes.add(layers.get(layer).get("b").size());
        }
        return sizes.toString();
    }

    private static JsonNode trace() {
        String file = System.getProperty("gan4j.trace", "");
        // Unset, Maven passes the property's own name on.
        try (InputStream in = file.isEmpty() || file.startsWith("$")
                ? Objects.requireNonNull(GoldenTraceTest.class.getResourceAsStream("tutorial-trace.json"))
                : Files.newInputStream(Path.of(System.getProperty("gan4j.root", "")).resolve(file))) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException("the trace must be readable: " + file, e);
        }
    }
}
