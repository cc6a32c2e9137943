package dev.gan4j.experiment.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gan4j.experiment.Experiment;
import dev.gan4j.testing.ParserFuzzing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fields of an experiment that a command line sets: a preset's name in the first line, then {@code path=value}. */
final class OverridesFuzzTest extends ParserFuzzing {

    OverridesFuzzTest() {
        super("overrides");
    }

    @Override
    protected List<String> words() {
        List<String> words = new ArrayList<>(ExperimentWords.ALL);
        words.addAll(Experiment.presets());
        words.addAll(List.of("=", ".", "optimiser.beta1=", "latent.dimension=", "generator.basis.type=",
                "discriminator.packing=", "objective.labelSmoothing=", "data.separator=", "penalty=", "label="));
        return words;
    }

    @Override
    protected void parse(byte[] input) {
        List<String> lines = new String(input, StandardCharsets.UTF_8).lines().toList();
        if (lines.isEmpty()) {
            return;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int equals = line.indexOf('=');
            values.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
        }
        Experiment experiment = Experiment.preset(lines.getFirst()).with(values);
        assertThat(Experiment.parse(experiment.toYaml())).as("what is written is read back as it was: %s",
                experiment.toYaml()).isEqualTo(experiment);
    }
}
